"""Two clocks for one moment: "à 14H30 (12H30 GMT)" gives both the same instant, and the second the right day."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING

from guillemets.lexicons.times import LinkRole, read_time_links
from guillemets.times.reading import Interval
from guillemets.times.scene import Assumption

if TYPE_CHECKING:
    from collections.abc import Sequence

    from guillemets.times.reading import Reading

_VALUE = "%Y-%m-%dT%H:%M"


def pair_clocks(text: str, readings: Sequence[Reading]) -> list[Reading]:
    """The readings; a clock in brackets after another is the same moment, told in a zone that it names.

    The local clock takes the instant of the other. A bracketed clock that names no day of its own is moved to the day
    that brings the two nearest: "23H30 (01H30 GMT)".
    """
    paired = list(readings)
    for index in range(len(paired) - 1):
        first, second = paired[index], paired[index + 1]
        if (
            first.instant
            or not second.instant
            or not _gap().fullmatch(text[first.expression.end : second.expression.start])
        ):
            continue
        local = _moment(first)
        if local is None:
            continue
        second = _on_the_right_day(local, second)
        paired[index + 1] = second
        paired[index] = replace(first, instant=second.instant)
    return paired


@cache
def _gap() -> re.Pattern[str]:
    """What may stand between the two clocks: a bracket or a slash, and words such as "soit" around it."""
    terms = [re.escape(row.term) for row in read_time_links() if row.role is LinkRole.ASIDE]
    words = f"(?:(?:{'|'.join(sorted(terms, key=len, reverse=True))})\\s*,?\\s*)*"
    return re.compile(rf"\s*,?\s*{words}[(/,]\s*{words}", re.IGNORECASE)


def _moment(reading: Reading) -> datetime | None:
    try:
        return datetime.strptime(reading.expression.value, _VALUE).replace(tzinfo=UTC)
    except ValueError:
        return None


def _on_the_right_day(local: datetime, other: Reading) -> Reading:
    """The bracketed clock on the day that leaves the least difference between the two, where it names no day itself."""
    shown = _moment(other)
    if shown is None or Assumption.DAY not in other.assumed:
        return other
    instant = datetime.fromisoformat(other.instant or "")
    step = timedelta(days=round((local - instant) / timedelta(days=1)))
    if not step:
        return other
    moved = (instant + step).isoformat().replace("+00:00", "Z")
    end = (instant + step + timedelta(minutes=1)).isoformat().replace("+00:00", "Z")
    return replace(
        other,
        expression=replace(other.expression, value=(shown + step).strftime(_VALUE)),
        instant=moved,
        extent=Interval(begin=moved, end=end),
    )
