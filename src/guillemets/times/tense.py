"""The tense around a time expression, guessed from the words of its sentence when there is no parse."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from guillemets.lexicons.times import ParticipleRole, Tense, read_tense_clues

if TYPE_CHECKING:
    from collections.abc import Iterable

_WINDOW = 160  # code points looked at on each side: a clause of newswire seldom runs further from its verb
_MOST_CLUES = 12  # looked at on each side, so that no text is slow
_PIECE = re.compile(r"[^\W\d_]+|[.!?…;«»“”\n]")
_PARTICIPLE = re.compile(r"[^\W\d_]{2,}(?:ée?s?|us?|ues?|ite?s?|ises?)")


class _Sign(StrEnum):
    """What a word or mark says besides a tense."""

    BORDER = "border"
    PARTICIPLE = "participle"


@dataclass(frozen=True, slots=True)
class TenseClues:
    """The words of a text that show a tense, and the borders of its sentences, by offset."""

    offsets: tuple[int, ...]
    signs: tuple[Tense | _Sign, ...]

    @classmethod
    def of(cls, text: str) -> TenseClues:
        """The clues of a whole text, found in one pass."""
        offsets: list[int] = []
        signs: list[Tense | _Sign] = []
        before = ""
        determiners, auxiliaries = _before_participles()
        for piece in _PIECE.finditer(text):
            word = piece.group()
            sign = _sign(word)
            if sign is _Sign.PARTICIPLE and before in auxiliaries:
                sign = Tense.PAST
            if sign and not (sign is _Sign.PARTICIPLE and before in determiners):
                offsets.append(piece.start())
                signs.append(sign)
            before = word.lower()
        return cls(tuple(offsets), tuple(signs))

    def around(self, start: int, end: int) -> Tense | None:
        """The tense of the last verb before ``[start, end)`` in its sentence, else of the first after it, else None.

        A lone past participle before it counts as past. Looks at most 160 code points to either side.

        >>> text = "Les députés se prononceront lundi."
        >>> TenseClues.of(text).around(28, 33)
        <Tense.FUTURE: 'future'>
        """
        here = bisect_left(self.offsets, start)
        participle = False
        for sign in self._until_border(range(here - 1, max(-1, here - 1 - _MOST_CLUES), -1), start):
            if isinstance(sign, Tense):
                return sign
            participle = True
        if participle:
            return Tense.PAST
        there = bisect_left(self.offsets, end)
        after = self._until_border(range(there, min(there + _MOST_CLUES, len(self.offsets))), end)
        return next((sign for sign in after if isinstance(sign, Tense)), None)

    def _until_border(self, indices: Iterable[int], place: int) -> Iterable[Tense | _Sign]:
        for index in indices:
            if self.signs[index] is _Sign.BORDER or abs(self.offsets[index] - place) > _WINDOW:
                return
            yield self.signs[index]


@cache
def _before_participles() -> tuple[frozenset[str], frozenset[str]]:
    """The determiners that make a participle a noun ("le marché"), the auxiliaries that make it a past ("est venu")."""
    rows = read_tense_clues()
    return (
        frozenset(row.term for row in rows if row.role is ParticipleRole.DETERMINER),
        frozenset(row.term for row in rows if row.role is ParticipleRole.AUXILIARY),
    )


@cache
def _clues() -> tuple[dict[str, Tense | _Sign | None], re.Pattern[str], dict[str, Tense | None]]:
    """The whole words, and the endings with a pattern that finds the longest one."""
    rows = read_tense_clues()
    words: dict[str, Tense | _Sign | None] = {row.term: row.tense for row in rows if not row.term.startswith("-")}
    words |= {row.term: _Sign.PARTICIPLE for row in rows if row.role is ParticipleRole.PARTICIPLE}
    endings = {row.term[1:]: row.tense for row in rows if row.term.startswith("-")}
    pattern = re.compile(r"(?<=..)(?:" + "|".join(sorted(endings, key=len, reverse=True)) + r")\Z")
    return words, pattern, endings


@lru_cache(maxsize=4096)
def _sign(piece: str) -> Tense | _Sign | None:
    """What a word or a mark says about tense or sentence, None when nothing."""
    if not piece[0].isalpha():
        return _Sign.BORDER
    words, pattern, endings = _clues()
    lowered = piece.lower()
    if lowered in words:
        return words[lowered]
    if piece[0].isupper():  # names end as verbs do: Navarra, Gera
        return None
    if ending := pattern.search(lowered):
        return endings[ending.group()]
    return _Sign.PARTICIPLE if _PARTICIPLE.fullmatch(lowered) else None
