"""A time expression as it was read: its record, and what the public record leaves out."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from guillemets.model.temporal import TimeExpression

if TYPE_CHECKING:
    from datetime import date, datetime

    from guillemets.times.periods import Period
    from guillemets.times.scene import Assumption, Resolved, Slots


class Basis(StrEnum):
    """Whether the text says the whole value, or a part of it was filled in."""

    READ = "read"
    DEFAULTED = "defaulted"


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """A stretch of time, half-open: ISO 8601 dates or instants, None for an end that is not known."""

    begin: str | None
    end: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A time expression with the rule that found it and what its value rests on.

    ``extent`` is the stretch that the expression itself covers. ``interval`` is set on both ends of a range
    ("du 3 au 5 mars") and covers the whole of it. ``instant`` is the clock time in UTC where the text names its zone.
    ``assumed`` lists what the text does not say; it is empty for values read from the words and the publication alone.
    """

    expression: TimeExpression
    rule: str
    extent: Interval
    interval: Interval | None = None
    instant: str | None = None
    assumed: tuple[Assumption, ...] = ()

    @property
    def basis(self) -> Basis:
        """READ when nothing had to be assumed."""
        return Basis.DEFAULTED if self.assumed else Basis.READ


def read(slots: Slots, text: str, resolved: Resolved, rule: str) -> Reading:
    """The reading of the words at the slots' place."""
    expression = TimeExpression(
        start=slots.start,
        end=slots.end,
        text=text[slots.start : slots.end],
        type=resolved.type,
        value=resolved.value,
        mod=resolved.mod,
    )
    instant = resolved.instant.isoformat().replace("+00:00", "Z") if resolved.instant else None
    return Reading(
        expression=expression, rule=rule, extent=_extent(resolved), instant=instant, assumed=resolved.assumed
    )


def _extent(resolved: Resolved) -> Interval:
    if resolved.begin or resolved.end:
        return Interval(begin=_iso(resolved.begin), end=_iso(resolved.end))
    if resolved.period is None or resolved.value != resolved.period.value:
        return Interval(begin=None, end=None)
    return Interval(begin=resolved.period.first.isoformat(), end=last_day(resolved.period))


def last_day(period: Period) -> str | None:
    """The first day after a stretch, None past the last year of the calendar."""
    try:
        return period.end.isoformat()
    except (ValueError, OverflowError):
        return None


def _iso(moment: date | datetime | None) -> str | None:
    return moment.isoformat().replace("+00:00", "Z") if moment else None
