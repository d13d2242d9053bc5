"""Nouns that say when: they begin an adjunct, never a source or a content."""

from __future__ import annotations

from dataclasses import dataclass

from guillemets.lexicons.load import read_rows


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeNoun:
    """One noun of time in lower case."""

    noun: str
    example: str
    source: str


def time_nouns() -> frozenset[str]:
    """The nouns of ``time_nouns.tsv`` in lower case."""
    return frozenset(row.noun for row in read_rows("time_nouns.tsv", TimeNoun, key=("noun",)))
