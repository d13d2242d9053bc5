"""``guillemets events``: the forms of its output and what becomes of an unreadable input."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from guillemets.cli.main import app
from guillemets.errors import UsageError

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


def test_columns_of_a_table_are_mapped_as_in_read(tmp_path: Path) -> None:
    path = tmp_path / "archive.dat"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([["corps", "jour"], [TEXT.strip(), "2018-03-27"]])
    form = ["--input-format", "csv", "--column", "text=corps", "--column", "published=jour"]
    row = json.loads(run("--format", "jsonl", *form, str(path)).splitlines()[0])
    assert (row["event"], row["date"]) == ("SANCTION", "2018-03-27")


def test_the_form_of_an_input_says_nothing_of_a_store(tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["events", "--store", str(tmp_path / "r.db"), "--input-format", "csv"])
    assert isinstance(result.exception, UsageError)
    assert "not both" in str(result.exception)
    assert "r.db" in str(result.exception)
