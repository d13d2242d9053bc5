"""What named weeks, seasons, quarters, years, decades and centuries mean."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from guillemets.lexicons.times import Tense
from guillemets.times.dates import mean_month, modifier, of_period
from guillemets.times.days import choose
from guillemets.times.periods import DAYS, Period, Unit
from guillemets.times.scene import Assumption, Resolved

if TYPE_CHECKING:
    from guillemets.times.scene import Scene, Slots

_QUARTERS = {Unit.QUARTER: 4, Unit.HALF: 2}
_DECADE = 10
_CENTURY = 100
_RECENT = 60  # years
_TODAY_OR_SO = 2000


def mean_week_of_month(slots: Slots, scene: Scene) -> Resolved | None:
    """A week by its number in a month, the last where no number stands; its year is that of the month."""
    month = mean_month(slots, scene)
    if month is None or month.period is None:
        return month
    first = month.period.first + timedelta(days=DAYS * (slots.whole("c") - 1))
    day = first if slots.has("c") else month.period.end - timedelta(days=1)
    if day >= month.period.end:
        return None
    return of_period(Period.holding(Unit.WEEK, day), slots, *month.assumed)


def mean_year(slots: Slots, _scene: Scene) -> Resolved | None:
    """A year as it stands."""
    return of_period(Period(Unit.YEAR, date(slots.whole("y"), 1, 1)), slots)


def mean_recent_year(slots: Slots, scene: Scene) -> Resolved | None:
    """The year of an event ("Euro 2016"), None for one too far from the publication to be more than a number."""
    here = scene.reference.day.year if scene.reference else _TODAY_OR_SO
    if abs(here - slots.whole("y")) > _RECENT:
        return None
    return mean_year(slots, scene)


def mean_before_christ(slots: Slots, _scene: Scene) -> Resolved:
    """A year before Christ, which no calendar of the machine reaches: BC0052."""
    return Resolved(value=f"BC{slots.whole('y'):04}", mod=modifier(slots))


def mean_decade(slots: Slots, _scene: Scene) -> Resolved | None:
    """A decade: of a full year, of two figures, of a number word; None when it is no multiple of ten."""
    year = slots.whole("y") if slots.has("y") else 1900 + slots.whole("tens")
    if year % _DECADE:
        return None
    if not slots.has("y") and slots.whole("tens") < 30:  # noqa: PLR2004 - "les années 20" are those of last century
        return of_period(Period(Unit.DECADE, date(year, 1, 1)), slots, Assumption.CENTURY)
    return of_period(Period(Unit.DECADE, date(year, 1, 1)), slots)


def mean_century(slots: Slots, _scene: Scene) -> Resolved | None:
    """A century by its number: the nineteenth is 18."""
    number = slots.whole("c")
    if not 2 <= number <= _CENTURY - 1:  # noqa: PLR2004
        return Resolved(value=f"{number - 1:02}", mod=modifier(slots)) if number == 1 else None
    return of_period(Period(Unit.CENTURY, date((number - 1) * _CENTURY, 1, 1)), slots)


def mean_quarter(slots: Slots, scene: Scene) -> Resolved | None:
    """A quarter or a half year by its number, or the last one of a year."""
    unit = Unit(slots.word("u"))
    count = _QUARTERS.get(unit)
    if count is None:
        return None
    number = slots.whole("c", count)
    if not 1 <= number <= count:
        return None
    month = (number - 1) * 12 // count + 1
    if slots.has("y"):
        return of_period(Period(unit, date(slots.whole("y"), month, 1)), slots)
    if scene.reference is None:
        return Resolved(value=f"XXXX-{unit}{number}", mod=modifier(slots), assumed=(Assumption.YEAR,))
    this = Period.holding(unit, scene.reference.day).first
    year = this.year
    if slots.fixed == "this":
        return of_period(Period(unit, date(year, month, 1)), slots)
    chosen = choose([date(y, month, 1) for y in (year - 1, year, year + 1)], this, slots, scene)
    return of_period(Period(unit, chosen), slots, Assumption.YEAR) if chosen else None


def mean_season(slots: Slots, scene: Scene) -> Resolved | None:
    """A season of a year; "cet été" is the one of the year of publication."""
    name = slots.word("s")
    if slots.has("y"):
        return of_period(Period.season(slots.whole("y"), name), slots)
    if scene.reference is None:
        return Resolved(value=f"XXXX-{name}", mod=modifier(slots), assumed=(Assumption.YEAR,))
    today = scene.reference.day
    now = Period.holding(Unit.SEASON, today)
    around = [Period.season(year, name) for year in (today.year - 1, today.year, today.year + 1)]
    if now in around and not slots.has("dir"):
        return of_period(now, slots)
    if slots.fixed == "this":
        passed = scene.tense(slots) is Tense.PAST and around[1].first > today
        return of_period(around[0] if passed else around[1], slots)
    chosen = choose([season.first for season in around if season != now], today, slots, scene)
    return of_period(Period(Unit.SEASON, chosen), slots, Assumption.YEAR) if chosen else None
