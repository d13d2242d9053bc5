"""``guillemets times``: the three forms, and what goes wrong."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from guillemets.cli.times import times
from guillemets.errors import InputError, UsageError

TEXT = "Le vote aura lieu lundi à 14h30 (12h30 GMT)."


@pytest.fixture
def app() -> typer.Typer:
    made = typer.Typer()
    made.command()(times)
    return made


@pytest.fixture
def path(tmp_path: Path) -> str:
    file = tmp_path / "a.txt"
    file.write_text(TEXT, "utf-8")
    return str(file)


def run(app: typer.Typer, *arguments: str) -> str:
    outcome = CliRunner().invoke(app, arguments, catch_exceptions=False)
    assert outcome.exit_code == 0
    return outcome.stdout


def test_lines_for_people(app: typer.Typer, path: str):
    assert run(app, "--published", "2016-11-24", path).splitlines() == [
        "18-31\tTIME\t2016-11-28T14:30\t-\tlundi à 14h30",
        "33-42\tTIME\t2016-11-28T12:30\t-\t12h30 GMT",
    ]


def test_json_says_what_a_value_rests_on(app: typer.Typer, path: str):
    shown = json.loads(run(app, "--published", "2016-11-24", "-f", "json", path))
    assert shown["published"] == "2016-11-24"
    assert [(row["text"], row["basis"], row["assumed"], row["instant"]) for row in shown["times"]] == [
        ("lundi à 14h30", "read", [], "2016-11-28T12:30:00Z"),
        ("12h30 GMT", "defaulted", ["day"], "2016-11-28T12:30:00Z"),
    ]


def test_timeml_holds_the_whole_text(app: typer.Typer, path: str):
    assert '<TIMEX3 tid="t1" type="TIME" value="2016-11-28T14:30">lundi à 14h30</TIMEX3>' in run(
        app, "--published", "2016-11-24", "-f", "timeml", path
    )


def test_without_publication_the_holes_are_kept(app: typer.Typer, path: str):
    assert run(app, path).splitlines()[0] == "18-31\tTIME\tXXXX-WXX-1T14:30\t-\tlundi à 14h30"


def test_a_publication_that_is_no_date(app: typer.Typer, path: str):
    with pytest.raises(UsageError, match="no ISO 8601 date"):
        run(app, "--published", "hier", path)


def test_a_file_that_is_not_there_stops_no_other(app: typer.Typer, tmp_path: Path, path: str):
    outcome = CliRunner().invoke(app, [str(tmp_path / "none.txt"), path])
    assert outcome.exit_code == InputError.exit_code
    assert "none.txt" in outcome.stderr
    assert "14:30" in outcome.stdout


@pytest.fixture
def lines(tmp_path: Path) -> str:
    rows = [
        {"id": "d1", "text": "La séance est levée, elle reprendra demain.", "published": "2020-02-28"},
        {"id": "d2", "text": "Rien n'est encore fixé.", "published": "2020-03-01"},
        {"text": ""},
    ]
    file = tmp_path / "d.jsonl"
    file.write_text("\n".join(json.dumps(row) for row in rows), "utf-8")
    return str(file)


def test_each_dispatch_counts_from_its_own_publication(app: typer.Typer, lines: str):
    outcome = CliRunner().invoke(app, [lines, "-f", "json"])
    shown = [json.loads(line) for line in outcome.stdout.splitlines()]
    assert [(one["source"]["id"], one["published"]) for one in shown] == [("d1", "2020-02-28"), ("d2", "2020-03-01")]
    assert [[row["value"] for row in one["times"]] for one in shown] == [["2020-02-29"], []]


def test_a_bad_row_is_named_and_the_others_go_on(app: typer.Typer, lines: str):
    outcome = CliRunner().invoke(app, [lines])
    assert outcome.exit_code == InputError.exit_code
    assert [line for line in outcome.stdout.splitlines() if line.startswith("#")] == ["# d1", "# d2"]
    assert "d.jsonl" in outcome.stderr


def test_timeml_of_several_is_refused(app: typer.Typer, lines: str):
    with pytest.raises(UsageError, match="one dispatch at a time"):
        run(app, lines, "-f", "timeml")
