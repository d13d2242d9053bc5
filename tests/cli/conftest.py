"""The command line run in process, with and without a linguistic model behind it."""

from __future__ import annotations

import io
import sys

import pytest

from guillemets.cli.main import main
from runs import ByHand, Command, Run


@pytest.fixture
def command(monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]) -> Command:
    """``command("read", "a.txt", stdin=b"...")`` as a person would type it, in an English terminal of 80 columns."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG", "GUILLEMETS_MODEL", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLUMNS", "80")

    def run(*arguments: object, stdin: bytes = b"") -> Run:
        monkeypatch.setattr(sys, "argv", ["guillemets", *map(str, arguments)])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BufferedReader(io.BytesIO(stdin))))
        with pytest.raises(SystemExit) as left:
            main()
        sys.stdout.flush()
        captured = capfdbinary.readouterr()
        code = left.value.code
        return Run(code if isinstance(code, int) else 0, captured.out.decode(), captured.err.decode())

    return run


@pytest.fixture
def by_hand(monkeypatch: pytest.MonkeyPatch) -> type[ByHand]:
    """The stand-in for the reader, in its place; no linguistic model is loaded."""
    fresh = type("ByHand", (ByHand,), {})
    monkeypatch.setattr("guillemets.reader.Reader", fresh)
    return fresh
