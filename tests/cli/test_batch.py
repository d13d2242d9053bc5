"""The commands of batches: a job and its summary, questions to its result, its way into a store."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from batch import quick_job
from batch.quick_job import MANY
from runs import Command


@pytest.fixture
def lines(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Invented dispatches whose analysis is known."""
    monkeypatch.setattr("guillemets.batch.analyse.analyse", quick_job.analyse)
    monkeypatch.setattr("guillemets.batch.tasks.load_tools", lambda *_: quick_job.TOOLS)
    path = tmp_path / "in.jsonl"
    quick_job.write_lines(path)
    return path


def test_a_batch_is_done_asked_and_loaded(lines: Path, tmp_path: Path, command: Command) -> None:
    result = tmp_path / "result"
    run = command("batch", lines, "--output", result, "-j", "2")
    assert (run.code, run.out.splitlines()[0]) == (0, f"{MANY} dispatches: {MANY} records, 0 copies, 0 refused, 4 days")
    assert run.out.splitlines()[-1] == f"in {result}"
    assert "analysing dispatches: 60 of 60 to do" in run.err
    query = "SELECT count(*) AS n, 'un, deux' AS words FROM dispatches"
    assert command("sql", result, query, "--format", "csv").out == f'n,words\n{MANY},"un, deux"\n'
    assert json.loads(command("sql", result, query, "--format", "jsonl").out) == {"n": MANY, "words": "un, deux"}
    assert str(MANY) in command("sql", result, query).out
    assert command("sql", result, "SELEC").code == 2
    store = tmp_path / "record.db"
    assert f"{MANY} new dispatches, 0 known" in command("load", result, "--store", store).out
    assert f"0 new dispatches, {MANY} known" in command("load", result, "--store", store).out


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("none.jsonl",), "no such file"),
        (("-",), "a batch reads files"),
        (("in.jsonl", "--published", "hier"), "no ISO 8601"),
        (("in.jsonl", "--column", "corps"), "maps no column"),
    ],
)
def test_what_cannot_be_done_is_told_before_a_folder_is_made(
    words: tuple[str, ...], told: str, lines: Path, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(lines.parent)
    run = command("batch", *words, "--output", "out")
    assert (run.code, told in run.err) == (2, True), run.err
    assert not Path("out").exists()
