"""``guillemets utterance``: the wordings of one utterance and who carried it, as a person asks for them."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from guillemets.store.store import open_store
from runs import Command
from told import told

KALLAS = "Kaja Kallas"


@pytest.fixture
def asked(tmp_path: Path) -> tuple[Path, str]:
    """A store in which two dispatches carry one utterance, and the id of its later statement."""
    path = tmp_path / "record.db"
    first, later = (
        told(f"{content}, a dit {KALLAS}.", said=((KALLAS, content),), published=published, headline=headline)
        for content, published, headline in (
            ("exercer une pression maximum sur Moscou", "2025-01-28T20:47+01:00", "Kallas veut agir"),
            ("«une pression maximale»", "2025-01-29", "L'Europe hausse le ton"),
        )
    )
    with open_store(path) as store, store.writing() as writer:
        writer.add(later)
        writer.add(first)
    return path, f"{later.dispatch.id[:12]}:a1"


def test_the_page_has_every_wording_and_the_first_carrier_first(command: Command, asked: tuple[Path, str]):
    run = command("utterance", asked[1], "--store", asked[0])
    lines = run.out.splitlines()
    assert lines[0] == "Kaja Kallas  2 wordings, 2 carriers, 2 each copy once"
    assert "«une pression maximale»" in run.out
    assert "in other words" in run.out
    assert run.out.index("2025-01-28T20:47") < run.out.rindex("2025-01-29")


def test_json_has_a_row_for_each_carrier(command: Command, asked: tuple[Path, str]):
    rows = json.loads(command("utterance", asked[1], "--store", asked[0], "--json").out)
    assert [(row["headline"], row["likeness"]) for row in rows] == [
        ("Kallas veut agir", "same"),
        ("L'Europe hausse le ton", "reworded"),
    ]


def test_csv_has_the_same_rows(command: Command, asked: tuple[Path, str]):
    rows = list(csv.DictReader(io.StringIO(command("utterance", asked[1], "--store", asked[0], "--csv").out)))
    assert [row["published"] for row in rows] == ["2025-01-28T20:47+01:00", "2025-01-29"]


def test_french_words_where_asked_for(command: Command, asked: tuple[Path, str]):
    assert "reformulée" in command("utterance", asked[1], "--store", asked[0], "--lang", "fr").out


def test_a_statement_that_is_not_there_is_an_error(command: Command, asked: tuple[Path, str]):
    run = command("utterance", asked[1].replace(":a1", ":a9"), "--store", asked[0])
    assert (run.code, "no statement 'a9'" in run.err) == (2, True)
