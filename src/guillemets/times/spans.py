"""What lengths of time mean: durations, sets, and dates counted over a length ("il y a trois semaines")."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from guillemets.lexicons.times import Tense
from guillemets.model.temporal import TimexType
from guillemets.times.dates import counted, modifier
from guillemets.times.days import UNKNOWN_DAY
from guillemets.times.periods import Period, Unit, add_units
from guillemets.times.scene import Resolved

if TYPE_CHECKING:
    from guillemets.times.scene import Scene, Slots

_CLOCK_SECONDS = {Unit.SECOND: 1, Unit.MINUTE: 60, Unit.HOUR: 3600}
_MINUTES_IN_QUARTER = 15
_HALVES = {
    Unit.HOUR: "PT30M",
    Unit.DAY: "PT12H",
    Unit.YEAR: "P6M",
    Unit.CENTURY: "P50Y",
    Unit.DECADE: "P5Y",
    Unit.MONTH: "P15D",
}
_AND_A_HALF = {Unit.YEAR: "P6M", Unit.HOUR: "PT30M"}  # "deux ans et demi" is P2Y6M, a month and a half P1.5M
_RANKS = {unit: rank for rank, unit in enumerate(Unit)}  # from seconds to centuries
_VAGUE = "X"
_COUNTABLE = frozenset({"D", "W", "M", "Y", "Q", "H", "DE", "CE"})


def length(slots: Slots) -> str:
    """The TIMEX3 value of the amount in the slots: P3D, PT2H30M, P2Y6M, PXM."""
    if slots.has("hm"):
        hours, minutes, *rest = slots.word("hm").split(":")
        seconds = rest or ([slots.word("s")] if slots.has("s") else [])
        return f"PT{int(hours)}H{int(minutes)}M" + "".join(f"{int(float(second))}S" for second in seconds)
    unit = Unit(slots.word("u"))
    if slots.has("quarters"):
        return f"PT{slots.whole('quarters') * _MINUTES_IN_QUARTER}M"
    if slots.has("only"):
        return _HALVES.get(unit, "PX" + unit.value)
    number = slots.number("n")
    if slots.has("doz"):
        many = slots.has("v") or number is None
        return amount(_VAGUE, unit) if many else amount(_plain(slots.whole("doz") * (number or 1)), unit)
    if number is None:
        return amount(_VAGUE, unit)
    number *= slots.whole("big", 1)
    value = amount(_plain(number), unit)
    if slots.has("half"):
        value = _with(value, _AND_A_HALF[unit]) if unit in _AND_A_HALF else amount(_plain(number + 0.5), unit)
    for count, name in (("nn", "uu"), ("mm", "vv")):
        if slots.has(count, name):
            value = _with(value, amount(_plain(slots.number(count) or 0), Unit(slots.word(name))))
    return value


def _with(value: str, second: str) -> str:
    """Two amounts in one value: P2Y and P3M are P2Y3M, P3D and PT2H are P3DT2H."""
    return value + (second[2:] if second.startswith("PT") and "T" in value else second[1:])


def amount(number: str, unit: Unit) -> str:
    """A number of units in TIMEX3; half years are written in months, which ISO 8601 knows.

    >>> amount("3", Unit.HOUR), amount("X", Unit.WEEK)
    ('PT3H', 'PXW')
    """
    if unit is Unit.HALF:
        return f"P{6 * int(number)}M" if number.isdecimal() else "PXM"
    if unit.value.startswith("T"):
        return f"PT{number}{unit.value[1]}"
    return f"P{number}{unit.value}"


def _plain(number: float) -> str:
    return str(int(number)) if number == int(number) else f"{number:.10g}"


def mean_duration(slots: Slots, scene: Scene) -> Resolved | None:
    """How long; "ces derniers mois" and "les dix prochaines années" also say from when to when."""
    if slots.fixed == "one":
        value = amount("1", Unit(slots.word("u")))
    else:
        value = slots.fixed if slots.fixed.startswith("P") else length(slots)
    begin = end = None
    if scene.reference and slots.fixed in {"past", "coming"} and slots.has("u"):
        begin, end = _stretch(slots, scene.reference.day)
    return Resolved(type=TimexType.DURATION, value=value, mod=_mod(slots), begin=begin, end=end)


def _stretch(slots: Slots, today: date) -> tuple[date | None, date | None]:
    """The two ends of a length that reaches back from, or ahead of, the day of publication."""
    unit = Unit(slots.word("u"))
    if unit.value.startswith("T"):
        return None, None
    far = None
    if slots.has("n"):
        try:
            far = add_units(today, slots.whole("n") * (-1 if slots.fixed == "past" else 1), unit)
        except (ValueError, OverflowError):  # les 30 000 dernières années
            return None, None
    return (far, today) if slots.fixed == "past" else (today, far)


def _mod(slots: Slots) -> str | None:
    told = modifier(slots)
    return told or ("APPROX" if slots.has("doz") and not slots.has("v") else None)


def mean_counted(slots: Slots, scene: Scene) -> Resolved | None:
    """A date counted over a length: ``fixed`` is ago, in, later or earlier.

    The unit says how exact it is: three weeks ago is a week, three years ago a year. A vague length leaves only the
    direction. Counted "plus tard" or "plus tôt", it starts from the last date named.
    """
    forward = slots.fixed in {"in", "later"}
    unit = Unit(slots.word("u"))
    number = slots.number("n")
    vague = number is None or slots.has("v")
    if number is not None:
        number *= slots.whole("doz", 1) * slots.whole("big", 1)
    if vague or slots.word("only") or slots.has("quarters"):
        return Resolved(value="FUTURE_REF" if forward else "PAST_REF", mod=_mod(slots))
    if unit.value.startswith("T"):
        return _clock_counted(number or 0, unit, scene, slots, forward=forward)
    anchor = _anchor(slots, scene)
    if anchor is None or unit.value not in _COUNTABLE:
        return Resolved(value="FUTURE_REF" if forward else "PAST_REF", mod=_mod(slots))
    whole = int(number or 0) if forward else -int(number or 0)
    try:
        exact = counted(anchor, whole, unit)
    except (ValueError, OverflowError):  # il y a 70 millions d'années
        return Resolved(value="FUTURE_REF" if forward else "PAST_REF", mod=_mod(slots))
    if slots.fixed == "later" and _lies_ahead(exact, slots, scene):
        return Resolved(type=TimexType.DURATION, value=length(slots), mod=_mod(slots))
    return Resolved(value=exact.value, mod=_mod(slots), period=exact)


def _lies_ahead(exact: Period, slots: Slots, scene: Scene) -> bool:
    """Whether a date counted "plus tard" lies after a dispatch that does not announce it: no date named was meant."""
    today = scene.reference.day if scene.reference else None
    return today is not None and exact.first > today and scene.tense(slots) is not Tense.FUTURE


def _anchor(slots: Slots, scene: Scene) -> date | None:
    """The day to count from: the publication, or the last date named; days are not counted from a year."""
    today = scene.reference.day if scene.reference else None
    if slots.fixed not in {"later", "earlier"} or scene.last is None:
        return today
    if _RANKS[scene.last.unit] <= _RANKS[Unit(slots.word("u"))]:
        return scene.last.first
    return scene.last_day or today


def _clock_counted(number: float, unit: Unit, scene: Scene, slots: Slots, *, forward: bool) -> Resolved:
    """Hours and minutes count from the instant of publication or the clock time named last; holes where neither is."""
    reference = scene.reference
    here = scene.last_clock
    if slots.fixed not in {"later", "earlier"}:
        here = datetime.combine(reference.day, reference.clock) if reference and reference.clock else None
    if here is None:
        holes = f"{reference.day.isoformat() if reference else UNKNOWN_DAY}TXX:XX"
        return Resolved(type=TimexType.TIME, value=holes, mod=_mod(slots))
    step = timedelta(seconds=number * _CLOCK_SECONDS[unit])
    moment = here + step if forward else here - step
    period = Period(Unit.DAY, moment.date())
    value = f"{moment:%Y-%m-%dT%H:%M}"
    return Resolved(type=TimexType.TIME, value=value, mod=_mod(slots), period=period, begin=moment, moment=moment)


def mean_set(slots: Slots, _scene: Scene) -> Resolved | None:
    """How often: "chaque jour" P1D, "tous les deux ans" P2Y, "chaque mardi" XXXX-WXX-2."""
    if slots.fixed:
        return Resolved(type=TimexType.SET, value=slots.fixed)
    if slots.has("d", "m"):
        return Resolved(type=TimexType.SET, value=f"XXXX-{slots.whole('m'):02}-{slots.whole('d'):02}")
    if slots.has("u"):
        return Resolved(
            type=TimexType.SET,
            value=amount(_plain((slots.number("n") or 1) * slots.whole("big", 1)), Unit(slots.word("u"))),
        )
    if slots.has("w"):
        return Resolved(type=TimexType.SET, value=f"XXXX-WXX-{slots.whole('w')}{slots.word('pt')}")
    if slots.has("pt"):
        return Resolved(type=TimexType.SET, value=UNKNOWN_DAY + slots.word("pt"))
    if slots.has("m"):
        return Resolved(type=TimexType.SET, value=f"XXXX-{slots.whole('m'):02}")
    return Resolved(type=TimexType.SET, value=f"XXXX-{slots.word('s')}")
