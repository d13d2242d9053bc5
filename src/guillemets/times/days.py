"""Which day an expression names: in full, by weekday, by feast, or counted from another day."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from guillemets.lexicons.times import Tense
from guillemets.times.holidays import holiday_in, holidays
from guillemets.times.periods import DAYS, Period, Unit
from guillemets.times.scene import Assumption, Resolved

if TYPE_CHECKING:
    from collections.abc import Iterable

    from guillemets.times.scene import Scene, Slots

UNKNOWN_DAY = "XXXX-XX-XX"
_PIVOT = 69  # two-digit years up to 68 belong to this century, as POSIX reads them
_CENTURY = 100
# A day to come must be four times as near as a past one when no verb tells: dispatches report more than they announce.
_AHEAD_PENALTY = 4
_SLIP = 10  # days: a date this near is meant, and its weekday a slip of the pen, when the two do not agree
_ANY_NATION = "*"
# A verb's tense is overruled by a date fifteen times nearer on its other side: "convoqué le 15 mars", on the first.
_TENSE_PENALTY = 15
# A term set for something lies ahead though the verb that sets it is past: "ont fixé la date limite au 27 juillet".
_TERM = re.compile(r"(?:\bau|\bpour le|\bdès le|\bavant le|\bd['’]ici le)\s$", re.IGNORECASE)
_BEFORE = 14  # code points that can hold those words
_SOON = 65  # days ahead within which a term needs no year
_MONTH_APART = 40  # "jeudi 9" without a month lies at most this many days away


@dataclass(frozen=True, slots=True)
class Day:
    """A day, or the holes of one: ``exact`` is None when the text alone does not tell it."""

    exact: date | None
    value: str
    assumed: tuple[Assumption, ...] = ()

    @classmethod
    def on(cls, day: date, *assumed: Assumption) -> Day:
        """The day itself, with what had to be assumed."""
        return cls(day, day.isoformat(), assumed)

    def resolved(self, mod: str | None = None) -> Resolved:
        """The day as the meaning of an expression."""
        period = Period(Unit.DAY, self.exact) if self.exact else None
        return Resolved(value=self.value, mod=mod, period=period, assumed=self.assumed)


def day_of(slots: Slots, scene: Scene) -> Day | None:
    """The day that the slots name, or None when they name none or an impossible one (31 février).

    Slots: ``iso`` and ``nd`` dates in figures, ``d m y`` day, month, year, ``w`` weekday, ``dir`` which one,
    ``x`` days from the publication, ``hol`` a feast, ``rel`` days from the named one.
    """
    day = _named_day(slots, scene)
    if day is None or day.exact is None or not slots.has("rel"):
        return day
    return Day.on(day.exact + timedelta(days=slots.whole("rel")), *day.assumed)


def _named_day(slots: Slots, scene: Scene) -> Day | None:
    if slots.has("iso"):
        year, month, number = (int(part) for part in slots.word("iso")[:10].split("-"))
        return _exact(year, month, number)
    if slots.has("nd"):
        return _in_figures(slots.word("nd"))
    if slots.has("dm"):
        day, month = map(int, slots.word("dm").split("/"))
        return _day_and_month(day, month, slots, scene)
    if slots.has("hol"):
        return _holiday(slots, scene)
    if slots.has("d", "m"):
        return _day_and_month(slots.whole("d"), slots.whole("m"), slots, scene)
    if slots.has("x"):
        return _from_today(slots, scene)
    if slots.has("d"):
        return _number_alone(slots, scene)
    if slots.has("w"):
        return _weekday(slots, scene)
    return None


def _exact(year: int, month: int, day: int, *assumed: Assumption) -> Day | None:
    try:
        return Day.on(date(year, month, day), *assumed)
    except ValueError:
        return None


def _in_figures(token: str) -> Day | None:
    day, month, year = (int(part) for part in re.split(r"[./-]", token))
    if len(re.split(r"[./-]", token)[2]) > 2:  # noqa: PLR2004
        return _exact(year, month, day)
    return _exact(full_year(year), month, day, Assumption.CENTURY)


def full_year(short: int) -> int:
    """The year that two figures stand for: 68 is 2068, 69 is 1969.

    >>> full_year(16), full_year(98)
    (2016, 1998)
    """
    return short + (2000 if short < _PIVOT else 1900)


def _day_and_month(day: int, month: int, slots: Slots, scene: Scene) -> Day | None:
    if slots.has("y"):
        return _exact(slots.whole("y"), month, day)
    if slots.has("yy"):
        return _exact(full_year(slots.whole("yy")), month, day, Assumption.CENTURY)
    if _exact(2000, month, day) is None:
        return None
    if scene.reference is None:
        return Day(None, f"XXXX-{month:02}-{day:02}", (Assumption.YEAR,))
    today = scene.reference.day
    years = range(max(today.year - 4, 1), min(today.year + 5, date.max.year))  # a leap day comes every fourth year
    days = [made.exact for year in years if (made := _exact(year, month, day)) and made.exact]
    near = min(days, key=lambda d: abs((d - today).days), default=today)
    if slots.has("w") and abs((near - today).days) > _SLIP:  # the weekday that stands with it tells the year
        fitting = [d for d in days if d.isoweekday() == slots.whole("w")]
        days = fitting or days
    chosen = choose(days, today, slots, scene)
    if chosen == near or slots.has("dir") or slots.has("w") or not _TERM.search(scene.text[: slots.start][-_BEFORE:]):
        return Day.on(chosen, Assumption.YEAR) if chosen else None
    return Day.on(near if abs((near - today).days) < _SOON else chosen or near, Assumption.YEAR)


def choose(days: Iterable[date], today: date, slots: Slots, scene: Scene) -> date | None:
    """The one of several days that is meant: by its adjective, else by the tense, else the nearest."""
    direction = slots.word("dir")
    ordered = sorted(days, key=lambda d: abs((d - today).days))
    if direction == "last":
        return next((d for d in ordered if d < today), None)
    if direction == "next":
        return next((d for d in ordered if d > today), None)
    before, after = _PENALTIES[scene.tense(slots)]
    return min(ordered, key=lambda d: _distance(d, today, before, after), default=None)


_PENALTIES = {
    None: (1, _AHEAD_PENALTY),
    Tense.PRESENT: (1, 1),
    Tense.PAST: (1, _TENSE_PENALTY),
    Tense.FUTURE: (_TENSE_PENALTY, 1),
}


def _distance(day: date, today: date, before: int, after: int) -> int:
    """How far a day lies from today, those before and after weighed apart."""
    days = (day - today).days
    return days * after if days > 0 else -days * before


def _from_today(slots: Slots, scene: Scene) -> Day:
    if scene.reference is None:
        return Day(None, UNKNOWN_DAY)
    return Day.on(scene.reference.day + timedelta(days=slots.whole("x")))


def _weekday(slots: Slots, scene: Scene) -> Day:
    wanted = slots.whole("w")
    if scene.reference is None:
        return Day(None, f"XXXX-WXX-{wanted}")
    today = scene.reference.day
    back = (today.isoweekday() - wanted) % DAYS
    past, coming = today - timedelta(days=back), today + timedelta(days=-back % DAYS)
    match slots.fixed or slots.word("dir"):
        case "last":
            return Day.on(past if back else past - timedelta(days=DAYS))
        case "next":
            return Day.on(coming if back else coming + timedelta(days=DAYS))
        case "in a week":
            return Day.on(coming + timedelta(days=DAYS))
        case "in a fortnight":
            return Day.on(coming + timedelta(days=2 * DAYS))
        case "following" if scene.last_day:
            return Day.on(scene.last_day + timedelta(days=(wanted - scene.last_day.isoweekday() - 1) % DAYS + 1))
        case "preceding" if scene.last_day:
            return Day.on(scene.last_day - timedelta(days=(scene.last_day.isoweekday() - wanted - 1) % DAYS + 1))
    if not back:
        return Day.on(today)
    tense = scene.tense(slots)
    if tense in {Tense.FUTURE, Tense.PRESENT}:
        return Day.on(coming)
    return Day.on(past) if tense else Day.on(past, Assumption.DIRECTION)


def _number_alone(slots: Slots, scene: Scene) -> Day | None:
    """A day by its number in the month: the nearest that fits, on its weekday where one stands ("jeudi 9")."""
    if scene.reference is None:
        return None
    today = scene.reference.day
    span = (today + timedelta(days=n) for n in range(-_MONTH_APART, _MONTH_APART + 1))
    weekdays = {slots.whole("w")} if slots.has("w") else range(1, DAYS + 1)
    days = [d for d in span if d.day == slots.whole("d") and d.isoweekday() in weekdays]
    chosen = choose(days, today, slots, scene)
    return Day.on(chosen) if chosen else None


def _holiday(slots: Slots, scene: Scene) -> Day | None:
    feast = holidays()[slots.word("hol")]
    if feast.nation == _ANY_NATION:
        feast = holidays().get(scene.national_day, feast)
    elif feast.nation:
        scene.national_day = feast.term
    rule = feast.day
    if slots.has("y"):
        return Day.on(holiday_in(rule, slots.whole("y")))
    if re.fullmatch(r"\d{4}-.*", rule):
        return Day.on(date.fromisoformat(rule))
    if scene.reference is None:
        fixed = re.fullmatch(r"\d\d-\d\d", rule)
        return Day(None, f"XXXX-{rule}" if fixed else UNKNOWN_DAY, (Assumption.YEAR,))
    today = scene.reference.day
    days = [holiday_in(rule, year) for year in range(max(today.year - 1, 1), min(today.year + 2, date.max.year))]
    nearest = min(days, key=lambda d: abs((d - today).days))  # a feast is spoken of around its day, whatever the tense
    chosen = choose(days, today, slots, scene) if slots.has("dir") else nearest
    return Day.on(chosen, Assumption.YEAR) if chosen else None
