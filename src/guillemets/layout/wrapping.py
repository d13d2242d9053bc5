"""Lines that belong together: text broken at a fixed width, and sentences broken by a stray line end."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from guillemets.layout.segments import Segment

_ENDS = '.!?…:;»”")]}>'
_SHORTEST_BROKEN_LINE = 40
_WIDEST = 100
_FEWEST_BREAKS = 2
_BREAK_SHARE = 0.3
_FULL_LINE = 0.75


def unwrap(text: str, lines: list[Segment]) -> list[Segment]:
    """The lines with those joined that one sentence or one wrapped paragraph runs through.

    Everywhere, a long line without a full stop goes on in a next one that begins with a small letter. In a text broken
    at a fixed width, a full line goes on in the next one, whatever it begins with. A blank line always separates.
    """
    goes_on = _goes_on_at_width(text, lines) or (lambda one, two: _is_broken(text, one, two))
    joined: list[Segment] = []
    last: Segment | None = None
    for line in lines:
        if last is not None and not line.spaced and goes_on(last, line):
            joined[-1] = replace(joined[-1], end=line.end)
        else:
            joined.append(line)
        last = line
    return joined


def _is_broken(text: str, one: Segment, two: Segment) -> bool:
    """Whether a sentence runs from one line into the other."""
    long = one.end - one.start >= _SHORTEST_BROKEN_LINE
    return long and text[one.end - 1] not in _ENDS and text[two.start].islower()


def _goes_on_at_width(text: str, lines: list[Segment]) -> Callable[[Segment, Segment], bool] | None:
    """The test for a line that goes on in a text of fixed width, or None when this is no such text."""
    pairs = [(one, two) for one, two in pairwise(lines) if not two.spaced]
    breaks = sum(_is_broken(text, one, two) for one, two in pairs)
    lengths = sorted(line.end - line.start for line in lines)
    if breaks < max(_FEWEST_BREAKS, _BREAK_SHARE * len(pairs)) or lengths[-1] > _WIDEST:
        return None
    width = lengths[len(lengths) * 9 // 10]
    return lambda one, _: one.end - one.start >= _FULL_LINE * width
