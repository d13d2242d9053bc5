"""What expressions of the clock mean: hours, parts of the day, zones, and the one instant behind two clocks."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from functools import cache
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from guillemets.model.temporal import TimexType
from guillemets.times.dates import modifier
from guillemets.times.days import UNKNOWN_DAY, Day, day_of
from guillemets.times.periods import Period, Unit
from guillemets.times.scene import Assumption, Resolved

if TYPE_CHECKING:
    from guillemets.times.scene import Scene, Slots

_NOON = 12
_MIDNIGHT = 24
_HALF_DAY = frozenset({"TAF", "TEV"})
_EARLY = 7  # "après deux heures" tells how long, "après 14 heures" tells when
_DAYS_FROM = {"same": 0, "day before": -1, "day after": 1}
_LOCAL = "local"
# First and last hour of the parts of the day, for begin and end; the night runs into the next day.
_PARTS = {"TMO": (4, 12), "TAF": (12, 18), "TEV": (18, 24), "TNI": (21, 30)}


def mean_clock(slots: Slots, scene: Scene) -> Resolved | None:
    """An hour and minute, with the day that stands with it or the day at hand."""
    clock = clock_of(slots)
    if clock is None:
        return None
    hour, minute = clock
    day = _day(slots, scene)
    if day is None:
        return None
    value = f"{day.value}T{hour:02}:{minute:02}"
    zone = zone_of(slots)
    local = _at(day.exact, hour, minute) if day.exact else None
    instant = local.replace(tzinfo=zone).astimezone(UTC) if local and zone else None
    period = Period(Unit.DAY, day.exact) if day.exact else None
    begin = instant or local
    return Resolved(
        type=TimexType.TIME,
        value=value,
        mod=modifier(slots),
        period=period,
        begin=begin,
        end=begin + timedelta(minutes=1) if begin else None,
        instant=instant,
        moment=local,
        assumed=day.assumed,
    )


def clock_of(slots: Slots) -> tuple[int, int] | None:
    """Hour and minute that the slots name, None for what no clock shows."""
    if slots.has("hm"):
        hour, minute = map(int, slots.word("hm").split(":")[:2])
    elif slots.has("iso"):
        found = re.search(r"[T ](\d\d):(\d\d)", slots.word("iso"))
        if not found:
            return None
        hour, minute = int(found[1]), int(found[2])
    elif slots.has("noon"):
        hour, minute = int(slots.word("noon")[:2]), slots.whole("half")
        if hour == _MIDNIGHT and slots.word("near") == "AFTER":  # "peu après minuit" is in the day that begins
            hour = 0
    else:
        hour, minute = slots.whole("h"), slots.whole("n", slots.whole("half"))
    if slots.has("minus"):
        hour, minute = (hour - 1) % _MIDNIGHT, 60 - minute
    if slots.word("pt") in _HALF_DAY and hour < _NOON:
        hour += _NOON
    if hour == _MIDNIGHT and minute:
        hour = 0
    return (hour, minute) if hour < _MIDNIGHT or (hour == _MIDNIGHT and not minute) else None


def mean_bare_hour(slots: Slots, scene: Scene) -> Resolved | None:
    """What is meant by "à 15 heures"; None where the words tell how long, not when ("après deux heures")."""
    if slots.word("span") and slots.whole("h") < _EARLY:
        return None
    return mean_clock(slots, scene)


def mean_part(slots: Slots, scene: Scene) -> Resolved | None:
    """A part of a day: of the one named with it, of today, or of the day at hand."""
    part = slots.word("pt")
    day = _day(slots, scene)
    if day is None:
        return None
    begin = end = None
    if day.exact:
        first, last = _PARTS[part]
        begin, end = _at(day.exact, first, 0), _at(day.exact, last, 0)
    period = Period(Unit.DAY, day.exact) if day.exact else None
    return Resolved(
        type=TimexType.TIME,
        value=day.value + part,
        mod=modifier(slots),
        period=period,
        begin=begin,
        end=end,
        assumed=day.assumed,
    )


def _day(slots: Slots, scene: Scene) -> Day | None:
    """The day of a clock time: named with it, counted from another, fixed by the rule, or the one at hand."""
    named = day_of(slots, scene)
    if named:
        return named
    if slots.has("d") or slots.has("nd"):  # an impossible day was named: no other one will do
        return None
    today = scene.reference.day if scene.reference else None
    match slots.fixed:
        case "today":
            exact = today
        case "last night":
            exact = today - timedelta(days=1) if today else None
        case "same" | "day before" | "day after":
            exact = scene.last_day or today
            exact = exact + timedelta(days=_DAYS_FROM[slots.fixed]) if exact else None
        case _ if slots.has("rel"):
            anchor = scene.last_day or today
            exact = anchor + timedelta(days=slots.whole("rel")) if anchor else None
        case _:
            exact = scene.day_at_hand(slots)
            return Day.on(exact, Assumption.DAY) if exact else Day(None, UNKNOWN_DAY, (Assumption.DAY,))
    return Day.on(exact) if exact else Day(None, UNKNOWN_DAY)


def _at(day: date, hour: int, minute: int) -> datetime:
    """The moment on a day; hours past 24 run into the next."""
    return datetime.combine(day, time()) + timedelta(hours=hour, minutes=minute)


def zone_of(slots: Slots) -> tzinfo | None:
    """The zone that stands with a clock time, None when none stands or only the place would tell."""
    if slots.has("off"):
        return offset(slots.word("off"))
    if found := re.search(r":\d\d(Z|[+-]\d\d:?\d\d)$", slots.word("iso")):
        return offset(found[1])
    name = slots.word("z")
    if not name or name == _LOCAL:
        return None
    return offset(name) if name[0] in "+-Z" else _zone(name)


@cache
def _zone(name: str) -> ZoneInfo:
    return ZoneInfo(name)


def offset(token: str) -> tzinfo | None:
    """The zone of an offset such as UTC+2, GMT-5, +02:00 or Z; None past fourteen hours.

    >>> offset("UTC+2")
    datetime.timezone(datetime.timedelta(seconds=7200))
    """
    found = re.search(r"([+\-−–])(\d{1,2}):?(\d\d)?$", token)
    if not found:
        return UTC
    minutes = int(found[2]) * 60 + int(found[3] or 0)
    if minutes > 14 * 60:
        return None
    return timezone(timedelta(minutes=minutes if found[1] == "+" else -minutes))
