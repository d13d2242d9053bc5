"""Importing the package does nothing and costs next to nothing."""

from __future__ import annotations

import subprocess
import sys

import pytest

import guillemets

PROBE = """
import sys, time
before = set(sys.modules)
started = time.perf_counter()
import guillemets
print(time.perf_counter() - started)
print(*sorted({name.partition(".")[0] for name in set(sys.modules) - before}))
"""


def probe() -> tuple[float, set[str]]:
    """Seconds of the import in a fresh interpreter, and the top-level modules that it brought in."""
    out = subprocess.run([sys.executable, "-c", PROBE], capture_output=True, text=True, check=True).stdout.splitlines()
    return float(out[0]), set(out[1].split())


def test_import_brings_in_no_heavy_library():
    _, modules = probe()
    assert "guillemets" in modules
    assert not modules & {"spacy", "numpy", "msgspec", "rich", "typer", "jinja2", "charset_normalizer"}


def test_import_takes_less_than_a_tenth_of_a_second():
    # The best of three: a busy machine slows an import down, and nothing speeds it up.
    assert min(probe()[0] for _ in range(3)) < 0.1


@pytest.mark.parametrize("name", guillemets.__all__)
def test_public_names_are_there_when_asked_for(name: str):
    assert getattr(guillemets, name).__name__ == name
    assert name in dir(guillemets)


def test_an_unknown_name_is_refused():
    with pytest.raises(AttributeError, match="no attribute 'analyze'"):
        _ = guillemets.analyze
