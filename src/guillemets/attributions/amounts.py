"""Amounts that a cue governs, whose opening the parser hangs anywhere: "au moins deux cents postes", "jusqu'à 300"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guillemets.lexicons.grammar import grammar

if TYPE_CHECKING:
    from guillemets.attributions.scene import Scene
    from guillemets.language.tokens import Token

_LONGEST = 4  # words that may stand before the number: "pas moins de", "jusqu'à près de"
_COUNTED = 3  # words from the number to what is counted: "900 000 nouveaux postes", "un millier de postes"


def amount_at(scene: Scene, i: int, limit: int) -> Token | None:
    """The noun of the amount that begins at token ``i`` with a word on how exact it is, or its number if none is named.

    None where no such amount begins there; a number without such a word is an ordinary noun phrase.
    """
    doc = scene.doc
    number = _number(scene, i, limit)
    if number is None:
        return None
    while number < limit and is_figure(doc[number + 1]):
        number += 1
    for j in range(number, min(number + _COUNTED, limit) + 1):
        if doc[j].pos_ == "NOUN" and doc[j].lower_ not in grammar().amount:
            return doc[j]
        if j > number and doc[j].pos_ not in ("ADJ", "NUM", "NOUN", "DET") and doc[j].lower_ not in grammar().of:
            break
    return doc[number]


def is_figure(token: Token) -> bool:
    """Whether a word is a number, in figures or spelled out."""
    return token.like_num or token.pos_ == "NUM" or any(c.isdigit() for c in token.text)


def _number(scene: Scene, i: int, limit: int) -> int | None:
    """The number after one or more words on how exact it is, of which ``i`` is the first."""
    doc = scene.doc
    j = i
    while j <= min(i + _LONGEST, limit):
        if j > i and is_figure(doc[j]):
            return j
        opening = next((phrase for phrase in grammar().inexact if doc.reads(j, phrase)), None)
        if opening is None:
            return None
        j += len(opening.replace("'", " ").split())
    return None
