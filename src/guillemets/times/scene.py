"""Where a text stands in time: the reference it was published at, the last date it named, and what its rules caught."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, datetime, time, tzinfo
from enum import StrEnum
from itertools import islice
from typing import TYPE_CHECKING

from guillemets.errors import UsageError
from guillemets.lexicons.times import Tense
from guillemets.model.temporal import TimexType
from guillemets.times.periods import Period, Unit
from guillemets.times.tense import TenseClues

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from guillemets.times.tokens import Value

_NEAR = 7  # days: a clock time belongs to a day named this close to the dispatch, else to the dispatch's own day
_LIMITS = frozenset({"BEFORE", "AFTER"})  # "avant lundi" names no day on which anything happened
_LONG = frozenset({Unit.YEAR, Unit.DECADE, Unit.CENTURY})  # "à ce même moment" points at nothing as long
_DATE_LENGTH = len("2016-11-24")


# A paragraph that opens with a clock time, after two words at most: an entry of a live report.
_ENTRY = re.compile(r"^[^\w\n]{0,4}(?:[^\W\d]{1,12}[ \u00a0]){0,2}\d{1,2}\s?[hH:]\s?[0-5]\d", re.MULTILINE)
_LEAD = 20  # code points that may stand before the clock time of an entry
_ENTRIES = 3


class Assumption(StrEnum):
    """What the text does not say and the value holds all the same."""

    YEAR = "year"
    CENTURY = "century"
    DAY = "day"
    DIRECTION = "direction"


@dataclass(frozen=True, slots=True)
class Reference:
    """When the text was published: the day, the clock time and zone where they are known."""

    day: date
    clock: time | None = None
    zone: tzinfo | None = None

    @classmethod
    def parse(cls, published: str) -> Reference:
        """The reference that an ISO 8601 date or instant names.

        Raises UsageError for anything else.

        >>> Reference.parse("2025-01-28T20:47:00+01:00").day
        datetime.date(2025, 1, 28)
        """
        try:
            if len(published) <= _DATE_LENGTH:
                return cls(date.fromisoformat(published))
            instant = datetime.fromisoformat(published)
        except ValueError:
            raise UsageError(
                f"{published!r} is not a date", where="published", hint="write 2016-11-24 or 2016-11-24T20:47:00+01:00"
            ) from None
        return cls(instant.date(), instant.time(), instant.tzinfo)


@dataclass(frozen=True, slots=True, kw_only=True)
class Slots:
    """What one rule caught: its place in the text, the values of its slots, and what the rule fixes."""

    start: int
    end: int
    values: Mapping[str, Value]
    fixed: str = ""
    mod: str = ""

    def has(self, *names: str) -> bool:
        """Whether every one of the slots was filled."""
        return all(name in self.values for name in names)

    def having(self, name: str, value: Value) -> Slots:
        """The same slots with one more filled."""
        return replace(self, values={**self.values, name: value})

    def whole(self, name: str, default: int = 0) -> int:
        """The slot as a whole number, ``default`` when it was not filled."""
        value = self.values.get(name)
        return default if value is None else int(value)

    def number(self, name: str) -> float | None:
        """The slot as a number, None when it was not filled."""
        value = self.values.get(name)
        return None if value is None else float(value)

    def word(self, name: str) -> str:
        """The slot as it stands in the lexicon, empty when it was not filled."""
        return str(self.values.get(name, ""))


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolved:
    """What an expression means: type, value and modifier, its stretch of the calendar, and what was assumed.

    ``moment`` is the clock time as the text tells it, ``instant`` the same in UTC where a zone is named.
    """

    type: TimexType = TimexType.DATE
    value: str
    mod: str | None = None
    period: Period | None = None
    begin: datetime | date | None = None
    end: datetime | date | None = None
    instant: datetime | None = None
    moment: datetime | None = None
    assumed: tuple[Assumption, ...] = ()


@dataclass(slots=True)
class Scene:
    """The state of one reading: it remembers the dates named so far, and tells the tense around a place."""

    text: str
    reference: Reference | None
    tense_at: Callable[[int], Tense | None] | None = None
    last: Period | None = None
    last_day: date | None = None
    last_end: int = 0
    last_moment: Period | None = None
    last_clock: datetime | None = None
    national_day: str = ""
    _clues: TenseClues | None = None
    _live: bool | None = None

    def remember(self, found: Resolved, end: int) -> None:
        """Keep what was just named, up to ``end``, for "la veille", "ce jour-là" and clock times to come."""
        if found.period is None or (found.type is TimexType.DATE and found.mod in _LIMITS):
            return
        self.last = found.period
        self.last_clock = found.moment or self.last_clock
        if found.period.unit not in _LONG:
            self.last_moment = found.period
        if found.period.unit is Unit.DAY:
            self.last_day, self.last_end = found.period.first, end

    def tense(self, slots: Slots) -> Tense | None:
        """The tense of the clause around an expression: from the parse where there is one, else from its words.

        A present tense may be that of an auxiliary ("est mort"): the words are asked first.
        """
        told = self.tense_at(slots.start) if self.tense_at else None
        if told and told is not Tense.PRESENT:
            return told
        if self._clues is None:
            self._clues = TenseClues.of(self.text)
        return self._clues.around(slots.start, slots.end) or told

    def day_at_hand(self, slots: Slots) -> date | None:
        """The day that a clock time or "la soirée" belongs to: the last one named if it is near, else the reference.

        A day to come that another paragraph announced is left behind unless the verb announces as well.
        """
        if self.reference is None:
            return self.last_day
        today = self.reference.day
        if self._opens_entry(slots.start):
            return today
        if self.last_day is None or abs((self.last_day - today).days) > _NEAR:
            return today
        if self.last_day > today:
            tense = self.tense(slots)
            elsewhere = "\n" in self.text[self.last_end : slots.start]
            if tense is Tense.PAST or (elsewhere and tense is not Tense.FUTURE):
                return today
        return self.last_day

    def _opens_entry(self, start: int) -> bool:
        """Whether a clock time opens an entry of a live report, whose entries are all of the day of publication."""
        if self._live is None:
            self._live = len(list(islice(_ENTRY.finditer(self.text), _ENTRIES))) == _ENTRIES
        line = self.text.rfind("\n", max(0, start - _LEAD), start)
        return self._live and (line >= 0 or start <= _LEAD) and not re.search(r"[\d.,]", self.text[line + 1 : start])
