"""How well one noun phrase repeats another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guillemets.lexicons.determiners import DeterminerSort
from guillemets.lexicons.role_nouns import Sphere

if TYPE_CHECKING:
    from guillemets.entities.phrases import Phrase

CERTAIN = 1.0
HALF = 0.5


def likeness(phrase: Phrase, said: Phrase) -> float:
    """How well ``phrase`` repeats ``said``: 0 when the nouns differ or the complements contradict each other.

    A bare repetition ("le procureur") is like any phrase with its noun, a fuller one only like those that share a
    complement or have none.
    """
    # "l'avocat" is no short form of "l'avocat général"
    other = phrase.role is not None and said.role is not None and phrase.role.noun.sphere is not said.role.noun.sphere
    shorter = not phrase.own and said.noun.startswith(f"{phrase.noun} ") and not other
    same = (
        phrase.noun == said.noun
        or shorter
        or (phrase.role is not None and said.role is not None and phrase.role.noun is said.role.noun)
    )
    if phrase.role and said.role and phrase.role.gender and said.role.gender not in (None, phrase.role.gender):
        return 0.0
    if not same or phrase.former is not said.former:
        return 0.0
    if phrase.country and said.country and phrase.country != said.country:
        return 0.0
    if phrase.age and said.age and phrase.age != said.age:
        return 0.0
    shared = len(phrase.own & said.own)
    if not phrase.own:
        return CERTAIN if not phrase.country or said.country else 0.6
    if not said.own:
        return 0.6
    if shared and phrase.role is None and shared / len(phrase.own | said.own) <= HALF:
        return 0.0
    if shared:
        return CERTAIN + shared / len(phrase.own | said.own)
    return 0.6 if _relational(phrase) and phrase.sort is DeterminerSort.DEFINITE else 0.0


def _relational(phrase: Phrase) -> bool:
    """Whether the noun needs another person, who is named here by a role ("la mère du suspect")."""
    relational = (Sphere.FAMILY, Sphere.LAWYER, Sphere.SPOKESPERSON)
    return phrase.role is not None and phrase.role.noun.sphere in relational and phrase.governed
