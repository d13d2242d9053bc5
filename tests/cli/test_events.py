"""``guillemets events``: the forms of its output and what becomes of an unreadable input."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from guillemets.cli.main import app

pytestmark = pytest.mark.model

TEXT = "La Suède a expulsé trois diplomates russes, a annoncé mardi le ministère des Affaires étrangères à Stockholm.\n"


@pytest.fixture
def dispatch(tmp_path: Path) -> Path:
    path = tmp_path / "stockholm.txt"
    path.write_text(TEXT, "utf-8")
    return path


def run(*arguments: str) -> str:
    result = CliRunner().invoke(app, ["events", *arguments])
    assert result.exit_code == 0, result.output
    return result.stdout


def test_table_names_type_parties_and_words(dispatch: Path) -> None:
    assert run(str(dispatch)).split("\t")[1:4] == ["SANCTION.expel", "Suède", "diplomates russes"]


def test_jsonl_has_the_field_names_of_plover(dispatch: Path) -> None:
    row = json.loads(run("--format", "jsonl", str(dispatch)).splitlines()[0])
    assert (row["event"], row["mode"], row["actor"], row["quad_code"], row["event_scale"]) == (
        "SANCTION",
        "expel",
        "SWE",
        4,
        -5.5,
    )


def test_gdelt_columns_open_with_the_id_and_hold_quad_class_and_scale(dispatch: Path) -> None:
    row = next(csv.DictReader(io.StringIO(run("--format", "gdelt", str(dispatch)))))
    assert (row["Actor1CountryCode"], row["QuadClass"], row["GoldsteinScale"]) == ("SWE", "4", "-5.5")
    assert row["Actor2CountryCode"] == "RUS"


def test_unreadable_input_gives_exit_code_2(tmp_path: Path) -> None:
    assert CliRunner().invoke(app, ["events", str(tmp_path / "none.txt")]).exit_code == 2
