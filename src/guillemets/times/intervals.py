"""Two expressions that are the ends of one range: "du 3 au 5 mars", "entre 2010 et 2014", "de 9h à 17h"."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from guillemets.times.reading import Interval

if TYPE_CHECKING:
    from collections.abc import Sequence

    from guillemets.times.reading import Reading

_FROM = re.compile(r"(?:\b(?:du|de|des|depuis)(?:\s+l[ea])?\s+|\bd['’]\s*|\bde\s+l['’]\s*)$", re.IGNORECASE)
_BETWEEN = re.compile(r"\bentre(?:\s+l[ea]s?)?\s+(?:l['’])?$", re.IGNORECASE)
_TO = re.compile(r"\s*(?:jusqu['’])?(?:au|à|aux|en)(?:\s+la)?\s+(?:l['’])?|\s*[-–/]\s*", re.IGNORECASE)
_AND = re.compile(r"\s+et\s+(?:l[ea]\s+|l['’]|en\s+)?", re.IGNORECASE)
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
    if _FROM.search(before):
        return _TO.fullmatch(gap) is not None
    if _BETWEEN.search(before):
        return _AND.fullmatch(gap) is not None
    return _DASH.fullmatch(gap) is not None
