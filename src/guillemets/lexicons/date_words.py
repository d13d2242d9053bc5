"""The words of date lines: months, weekdays, what was done at that instant, named zones."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from guillemets.lexicons.load import read_rows


class DateWordType(StrEnum):
    """What a word does in a date line; ``value`` is the month's number, the deed, or the offset from UTC."""

    MONTH = "month"
    WEEKDAY = "weekday"
    MARKER = "marker"
    ZONE = "zone"


@dataclass(frozen=True, slots=True, kw_only=True)
class DateWord:
    """One word of a date line, in lower case."""

    term: str
    type: DateWordType
    value: str = ""
    example: str
    source: str


def read_date_words() -> dict[DateWordType, dict[str, str]]:
    """The words of ``date_words.tsv`` by type, each with its value.

    >>> read_date_words()[DateWordType.MONTH]["février"]
    '2'
    """
    found: dict[DateWordType, dict[str, str]] = {kind: {} for kind in DateWordType}
    for row in read_rows("date_words.tsv", DateWord, key=("term",)):
        found[row.type][row.term] = row.value
    return found
