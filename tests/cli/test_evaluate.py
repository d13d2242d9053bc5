"""``guillemets evaluate``: figures, faults and comparisons for folders of gold."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner, Result

from guillemets.cli.evaluate import evaluate
from guillemets.errors import InputError, UsageError

EXAMPLES = Path(__file__).parents[2] / "examples"

app = typer.Typer()
app.command()(evaluate)


def run(*arguments: object) -> Result:
    return CliRunner().invoke(app, [str(one) for one in arguments])


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    folder = tmp_path / "gold"
    folder.mkdir()
    for suffix in (".txt", ".json"):
        shutil.copy(EXAMPLES / f"sante-ats{suffix}", folder)
    return folder


@pytest.fixture
def half(gold: Path, tmp_path: Path) -> Path:
    """Predictions that know every second attribution."""
    folder = tmp_path / "half"
    folder.mkdir()
    record = json.loads((gold / "sante-ats.json").read_bytes())
    record["attributions"] = record["attributions"][::2]
    (folder / "sante-ats.json").write_text(json.dumps(record))
    return folder


def test_the_table_has_figures_intervals_and_slices(gold: Path, half: Path) -> None:
    told = run(gold, "--pred", half, "--system", "moitié").stdout
    assert told.startswith("moitié\n")
    for words in ("content_partial_r", "0.529", "radar_0.8_f1", "direct", "15-39 words", "(no rule)"):
        assert words in told


def test_json_is_one_object(gold: Path, half: Path) -> None:
    figures = json.loads(run(gold, "--pred", half, "--json").stdout)
    assert figures["content_partial_p"] == 1.0
    assert figures["system"] == str(half)
    assert {one["label"] for one in figures["by_type"]} == {"direct", "indirect", "mixed"}


@pytest.mark.parametrize("name", ["errors.txt", "errors.html"])
def test_faults_are_written_beside_the_figures(gold: Path, half: Path, tmp_path: Path, name: str) -> None:
    result = run(gold, "--pred", half, "--errors", tmp_path / name)
    assert "8 faults" in result.stderr
    page = (tmp_path / name).read_text(encoding="utf-8")
    assert page.startswith("<!doctype html>" if name.endswith("html") else "== sante-ats")
    assert ("n&#x27;importe" if name.endswith("html") else "n'importe") in page


def test_two_runs_are_compared(gold: Path, half: Path) -> None:
    told = run(gold, "--pred", gold, "--compare", half).stdout
    assert "8 gained, 0 lost" in told
    assert "+ sante-ats [" in told
    changes = json.loads(run(gold, "--pred", gold, "--compare", half, "--json").stdout)["changes"]
    assert {(one["before"], one["after"]) for one in changes} == {("missed", "exact, right speaker")}


def test_what_cannot_work_is_said(gold: Path, half: Path, tmp_path: Path) -> None:
    assert isinstance(run(tmp_path / "nothing").exception, InputError)
    assert isinstance(run(half, "--pred", half).exception, InputError)
    assert isinstance(run(gold, "--pred", tmp_path / "nothing").exception, InputError)
    assert isinstance(run(gold, "--pred", half, "--compare", tmp_path / "nothing").exception, InputError)
    assert isinstance(run(gold, "--pred", half, "--errors", tmp_path / "no" / "e.txt").exception, UsageError)


@pytest.mark.model
def test_without_predictions_the_dispatches_are_read_now(gold: Path) -> None:
    figures = json.loads(run(gold, "--json").stdout)
    assert figures["system"] == "guillemets"
    assert figures["missing"] == 0
