"""Which content answers which, and which name is which.

Contents are compared by their words without the typography around them; two spans that differ by a guillemet, a comma
or a leading "que" say the same.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

from guillemets.lexicons.scoring_words import scoring_words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from guillemets.evaluation.annotated import Place

_WORD = re.compile(r"\w+")
_EDGES = ' \t\r\n\u00a0\u202f\u2009«»“”"‹›„.,;:!?…–—-()'
_SAME_NAME = 0.5


def content_words(text: str, content: Sequence[Place]) -> frozenset[int]:
    """Where the words of a content start, each fragment without its edges."""
    return word_starts(text, [trimmed(text, place) for place in content])


def word_starts(text: str, places: Sequence[Place]) -> frozenset[int]:
    """Where the words start that the places cover, in code points; a word cut in two starts at the cut."""
    return frozenset(start + word.start() for start, end in places for word in _WORD.finditer(text[start:end]))


def trimmed(text: str, place: Place) -> Place:
    """The place without outer quotation marks, punctuation, blanks and leading complementizers.

    >>> trimmed("qu'«elle part».", (0, 15))
    (4, 13)
    """
    start, end = place
    while True:
        while start < end and text[start] in _EDGES:
            start += 1
        while end > start and text[end - 1] in _EDGES:
            end -= 1
        head = _complementizer().match(text[start:end])
        if head is None or head.end() >= end - start:
            return start, end
        start += head.end()


def overlap(one: AbstractSet[int], other: AbstractSet[int]) -> float:
    """Intersection over union, 0 where both are empty."""
    return len(one & other) / len(one | other) if one or other else 0.0


def pair_up(
    gold: Sequence[AbstractSet[int]], predicted: Sequence[AbstractSet[int]], least: float
) -> list[tuple[int, int]]:
    """Pairs of indices, one to one, those that overlap most first; none below ``least``."""
    candidates = [(-overlap(one, other), i, j) for i, one in enumerate(gold) for j, other in enumerate(predicted)]
    taken_gold: set[int] = set()
    taken_predicted: set[int] = set()
    pairs = []
    for _, i, j in sorted(c for c in candidates if -c[0] >= least):
        if i not in taken_gold and j not in taken_predicted:
            taken_gold.add(i)
            taken_predicted.add(j)
            pairs.append((i, j))
    return pairs


def same_speakers(gold: Sequence[str], predicted: Sequence[str]) -> bool:
    """Whether as many speakers are named and each gold one is among the predicted.

    >>> same_speakers(["Kaja Kallas", "USA"], ["Washington", "Mme Kallas"])
    True
    """
    if not gold or not predicted:
        return not gold and not predicted
    return len(gold) == len(predicted) and all(any(same_name(one, other) for other in predicted) for one in gold)


def same_name(gold: str, predicted: str) -> bool:
    """Whether two names share their words: one within the other, half of them, or by a list of namesakes."""
    ours, theirs = _telling_words(gold), _telling_words(predicted)
    if not ours or not theirs:
        return False
    if ours <= theirs or theirs <= ours or len(ours & theirs) / len(ours | theirs) >= _SAME_NAME:
        return True
    names = {" ".join(_folded_words(gold)), " ".join(_folded_words(predicted))}
    return any(names <= group for group in scoring_words().namesakes)


def _telling_words(name: str) -> frozenset[str]:
    every = _folded_words(name)
    civilities = scoring_words().civilities
    return frozenset(word for word in every if word not in civilities and len(word) > 1) or frozenset(every)


@cache
def _folded_words(name: str) -> tuple[str, ...]:
    """The words of a name in lower case, without leading determiners and accents."""
    decomposed = unicodedata.normalize("NFKD", _determiners().sub("", name.strip()).lower())
    return tuple(_WORD.findall("".join(c for c in decomposed if not unicodedata.combining(c))))


@cache
def _complementizer() -> re.Pattern[str]:
    return re.compile("(?:" + "|".join(_forms(scoring_words().complementizers, r"\s")) + ")", re.IGNORECASE)


@cache
def _determiners() -> re.Pattern[str]:
    return re.compile("^(?:" + "|".join(_forms(scoring_words().determiners, " ")) + ")+", re.IGNORECASE)


def _forms(forms: Sequence[str], blank: str) -> list[str]:
    """Patterns of the forms, an elided one with either apostrophe, a whole one with the blank after it."""
    return [re.escape(f[:-1]) + "['’]" if f.endswith("'") else re.escape(f) + blank for f in forms]
