"""Abbreviations whose full stop ends no sentence."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from guillemets.lexicons.load import read_rows


@dataclass(frozen=True, slots=True, kw_only=True)
class Abbreviation:
    """One abbreviation, without its full stop, in lower case."""

    form: str
    example: str
    source: str


@cache
def read_abbreviations() -> frozenset[str]:
    """The abbreviations of ``abbreviations.tsv`` in lower case."""
    return frozenset(row.form for row in read_rows("abbreviations.tsv", Abbreviation, key=("form",)))
