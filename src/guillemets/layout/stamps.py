"""Date stamps: "28.1.2025 - 20:47", "Publié le 28 janvier 2025 à 20h47", "Mis à jour: 28/01/2025, 21:03"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from guillemets.lexicons.date_words import DateWordType

if TYPE_CHECKING:
    from collections.abc import Iterable

    from guillemets.lexicons import Lexicons

_CENTURY = 2000
_BLANK = r"[ \u00a0\u202f]?"
_TIME = rf"(?P<hour>[01]?\d|2[0-3]){_BLANK}(?:[hH:]|\.(?=\d\d\b)){_BLANK}(?P<minute>[0-5]\d)?(?::\d\d)?(?!\d)"
_OFFSET = r"(?P<offset>Z|[+-]\d{2}:?\d{2})"


class Deed(StrEnum):
    """What was done at the instant of a stamp."""

    CREATED = "created"
    UPDATED = "updated"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """A date stamp ``[start, end)``; ``marked`` when a word says what was done then ("Publié le")."""

    start: int
    end: int
    day: date
    clock: time | None
    offset: timezone | None
    deed: Deed
    marked: bool

    def iso(self, zone: str | None) -> str:
        """The instant in ISO 8601 with its own offset or that of ``zone`` (IANA name), or the date alone.

        Without a zone the time of day says nothing sure, and the date alone is returned.
        """
        zoned = self.offset or (ZoneInfo(zone) if zone else None)
        if self.clock is None or zoned is None:
            return self.day.isoformat()
        return datetime.combine(self.day, self.clock, zoned).isoformat()


def find_stamps(text: str, start: int, end: int, words: Lexicons) -> list[Stamp]:
    """The date stamps between two offsets, in order; an impossible date ("31.2.2025") is none."""
    pattern, months, markers, zones = _grammar(words)
    found: list[Stamp] = []
    for match in pattern.finditer(text, start, end):
        day = _day(match, months)
        if day is None:
            continue
        clock = time(int(match["hour"]), int(match["minute"] or 0)) if match["hour"] else None
        written = match["offset"] or zones.get((match["zone"] or "").lower(), "")
        marker = " ".join((match["marker"] or "").lower().split())
        found.append(
            Stamp(
                start=match.start(),
                end=match.end(),
                day=day,
                clock=clock,
                offset=_offset(written) if clock and written else None,
                deed=Deed(markers.get(marker, Deed.CREATED)),
                marked=marker not in ("", "le"),
            )
        )
    return found


def _day(match: re.Match[str], months: dict[str, str]) -> date | None:
    try:
        if match["iso"]:
            return date.fromisoformat(match["iso"])
        month = months[match["name"].lower()] if match["name"] else match["month"]
        year = int(match["year"] or match["year2"])
        return date(year if year >= 100 else year + _CENTURY, int(month), int(match["day"]))  # noqa: PLR2004
    except ValueError:
        return None


def _offset(written: str) -> timezone:
    if written in ("Z", "z"):
        return UTC
    sign = -1 if written[0] == "-" else 1
    return timezone(sign * timedelta(hours=int(written[1:3]), minutes=int(written[-2:])))


def _any_of(terms: Iterable[str]) -> str:
    longest_first = sorted(terms, key=lambda term: (-len(term), term))
    return "|".join(re.escape(term).replace(r"\ ", r"[ \u00a0\u202f]") for term in longest_first)


@lru_cache(maxsize=4)
def _grammar(words: Lexicons) -> tuple[re.Pattern[str], dict[str, str], dict[str, str], dict[str, str]]:
    """The pattern of a stamp over the words of the lexicon, and the values of months, markers and zones."""
    known = words.date_words
    months, markers, zones = (known[kind] for kind in (DateWordType.MONTH, DateWordType.MARKER, DateWordType.ZONE))
    pattern = rf"""(?<![\w.,/:-])
        (?:(?P<marker>{_any_of(markers)})[ \u00a0\u202f]?:?[ \u00a0\u202f]?)?
        (?:(?:{_any_of(known[DateWordType.WEEKDAY])}),?[ \u00a0\u202f])?
        (?: (?P<iso>\d{{4}}-\d\d-\d\d)(?:[T\u00a0 ](?={_bare(_TIME)}))?
          | (?:le[ ])?(?P<day>\d{{1,2}})(?:er)?
            (?: [ \u00a0\u202f](?P<name>{_any_of(months)})\.?,?[ \u00a0\u202f](?P<year>\d{{4}})(?!\d)
              | (?P<mark>[./])(?P<month>\d{{1,2}})(?P=mark)(?P<year2>\d{{4}}|\d{{2}})(?![\d./]\d) ) )
        (?:(?:[ \u00a0\u202f]?(?:[,|•·–—-]|à|vers)[ \u00a0\u202f]?|[ \u00a0\u202f]|(?<=[T\u00a0 ]))?{_TIME}
           (?:[ \u00a0\u202f]?{_OFFSET}|[ \u00a0\u202f]?\(?(?P<zone>{_any_of(zones)})\b\)?)? )?
        (?!\w)"""
    return re.compile(pattern, re.VERBOSE | re.IGNORECASE), months, markers, zones


def _bare(pattern: str) -> str:
    """The pattern without the names of its groups, for a second use."""
    return re.sub(r"\?P<\w+>", "?:", pattern)
