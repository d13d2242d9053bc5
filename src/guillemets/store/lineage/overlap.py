"""How much of two texts is the same words, and whether one is a copy of the other."""

from __future__ import annotations

from collections import Counter
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
_MOST_DISPUTED = 0.25

Shingles = frozenset[str]


@dataclass(frozen=True, slots=True)
class Body:
    """The sentences of a text, and each of their runs of four words; a shorter sentence is one run."""

    sentences: tuple[Sentence, ...]
    runs: tuple[Shingles, ...]

    @property
    def shingles(self) -> Shingles:
        """All runs."""
        return frozenset().union(*self.runs)


def body_of(sentences: Iterable[Sentence]) -> Body:
    """The sentences with their runs in small letters."""
    told = tuple(sentences)
    return Body(told, tuple(_runs([word.lower() for word in words]) for words in told))


def _runs(words: list[str]) -> Shingles:
    return frozenset(" ".join(words[i : i + _SHINGLE]) for i in range(max(1, len(words) - _SHINGLE + 1)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Overlap:
    """The runs of words that two texts have, and those that both have.

    ``disputed`` are the shared ones in sentences that differ in a name or a figure on both sides.
    """

    shared: int
    one: int
    other: int
    disputed: int = 0

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

        A later account of the same news repeats its background, some 10 to 20 % of it, and stays below. Reports made
        on one pattern (results, stages, quarters) share as much as copies do, in sentences with other names and
        figures: a quarter of that is too much.
        """
        if self.shared < min(_LEAST_SHARED, self.one, self.other) or self.disputed > _MOST_DISPUTED * self.shared:
            return False
        if min(self.one, self.other) < _LEAST_SHARED and self.jaccard < _LEAST_OF_SMALLER:
            return False  # a line or two that a longer text happens to have
        embedded = self.shared >= _LEAST_EMBEDDED and self.of_smaller >= _LEAST_OF_EMBEDDED
        return self.of_smaller >= _LEAST_OF_SMALLER or embedded

    @property
    def is_whole(self) -> bool:
        """Whether the smaller one stands nearly whole in the larger one."""
        return self.of_smaller >= _WHOLE


def overlap(one: Body, other: Body) -> Overlap:
    """The overlap of two texts."""
    first, second = one.shingles, other.shingles
    shared = first & second
    small, large = (one, other) if len(first) <= len(second) else (other, one)
    return Overlap(shared=len(shared), one=len(first), other=len(second), disputed=_disputed(small, large, shared))


def _disputed(small: Body, large: Body, shared: Shingles) -> int:
    """How many of the shared runs stand in sentences that are the same but for names or figures."""
    places = {run: number for number, runs in enumerate(large.runs) for run in runs if run in shared}
    known = set(large.runs)
    count = 0
    for sentence, runs in zip(small.sentences, small.runs, strict=True):
        common = [run for run in runs if run in places]
        if not common or runs in known:
            continue
        nearest, _ = Counter(places[run] for run in common).most_common(1)[0]
        mine, theirs = _fixed(sentence), _fixed(large.sentences[nearest])
        if mine - theirs and theirs - mine:
            count += len(common)
    return count


def _fixed(sentence: Sentence) -> set[str]:
    """The names and figures of a sentence: words with a capital that do not open it, or with a digit."""
    return {
        word
        for number, word in enumerate(sentence)
        if (number > 0 and word[0].isupper()) or any(character.isdigit() for character in word)
    }
