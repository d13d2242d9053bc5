"""Stretches of the calendar: a day, a week, a season, a century, with its value in TIMEX3 and its two ends."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

MONTHS = 12
DAYS = 7
_SEASON_STARTS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}  # meteorological seasons, first months
_SPRING = 3
_SATURDAY = 5


class Unit(StrEnum):
    """Units of the calendar and the clock; the value is the letter of TIMEX3, times marked by a leading T."""

    SECOND = "TS"
    MINUTE = "TM"
    HOUR = "TH"
    DAY = "D"
    WEEKEND = "WE"
    WEEK = "W"
    MONTH = "M"
    QUARTER = "Q"
    SEASON = "S"
    HALF = "H"
    YEAR = "Y"
    DECADE = "DE"
    CENTURY = "CE"


_MONTHS_IN = {
    Unit.MONTH: 1,
    Unit.QUARTER: 3,
    Unit.SEASON: 3,
    Unit.HALF: 6,
    Unit.YEAR: 12,
    Unit.DECADE: 120,
    Unit.CENTURY: 1200,
}
_DAYS_IN = {Unit.DAY: 1, Unit.WEEK: 7, Unit.WEEKEND: 7}


def add_months(day: date, months: int) -> date:
    """The same day of the month ``months`` later, or the last day of a shorter month.

    Raises ValueError outside the years 1 to 9999.

    >>> add_months(date(2016, 1, 31), 1)
    datetime.date(2016, 2, 29)
    """
    years, month = divmod(day.month - 1 + months, MONTHS)
    year = day.year + years
    if not date.min.year <= year <= date.max.year:
        raise ValueError(f"year {year}")
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def add_units(day: date, number: int, unit: Unit) -> date:
    """The day ``number`` units later (earlier when negative), by calendar arithmetic.

    Raises ValueError or OverflowError outside the years 1 to 9999, and for units of the clock.

    >>> add_units(date(2016, 11, 24), -3, Unit.MONTH)
    datetime.date(2016, 8, 24)
    """
    if unit in _DAYS_IN:
        return day + timedelta(days=number * _DAYS_IN[unit])
    if unit in _MONTHS_IN:
        return add_months(day, number * _MONTHS_IN[unit])
    raise ValueError(f"{unit} is no unit of the calendar")


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of the calendar that starts on ``first`` and lasts one ``unit``.

    >>> Period.holding(Unit.WEEK, date(2017, 3, 15)).value
    '2017-W11'
    """

    unit: Unit
    first: date

    @classmethod
    def holding(cls, unit: Unit, day: date) -> Period:
        """The stretch of that unit in which ``day`` lies; the weekend of its week, the season of its month."""
        match unit:
            case Unit.WEEK:
                return cls(unit, day - timedelta(days=day.weekday()))
            case Unit.WEEKEND:
                return cls(unit, day + timedelta(days=_SATURDAY - day.weekday()))
            case Unit.SEASON:
                return cls(unit, add_months(day.replace(day=1), -(day.month % 3)))
            case Unit.MONTH | Unit.QUARTER | Unit.HALF:
                size = _MONTHS_IN[unit]
                return cls(unit, date(day.year, (day.month - 1) // size * size + 1, 1))
            case Unit.YEAR:
                return cls(unit, date(day.year, 1, 1))
            case Unit.DECADE:
                return cls(unit, date(max(day.year // 10 * 10, 1), 1, 1))
            case Unit.CENTURY:
                return cls(unit, date(max(day.year // 100 * 100, 1), 1, 1))
            case _:
                return cls(Unit.DAY, day)

    @classmethod
    def season(cls, year: int, name: str) -> Period:
        """The season ``name`` (SP, SU, FA, WI) that begins in ``year``."""
        return cls(Unit.SEASON, date(year, _SEASON_STARTS[name], 1))

    def shifted(self, number: int) -> Period:
        """The stretch ``number`` of its own units later."""
        return Period(self.unit, add_units(self.first, number, self.unit))

    @property
    def end(self) -> date:
        """The first day after the stretch; raises OverflowError or ValueError past the year 9999."""
        if self.unit is Unit.WEEKEND:
            return self.first + timedelta(days=2)
        return add_units(self.first, 1, self.unit)

    @property
    def value(self) -> str:
        """The value in TIMEX3."""
        year = f"{self.first.year:04}"
        match self.unit:
            case Unit.WEEK | Unit.WEEKEND:
                iso_year, week, _ = self.first.isocalendar()
                return f"{iso_year:04}-W{week:02}" + ("-WE" if self.unit is Unit.WEEKEND else "")
            case Unit.MONTH:
                return f"{year}-{self.first.month:02}"
            case Unit.QUARTER:
                return f"{year}-Q{(self.first.month - 1) // 3 + 1}"
            case Unit.HALF:
                return f"{year}-H{(self.first.month - 1) // 6 + 1}"
            case Unit.SEASON:
                return f"{year}-{['SP', 'SU', 'FA', 'WI'][(self.first.month - _SPRING) // 3]}"
            case Unit.YEAR:
                return year
            case Unit.DECADE:
                return year[:3]
            case Unit.CENTURY:
                return year[:2]
            case _:
                return self.first.isoformat()


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (the algorithm printed in Nature in 1876).

    >>> easter(2017)
    datetime.date(2017, 4, 16)
    """
    golden = year % 19
    century, rest = divmod(year, 100)
    leap, spare = divmod(century, 4)
    moon = (19 * golden + century - leap - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    quarter, odd = divmod(rest, 4)
    sunday = (32 + 2 * spare + 2 * quarter - moon - odd) % 7
    late = (golden + 11 * moon + 22 * sunday) // 451
    month, day = divmod(moon + sunday - 7 * late + 114, 31)
    return date(year, month, day + 1)
