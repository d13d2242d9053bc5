"""The bar of a long run: what it says, and that it comes to its end."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from guillemets.cli.progress import watched
from guillemets.formats import InputOptions, find_sources
from guillemets.ingest import Tally
from guillemets.model.dispatch import RawDispatch
from guillemets.model.refusal import RefusedInput


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def taken(inputs: Iterator[RawDispatch | RefusedInput]) -> Iterator[Tally]:
    for number, _ in enumerate(inputs, 1):
        yield Tally(added=number)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in "abc":
        (tmp_path / f"{name}.txt").write_text(f"Le pont {name} a rouvert mardi, a dit le maire.\n" * 20, "utf-8")
    return tmp_path


def test_bar_shows_number_and_rate_on_a_terminal(folder: Path, monkeypatch: pytest.MonkeyPatch):
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setenv("TERM", "xterm")
    assert watched(find_sources([str(folder)]), InputOptions(), taken) == Tally(added=3)
    assert "3 new" in terminal.getvalue()
    assert "/s" in terminal.getvalue()


def test_nothing_is_drawn_elsewhere(folder: Path, capsys: pytest.CaptureFixture[str]):
    assert watched(find_sources([str(folder)]), InputOptions(), taken) == Tally(added=3)
    assert watched([], InputOptions(), taken) == Tally()
    assert capsys.readouterr() == ("", "")
