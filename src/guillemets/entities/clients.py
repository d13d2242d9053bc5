"""Lawyers and those for whom they speak: "Son client est innocent, dit-il", "Son client a nié"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guillemets.entities.reprise import most_salient
from guillemets.lexicons.determiners import DeterminerSort
from guillemets.lexicons.reference_words import ReferenceSort
from guillemets.lexicons.role_nouns import Sphere

if TYPE_CHECKING:
    from collections.abc import Iterable

    from guillemets.entities.phrases import Phrase
    from guillemets.entities.referents import Referent
    from guillemets.entities.scene import Scene, Wanted
    from guillemets.language.parsed import Parsed
    from guillemets.lexicons import Lexicons


COURT = frozenset({Sphere.LAWYER, Sphere.JUDICIAL, Sphere.POLICE})
"""Those who have a part in a case, and are nobody's client in it."""


def client_of(phrase: Phrase, scene: Scene, wanted: Wanted, words: Lexicons) -> list[Referent]:
    """The person of the text whom "son client" means, once a lawyer has come up: one who is no part of the court."""
    bare = phrase.sort is DeterminerSort.POSSESSIVE and not (phrase.plural or phrase.own or phrase.complemented)
    if not bare or scene.parsed.doc[phrase.head].lower_ not in words.reference_words[ReferenceSort.CLIENT]:
        return []
    if not any(Sphere.LAWYER in s.referent.spheres for s in scene.sightings):
        return []
    return most_salient(scene, wanted, lambda r: r.person and r.named and not r.spheres & COURT)


def speaks_for(told: Iterable[int], parsed: Parsed, words: Lexicons) -> bool:
    """Whether a client of the speaker's own comes up in the words ``told``: then a lawyer speaks."""
    doc = parsed.doc
    clients = words.reference_words[ReferenceSort.CLIENT]
    return any(i and doc[i].lower_ in clients and _possessive(doc[i - 1].lower_, words) for i in told)


def _possessive(form: str, words: Lexicons) -> bool:
    determiner = words.determiners.get(form)
    return determiner is not None and determiner.sort is DeterminerSort.POSSESSIVE
