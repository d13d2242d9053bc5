"""Adjectives that say where an unnamed source sits: de source policière, selon une source diplomatique."""

from __future__ import annotations

from dataclasses import dataclass

from guillemets.lexicons.load import read_rows
from guillemets.lexicons.source_nouns import SourceField


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcingAdjective:
    """One adjective that stands after "source".

    ``institution`` names in English the body the source belongs to; it is empty where the adjective only vouches for
    the source or hides it (fiable, concordante, anonyme).
    """

    adjective: str
    forms: tuple[str, ...]
    field: SourceField
    institution: str = ""
    example: str
    source: str


def read_sourcing_adjectives() -> dict[str, SourcingAdjective]:
    """The adjectives by each of their forms. Raises LexiconError on a faulty file."""
    rows = read_rows("sourcing_adjectives.tsv", SourcingAdjective, key=("adjective",))
    return {form: row for row in rows for form in row.forms}
