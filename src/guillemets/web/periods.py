"""A line of time without holes: a month or a year in which nothing was found stands between the others."""

from __future__ import annotations

import re

from guillemets.store.facets import Count

_MONTH = len("2025-01")
_MOST = 60
# The date of an event may be a century or a decade, which is no place on a line of years.
_PERIOD = re.compile(r"\d{4}(-\d{2})?")
_YEARS = 3


def without_holes(counts: tuple[Count, ...]) -> tuple[Count, ...]:
    """The counts of months or of years, in order, with nought for those between; as they are when too many lack.

    >>> found = [Count(value="2024-11", label="2024-11", number=2), Count(value="2025-01", label="2025-01", number=1)]
    >>> [(count.value, count.number) for count in without_holes(tuple(found))]
    [('2024-11', 2), ('2024-12', 0), ('2025-01', 1)]
    """
    if not counts or not all(_PERIOD.fullmatch(count.value) for count in counts):
        return counts
    places = [_place(count.value) for count in counts]
    if places[-1] - places[0] >= _MOST:
        return counts
    known = dict(zip(places, counts, strict=True))
    monthly = len(counts[0].value) == _MONTH
    return tuple(known.get(place) or _nought(place, monthly=monthly) for place in range(places[0], places[-1] + 1))


def timeline(years: tuple[Count, ...], months: tuple[Count, ...]) -> tuple[Count, ...]:
    """Months where everything lies within few years, else years."""
    known = [int(count.value) for count in years if count.value.isdecimal()]
    return months if not known or max(known) - min(known) < _YEARS else years


def by_year(counts: tuple[Count, ...]) -> tuple[Count, ...]:
    """The counts of months, or of years, as counts of years."""
    found: dict[str, int] = {}
    for count in counts:
        found[count.value[:4]] = found.get(count.value[:4], 0) + count.number
    return tuple(Count(value=year, label=year, number=number) for year, number in found.items())


def _place(period: str) -> int:
    """The number of a month, or of a year, counted from the year nought."""
    year = int(period[:4])
    return year * 12 + int(period[5:]) - 1 if len(period) == _MONTH else year


def _nought(place: int, *, monthly: bool) -> Count:
    value = f"{place // 12:04}-{place % 12 + 1:02}" if monthly else f"{place:04}"
    return Count(value=value, label=value, number=0)
