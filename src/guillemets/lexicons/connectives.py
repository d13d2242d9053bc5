"""Connectives: words that tie a sentence to the one before it and belong to no content."""

from __future__ import annotations

from dataclasses import dataclass

from guillemets.lexicons.load import read_rows


@dataclass(frozen=True, slots=True, kw_only=True)
class Connective:
    """One connective in lower case; ``bare`` ones need no comma after them."""

    phrase: str
    bare: bool
    example: str
    source: str


def connectives() -> dict[str, bool]:
    """Whether each connective is one even without a comma, by its phrase in lower case."""
    return {row.phrase: row.bare for row in read_rows("connectives.tsv", Connective, key=("phrase",))}
