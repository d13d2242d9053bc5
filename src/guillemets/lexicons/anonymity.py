"""How copy says that a source does not want to be named."""

from __future__ import annotations

from dataclasses import dataclass

from guillemets.lexicons.load import read_rows


@dataclass(frozen=True, slots=True, kw_only=True)
class AnonymityPhrase:
    """One wording, in lower case."""

    term: str
    example: str
    source: str


def read_anonymity() -> tuple[AnonymityPhrase, ...]:
    """The wordings of ``anonymity.tsv``, the longest first."""
    rows = read_rows("anonymity.tsv", AnonymityPhrase, key=("term",))
    return tuple(sorted(rows, key=lambda row: -len(row.term)))
