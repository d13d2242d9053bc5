"""Verbs that report only together with the words after them: faire savoir, lancer un appel."""

from __future__ import annotations

from dataclasses import dataclass

from guillemets.lexicons.cue_verbs import Addressee, Frame, Strength
from guillemets.lexicons.load import read_rows
from guillemets.model.attribution import Act

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


def read_cue_phrases() -> dict[str, tuple[CuePhrase, ...]]:
    """The idioms by the infinitive of their head, the most words in a tail first."""
    found: dict[str, list[CuePhrase]] = {}
    for row in read_rows("cue_phrases.tsv", CuePhrase, key=("phrase",)):
        found.setdefault(row.head, []).append(row)
    return {head: tuple(sorted(rows, key=lambda row: _rank(row.tail))) for head, rows in found.items()}


def _rank(tail: str) -> tuple[int, bool]:
    """Longer tails before shorter ones, literal ones before those that are open.

    >>> _rank("un appel à témoins") < _rank("un appel") < _rank("<det> appel/appels")
    True
    """
    return -len(tail.split()), ANY_DETERMINER in tail
