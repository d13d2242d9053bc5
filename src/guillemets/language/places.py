"""What stands where: things by the stretch that they cover, found without a look at all of them.

Rules ask of each word or statement which others touch it. To look at all others every time would make the cost of a
dispatch grow with the square of its length; here the text is ruled into cells, and only things in the same cells are
looked at.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable

T = TypeVar("T")

WORDS = 5
"""Cells of 32 words: about a sentence."""
CODE_POINTS = 8
"""Cells of 256 code points: about two sentences."""


class Places(Generic[T]):
    """Things by the numbers ``first`` to ``last`` that they cover, both included; one may cover several stretches.

    ``grain`` is the size of a cell as a power of two, WORDS or CODE_POINTS.

    >>> places = Places(WORDS, [(3, 8, "a"), (40, 90, "b"), (7, 7, "c")])
    >>> places.touching(8, 41)
    ['a', 'b']
    """

    __slots__ = ("_cells", "_count", "_grain")

    def __init__(self, grain: int, things: Iterable[tuple[int, int, T]] = ()) -> None:
        self._grain = grain
        self._cells: dict[int, list[tuple[int, int, int, T]]] = defaultdict(list)
        self._count = 0
        for first, last, thing in things:
            self.add(first, last, thing)

    def add(self, first: int, last: int, thing: T) -> None:
        """Let ``thing`` cover ``first`` to ``last``."""
        entry = (self._count, first, last, thing)
        self._count += 1
        for cell in range(first >> self._grain, (last >> self._grain) + 1):
            self._cells[cell].append(entry)

    def touching(self, first: int, last: int) -> list[T]:
        """What shares a number with ``first`` to ``last``, in the order in which it was added; each stretch once."""
        cells, low, high = self._cells, first >> self._grain, last >> self._grain
        if low == high:
            return [thing for _, start, end, thing in cells.get(low, ()) if start <= last and first <= end]
        found = {
            entry[0]: entry
            for cell in range(low, high + 1)
            for entry in cells.get(cell, ())
            if entry[1] <= last and first <= entry[2]
        }
        return [found[number][3] for number in sorted(found)]
