"""Feasts, and the day of each in a year: fixed, counted from Easter, or the n-th weekday of a month."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING

from guillemets.lexicons.times import read_holidays
from guillemets.times.periods import DAYS, easter

if TYPE_CHECKING:
    from guillemets.lexicons.times import Holiday


@cache
def holidays() -> dict[str, Holiday]:
    """The feasts of ``times_holidays.tsv`` by their words."""
    return {row.term: row for row in read_holidays()}


def holiday_in(day: str, year: int) -> date:
    """The day of a feast in a year, from its row: MM-DD, YYYY-MM-DD, easter+N or MM-wD-N.

    Raises ValueError where the year does not hold it.

    >>> holiday_in("easter+39", 2017)
    datetime.date(2017, 5, 25)
    >>> holiday_in("11-w4-4", 2016)
    datetime.date(2016, 11, 24)
    """
    if day.startswith("easter"):
        return easter(year) + timedelta(days=int(day[6:] or 0))
    if "w" in day:
        month, weekday, which = re.fullmatch(r"(\d\d)-w(\d)-(-?\d)", day).groups()  # type: ignore[union-attr]
        if int(which) > 0:
            first = date(year, int(month), 1)
            return first + timedelta(days=(int(weekday) - first.isoweekday()) % DAYS + DAYS * (int(which) - 1))
        last = date(year + int(month) // 12, int(month) % 12 + 1, 1) - timedelta(days=1)
        return last - timedelta(days=(last.isoweekday() - int(weekday)) % DAYS)
    if len(day) > len("MM-DD"):
        return date.fromisoformat(day)
    return date(year, int(day[:2]), int(day[3:]))
