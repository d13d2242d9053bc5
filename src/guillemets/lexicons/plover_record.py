"""How often events of each type were right in texts that were read by hand: what confidence is made of."""

from __future__ import annotations

from dataclasses import dataclass

from guillemets.lexicons.load import read_rows

_AS_GOOD_AS = 10
"""Events of any type that each type's own count is set against: few events of a type say little."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TypeRecord:
    """Of ``judged`` events of a type, ``right`` had the right type."""

    type: str
    judged: int
    source: str
    right: int = 0


class TrackRecord:
    """The counts of all types, and the share of right ones that is to be expected of each."""

    def __init__(self, rows: tuple[TypeRecord, ...]) -> None:
        self.rows = rows
        self.overall = sum(row.right for row in rows) / sum(row.judged for row in rows)
        self._own = {row.type: row for row in rows}

    def share(self, event: str) -> float:
        """The share of events of the type that are right, drawn towards that of all types where few were judged."""
        row = self._own.get(event)
        judged, right = (row.judged, row.right) if row is not None else (0, 0)
        return (right + _AS_GOOD_AS * self.overall) / (judged + _AS_GOOD_AS)


def read_track_record(text: str | None = None) -> TrackRecord:
    """The counts of plover_record.tsv. Raises LexiconError for a faulty row."""
    return TrackRecord(read_rows("plover_record.tsv", TypeRecord, key=("type",), text=text))
