"""Jobs whose analysis is known beforehand, so that engines can be tested without a model."""

from __future__ import annotations

from pathlib import Path

import pytest

from batch import quick_job


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Analysis gives the invented record of a text at once, or the harm that it asks for."""
    monkeypatch.setattr("guillemets.batch.analyse.analyse", quick_job.analyse)
    monkeypatch.setattr("guillemets.batch.tasks.load_tools", lambda *_: quick_job.TOOLS)


@pytest.fixture
def lines(tmp_path: Path) -> Path:
    """A file of JSON Lines with the invented dispatches."""
    path = tmp_path / "in.jsonl"
    quick_job.write_lines(path)
    return path


@pytest.fixture
def result(quick: None, lines: Path, tmp_path: Path) -> Path:  # noqa: ARG001 -- it must come first
    """The folder of a finished job over the invented dispatches."""
    folder = tmp_path / "result"
    quick_job.run_local(quick_job.job_of(lines, folder), 1)
    return folder
