"""Two expressions that are the ends of one range: "du 3 au 5 mars", "entre 2010 et 2014", "de 9h à 17h"."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from guillemets.lexicons.times import LinkRole, read_time_links
from guillemets.times.reading import Interval

if TYPE_CHECKING:
    from collections.abc import Sequence

    from guillemets.times.reading import Reading

_DASH = re.compile(r"\s?[-–/]\s?")
_LEAD = 14  # code points before the first end that may hold its preposition


def join_ranges(text: str, readings: Sequence[Reading]) -> tuple[Reading, ...]:
    """The readings, those that are the two ends of a range with the whole range as their ``interval``."""
    joined = list(readings)
    for index, (first, second) in enumerate(itertools.pairwise(readings)):
        if not _is_range(text, first, second):
            continue
        begin, end = first.extent.begin, second.extent.end
        if begin is None or end is None or begin >= end:
            continue
        whole = Interval(begin=begin, end=end)
        joined[index] = replace(joined[index], interval=whole)
        joined[index + 1] = replace(joined[index + 1], interval=whole)
    return tuple(joined)


def _is_range(text: str, first: Reading, second: Reading) -> bool:
    if first.expression.type is not second.expression.type:
        return False
    gap = text[first.expression.end : second.expression.start]
    if len(gap) > _LEAD:
        return False
    before = text[max(0, first.expression.start - _LEAD) : first.expression.start]
    words = _words()
    if words[LinkRole.FROM].search(before) and words[LinkRole.TO].fullmatch(gap):
        return True
    if words[LinkRole.BETWEEN].search(before):
        return words[LinkRole.AND].fullmatch(gap) is not None
    return _DASH.fullmatch(gap) is not None


@cache
def _words() -> dict[LinkRole, re.Pattern[str]]:
    """The words of each role, blanks around them, as they stand before or between the two ends."""
    patterns = {}
    for role in LinkRole:
        terms = sorted((row.term for row in read_time_links() if row.role is role), key=len, reverse=True)
        either = "|".join(re.escape(term).replace("'", "['’]").replace(r"\ ", r"\s+") for term in terms)
        patterns[role] = re.compile(rf"(?:^|\s*(?<!\w))(?:{either})\s*$", re.IGNORECASE)
    return patterns
