"""The codes and desk notes with which the fields of a wire say where a dispatch stands in its life."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from guillemets.lexicons.load import read_rows


@dataclass(frozen=True, slots=True, kw_only=True)
class WireCode:
    """One code (the last part of a QCode or address) or the opening of a note, in lower case."""

    kind: Literal["code", "note"]
    term: str
    status: Literal["alert", "urgent", "lead", "update", "correction", "withdrawal"]
    example: str
    source: str


@cache
def read_wire_codes() -> tuple[WireCode, ...]:
    """The rows of ``wire_codes.tsv``, longer terms before shorter ones.

    >>> next(row.status for row in read_wire_codes() if row.term == "canceled")
    'withdrawal'
    """
    rows = read_rows("wire_codes.tsv", WireCode, key=("kind", "term"))
    return tuple(sorted(rows, key=lambda row: -len(row.term)))
