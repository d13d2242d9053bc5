"""Times, as TIMEX3 gives them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class TimexType(StrEnum):
    """The four types of TIMEX3 (TimeML 1.2.1)."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeExpression:
    """A time expression with its normalised value (TIMEX3, ISO 8601) and modifier (START, MID, END, APPROX...)."""

    start: int
    end: int
    text: str
    type: TimexType
    value: str
    mod: str | None = None
