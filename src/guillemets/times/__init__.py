"""Stage 6 of 8. Text -> TIMEX3: when."""

from __future__ import annotations

from guillemets.lexicons.times import Tense
from guillemets.times.find import find_times, read_times
from guillemets.times.reading import Basis, Interval, Reading
from guillemets.times.scene import Assumption
from guillemets.times.timeml import to_timeml

__all__ = ["Assumption", "Basis", "Interval", "Reading", "Tense", "find_times", "read_times", "to_timeml"]
