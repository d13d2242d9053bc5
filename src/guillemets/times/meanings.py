"""The meanings that the rules name, each with the function that works it out. The list is closed."""

from __future__ import annotations

from collections.abc import Callable
from types import MappingProxyType

from guillemets.times import clocks, dates, eras, spans
from guillemets.times.scene import Resolved, Scene, Slots

Meaning = Callable[[Slots, Scene], Resolved | None]

NOT_A_TIME = "nothing"  # a rule of this meaning takes its words away from every other rule

MEANINGS: MappingProxyType[str, Meaning] = MappingProxyType(
    {
        "day": dates.mean_day,
        "today": dates.mean_today,
        "relative day": dates.mean_relative_day,
        "day at hand": dates.mean_day_at_hand,
        "weekday of week": dates.mean_weekday_of_week,
        "weekend of feast": dates.mean_weekend_of_feast,
        "month": dates.mean_month,
        "week of month": eras.mean_week_of_month,
        "year": eras.mean_year,
        "recent year": eras.mean_recent_year,
        "before christ": eras.mean_before_christ,
        "decade": eras.mean_decade,
        "century": eras.mean_century,
        "quarter": eras.mean_quarter,
        "season": eras.mean_season,
        "shifted": dates.mean_shifted,
        "edge": dates.mean_edge,
        "same": dates.mean_same,
        "reference": dates.mean_reference,
        "some day": dates.mean_some_day,
        "clock": clocks.mean_clock,
        "bare hour": clocks.mean_bare_hour,
        "part": clocks.mean_part,
        "duration": spans.mean_duration,
        "counted": spans.mean_counted,
        "set": spans.mean_set,
    }
)
