"""What days, weekends and months mean, what is counted from now or from the last date, and the mere references."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from guillemets.lexicons.times import Tense
from guillemets.times.days import UNKNOWN_DAY, choose, day_of, full_year
from guillemets.times.periods import Period, Unit, add_units
from guillemets.times.scene import Assumption, Resolved

if TYPE_CHECKING:
    from guillemets.times.scene import Scene, Slots

_HOLES = {
    Unit.DAY: UNKNOWN_DAY,
    Unit.WEEK: "XXXX-WXX",
    Unit.WEEKEND: "XXXX-WXX-WE",
    Unit.MONTH: "XXXX-XX",
    Unit.QUARTER: "XXXX-QX",
    Unit.HALF: "XXXX-HX",
    Unit.SEASON: "XXXX-XX",
    Unit.YEAR: "XXXX",
    Unit.DECADE: "XXX",
    Unit.CENTURY: "XX",
}
_STEPS = {"last": -1, "next": 1, "following": 1, "preceding": -1, "same": 0, "this": 0}
_ANAPHORIC = frozenset({"following", "preceding", "same"})
# What can be "this": "cette journée" and "ce jour" point at what the text speaks of, not at the calendar.
_POINTED_AT = frozenset(
    {Unit.WEEK, Unit.WEEKEND, Unit.MONTH, Unit.QUARTER, Unit.HALF, Unit.YEAR, Unit.DECADE, Unit.CENTURY}
)
_SATURDAY = 6


def of_period(period: Period, slots: Slots, *assumed: Assumption) -> Resolved:
    """A stretch of the calendar as the meaning of an expression, with the edge that the text names."""
    return Resolved(value=period.value, mod=modifier(slots), period=period, assumed=assumed)


def modifier(slots: Slots) -> str | None:
    """START, MID, END, BEFORE, APPROX...: what the rule or the words around say about the value."""
    return slots.word("e") or slots.mod or slots.word("near") or slots.word("q") or None


def mean_day(slots: Slots, scene: Scene) -> Resolved | None:
    """A single day, in any of the ways that ``day_of`` knows."""
    if slots.fixed == "today":
        return (
            of_period(Period(Unit.DAY, scene.reference.day), slots) if scene.reference else Resolved(value=UNKNOWN_DAY)
        )
    day = day_of(slots, scene)
    return day.resolved(modifier(slots)) if day else None


def mean_today(slots: Slots, scene: Scene) -> Resolved | None:
    """What is meant by "aujourd'hui": the day itself, or the present where it stands with a state.

    At the head of a sentence it is the present ("Aujourd'hui, ils vivent à Lyon") unless a verb tells what happened or
    will.
    """
    if slots.fixed:
        return Resolved(value=slots.fixed)
    heads = scene.text[slots.start].isupper()
    if heads and scene.tense(slots) in {None, Tense.PRESENT}:
        return Resolved(value="PRESENT_REF")
    return mean_day(slots.having("x", 0), scene)


def mean_weekend_of_feast(slots: Slots, scene: Scene) -> Resolved | None:
    """The weekend of the week in which a feast falls; "le week-end de Pâques"."""
    day = day_of(slots, scene)
    if day is None or day.exact is None:
        return Resolved(value=_HOLES[Unit.WEEKEND]) if day else None
    return of_period(Period.holding(Unit.WEEKEND, day.exact), slots, *day.assumed)


def mean_month(slots: Slots, scene: Scene) -> Resolved | None:
    """A month, its year read or the fitting one."""
    month = slots.whole("m")
    if slots.has("y"):
        return of_period(Period(Unit.MONTH, date(slots.whole("y"), month, 1)), slots)
    if slots.has("yy"):
        return of_period(Period(Unit.MONTH, date(full_year(slots.whole("yy")), month, 1)), slots, Assumption.CENTURY)
    if scene.reference is None:
        return Resolved(value=f"XXXX-{month:02}", mod=modifier(slots), assumed=(Assumption.YEAR,))
    this = scene.reference.day.replace(day=1)
    if month == this.month and not slots.has("dir"):
        return of_period(Period(Unit.MONTH, this), slots, Assumption.YEAR)
    years = range(max(this.year - 1, 1), min(this.year + 2, date.max.year))
    chosen = choose([date(year, month, 1) for year in years], this, slots, scene)
    return of_period(Period(Unit.MONTH, chosen), slots, Assumption.YEAR) if chosen else None


def mean_shifted(slots: Slots, scene: Scene) -> Resolved | None:
    """A stretch counted from now or from the last date: "la semaine dernière", "cette année", "le mois suivant"."""
    unit, direction = Unit(slots.word("u")), slots.fixed or slots.word("dir")
    if unit.value.startswith("T"):
        return None
    if direction == "weekend":
        direction = _weekend(slots, scene)
    if direction == "this" and unit not in _POINTED_AT:
        return None
    anchor = _anchor(direction, scene)
    if anchor is None:
        return Resolved(value=_HOLES[unit], mod=modifier(slots))
    step = _STEPS.get(direction)
    if step is None:
        return None
    return of_period(Period.holding(unit, anchor).shifted(step), slots)


def _weekend(slots: Slots, scene: Scene) -> str:
    """Which weekend "ce week-end" is: the one behind when the week has begun and the verb is past."""
    begun = scene.reference is not None and scene.reference.day.isoweekday() < _SATURDAY - 1
    return "last" if begun and scene.tense(slots) is Tense.PAST else "this"


def _anchor(direction: str, scene: Scene) -> date | None:
    """The day to count from: the last one named for "suivant" and "précédent", else the publication."""
    if direction in _ANAPHORIC and scene.last:
        return scene.last.first
    return scene.reference.day if scene.reference else None


def mean_same(slots: Slots, scene: Scene) -> Resolved | None:
    """What is meant by "ce jour-là", "la même année", "ce même moment": what the text has just named."""
    unit = Unit(slots.word("u")) if slots.has("u") else None
    if unit is None:
        return of_period(scene.last_moment, slots) if scene.last_moment else Resolved(value="PAST_REF")
    if unit.value.startswith("T"):
        return None
    if unit is Unit.DAY:
        day = scene.last_day or (scene.reference.day if scene.reference else None)
    else:
        day = _anchor("same", scene)
    if day is None:
        return Resolved(value=_HOLES[unit], mod=modifier(slots))
    return of_period(Period.holding(unit, day), slots)


def mean_relative_day(slots: Slots, scene: Scene) -> Resolved | None:
    """Days from the last day that the text named, else from the publication: "la veille", "le surlendemain"."""
    anchor = scene.last_day or (scene.reference.day if scene.reference else None)
    if anchor is None:
        return Resolved(value=UNKNOWN_DAY)
    return of_period(Period(Unit.DAY, anchor + timedelta(days=slots.whole("rel"))), slots)


def mean_day_at_hand(slots: Slots, scene: Scene) -> Resolved | None:
    """What is meant by "la journée": the day that the passage speaks of."""
    day = scene.day_at_hand(slots)
    if day is None:
        return Resolved(value=UNKNOWN_DAY, mod=modifier(slots))
    return of_period(Period(Unit.DAY, day), slots)


def mean_reference(slots: Slots, _scene: Scene) -> Resolved:
    """PAST_REF, PRESENT_REF or FUTURE_REF, from the rule or from the word."""
    return Resolved(value=slots.fixed or slots.word("ref"))


def mean_some_day(slots: Slots, scene: Scene) -> Resolved:
    """What is meant by "un jour": some day to come, or one gone by where the verb is past."""
    return Resolved(value="PAST_REF" if scene.tense(slots) is Tense.PAST else "FUTURE_REF")


def mean_edge(slots: Slots, scene: Scene) -> Resolved | None:
    """An edge of the stretch that the publication lies in: "en début d'année", "d'ici la fin du mois"."""
    unit = Unit(slots.word("u"))
    if unit not in _POINTED_AT and unit is not Unit.DAY:
        return None
    if scene.reference is None:
        return Resolved(value=_HOLES[unit], mod=modifier(slots))
    if unit is Unit.DAY:
        return mean_day_at_hand(slots, scene)
    return of_period(Period.holding(unit, scene.reference.day), slots)


def mean_weekday_of_week(slots: Slots, scene: Scene) -> Resolved | None:
    """What is meant by "mardi de la semaine prochaine": the weekday of a week counted from now."""
    anchor = _anchor(slots.word("dir"), scene)
    if anchor is None:
        return Resolved(value=f"XXXX-WXX-{slots.whole('w')}")
    week = Period.holding(Unit.WEEK, anchor).shifted(_STEPS.get(slots.word("dir"), 0))
    return of_period(Period(Unit.DAY, week.first + timedelta(days=slots.whole("w") - 1)), slots)


def counted(anchor: date, number: int, unit: Unit) -> Period:
    """The stretch of a unit that lies ``number`` units from a day: weeks give weeks, years give years."""
    return Period.holding(unit, add_units(anchor, number, unit))
