"""How much of two texts is the same words, and whether one is a copy of the other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from guillemets.store.lineage.body import Sentence

_SHINGLE = 4
_LEAST_SHARED = 20
_LEAST_OF_SMALLER = 0.5
_LEAST_EMBEDDED, _LEAST_OF_EMBEDDED = 60, 0.3
_WHOLE = 0.8

Shingles = frozenset[str]


def shingles(sentences: Iterable[Sentence]) -> Shingles:
    """Every run of four words within a sentence; a shorter sentence is one."""
    return frozenset(
        " ".join(words[i : i + _SHINGLE]) for words in sentences for i in range(max(1, len(words) - _SHINGLE + 1))
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Overlap:
    """The runs of words that two texts have, and those that both have."""

    shared: int
    one: int
    other: int

    @property
    def jaccard(self) -> float:
        """The share of all runs that both have."""
        return self.shared / max(1, self.one + self.other - self.shared)

    @property
    def of_smaller(self) -> float:
        """The share of the smaller one that the other has: 1.0 when it is contained whole."""
        return self.shared / max(1, min(self.one, self.other))

    @property
    def is_copy(self) -> bool:
        """Whether they are the same copy: half of the smaller one, or a third and at least sixty runs of an embedding.

        A later account of the same news repeats its background, some 10 to 20 % of it, and stays below.
        """
        if self.shared < min(_LEAST_SHARED, self.one, self.other):
            return False
        embedded = self.shared >= _LEAST_EMBEDDED and self.of_smaller >= _LEAST_OF_EMBEDDED
        return self.of_smaller >= _LEAST_OF_SMALLER or embedded

    @property
    def is_whole(self) -> bool:
        """Whether the smaller one stands nearly whole in the larger one."""
        return self.of_smaller >= _WHOLE


def overlap(one: Shingles, other: Shingles) -> Overlap:
    """The overlap of two texts."""
    return Overlap(shared=len(one & other), one=len(one), other=len(other))
