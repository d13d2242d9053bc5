"""Verbs that report only together with the words after them: faire savoir, lancer un appel."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from guillemets.lexicons.cue_verbs import Addressee, Frame, Strength
from guillemets.lexicons.load import read_rows
from guillemets.model.attribution import Act

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

ANY_DETERMINER = "<det>"
"""In a tail: a determiner of any kind, and the words that may describe the noun after it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CuePhrase:
    """One verbal idiom: any form of ``head`` followed, adverbs and pas aside, by the words of ``tail``.

    The words of a tail are literal, but for forms parted by a slash of which one must stand ("convaincu/convaincue")
    and for ANY_DETERMINER ("<det> appel" is "un appel", "son vibrant appel", "de nouveaux appels" as "<det> appels").
    ``reflexive`` wants the reflexive pronoun before the head, ``negated`` a negation around it ("ne cache pas son
    inquiétude"). ``tail`` may be empty only where ``negated`` holds.
    """

    phrase: str
    head: str
    tail: str = ""
    reflexive: bool = False
    negated: bool = False
    frames: tuple[Frame, ...]
    risky: tuple[Frame, ...] = ()
    addressee: Addressee
    act: Act
    strength: Strength
    example: str
    source: str


class Idioms:
    """The idioms of one head, the most words in a tail first, found by a word of theirs."""

    def __init__(self, rows: Iterable[CuePhrase]) -> None:
        self.rows = tuple(sorted(rows, key=lambda row: _rank(row.tail)))
        self._always: list[int] = []
        self._by_form: dict[str, list[int]] = {}
        for place, row in enumerate(self.rows):
            written = next((forms for forms in tail_words(row.tail) if forms is not None), None)
            if written is None:
                self._always.append(place)
            for form in written or ():
                self._by_form.setdefault(form, []).append(place)

    def __iter__(self) -> Iterator[CuePhrase]:
        return iter(self.rows)

    def with_any(self, forms: Iterable[str]) -> Iterator[CuePhrase]:
        """The idioms whose first word that is written out is among ``forms``, and those without any, in order."""
        places = {place for form in forms for place in self._by_form.get(form, ())}
        return (self.rows[place] for place in sorted(places.union(self._always)))


def read_cue_phrases() -> dict[str, Idioms]:
    """The idioms by the infinitive of their head."""
    found: dict[str, list[CuePhrase]] = {}
    for row in read_rows("cue_phrases.tsv", CuePhrase, key=("phrase",)):
        found.setdefault(row.head, []).append(row)
    return {head: Idioms(rows) for head, rows in found.items()}


@cache
def tail_words(tail: str) -> tuple[frozenset[str] | None, ...]:
    """The forms that may stand at each place of a tail, None for a determiner with what describes the noun after it.

    >>> tail_words("<det> cri/cris d'alarme") == (None, {"cri", "cris"}, {"d'"}, {"alarme"})
    True
    """
    return tuple(
        None if piece == ANY_DETERMINER else frozenset(piece.split("/"))
        for word in tail.split()
        for piece in _pieces(word)
    )


def _pieces(word: str) -> list[str]:
    """The tokens of one written word: "d'alarme" is two.

    >>> _pieces("d'alarme")
    ["d'", 'alarme']
    """
    head, mark, rest = word.partition("'")
    return [head + mark, rest] if mark and rest else [word]


def _rank(tail: str) -> tuple[int, bool]:
    """Longer tails before shorter ones, literal ones before those that are open.

    >>> _rank("un appel à témoins") < _rank("un appel") < _rank("<det> appel/appels")
    True
    """
    return -len(tail.split()), ANY_DETERMINER in tail
