"""What the README shows works as it stands there."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from typer.testing import CliRunner

from guillemets.cli.main import app

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text("utf-8")


@pytest.mark.model
def test_python_of_the_readme_runs(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    (block,) = re.findall(r"^```python\n(.*?)^```$", README, flags=re.MULTILINE | re.DOTALL)
    monkeypatch.chdir(ROOT)
    exec(compile(block, "README.md", "exec"), {})  # noqa: S102 -- the block is ours
    assert capsys.readouterr().out.startswith("Lucia Arnold threatens ['«Nous ne céderons pas»']")


@pytest.mark.model
def test_commands_about_a_store_find_something(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    (block,) = re.findall(r"^```\n(guillemets ingest .*?)^```$", README, flags=re.MULTILINE | re.DOTALL)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    commands = [shlex.split(line, comments=True)[1:] for line in block.splitlines()]
    for command in commands:
        result = CliRunner().invoke(app, command)
        assert result.exit_code == 0, result.output
        assert "nothing found" not in result.output, command
    assert {path.name for path in tmp_path.iterdir()} >= {"record.db", "gender.html", "tables"}


def test_links_of_the_readme_lead_somewhere():
    targets = re.findall(r"\]\((?!https?:)([^)#]+)", README)
    assert targets
    assert [target for target in targets if not (ROOT / target).exists()] == []


def test_targets_that_the_readme_names_are_made():
    made = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), flags=re.MULTILINE))
    assert set(re.findall(r"`?make ([a-z]+)", README)) <= made
