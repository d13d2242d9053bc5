"""Whom a role takes up that the copy has not yet said of anybody: the person named just before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guillemets.entities.charged import wronged
from guillemets.entities.names import NameLabel
from guillemets.entities.scene import MARGIN
from guillemets.lexicons.determiners import DeterminerSort
from guillemets.lexicons.grammar import grammar
from guillemets.lexicons.role_nouns import Sphere

if TYPE_CHECKING:
    from collections.abc import Callable

    from guillemets.entities.phrases import Phrase
    from guillemets.entities.referents import Referent
    from guillemets.entities.scene import Scene, Wanted
    from guillemets.lexicons import Lexicons

RECENT = 2
"""A role is taken for that of somebody named at most so many sentences before."""
RELATIONAL = frozenset({Sphere.FAMILY, Sphere.LAWYER, Sphere.SPOKESPERSON, Sphere.WRONGED})
OFFICES = frozenset({Sphere.LEGISLATIVE, Sphere.GENERIC, Sphere.SPORT})
WALKS = (
    frozenset(
        {
            Sphere.EXECUTIVE,
            Sphere.LEGISLATIVE,
            Sphere.LOCAL,
            Sphere.DIPLOMATIC,
            Sphere.ROYAL,
            Sphere.UNION,
            Sphere.BUSINESS,
        }
    ),
    frozenset({Sphere.MILITARY, Sphere.POLICE}),
    frozenset({Sphere.JUDICIAL, Sphere.LAWYER}),
    frozenset({Sphere.SCIENCE, Sphere.MEDICAL}),
    frozenset({Sphere.CULTURE, Sphere.MEDIA}),
)
"""Walks of life that one person can well have in common."""


def reprise(phrase: Phrase, scene: Scene, wanted: Wanted, words: Lexicons) -> list[Referent]:
    """The named person of the sentences just before, for a role that copy brings in without saying whose it is.

    "L'actrice Camille Darnal a critiqué le jury. La comédienne ...": a role without complement is hardly ever that of
    somebody new. It has to be of a walk of life that the person's other roles do not rule out.
    """
    if phrase.role is None or phrase.plural or names_another(phrase) or phrase.complemented or phrase.former:
        return []
    last = scene.last_source.referent if scene.last_source is not None else None
    definite = phrase.sort is DeterminerSort.DEFINITE
    told = wanted.source or last is not None or phrase.country is not None
    said = phrase.sort is DeterminerSort.DEMONSTRATIVE or (definite and told)
    sphere = phrase.role.noun.sphere
    if not said or sphere in RELATIONAL or phrase.noun == "source":
        return []
    sentence = scene.sentence_of(wanted.token)
    near = [s for s in scene.seen_in(scene.outside(sentence, RECENT), sentence) if s.token < wanted.token]
    recent = {s.referent.index for s in near}
    here = {s.referent.index for s in near if s.sentence == sentence and not s.quoted}

    def fits(referent: Referent) -> bool:
        if not (referent.named and referent.person) or referent.index not in recent or referent.index in here:
            return False
        countryman = phrase.country is not None and phrase.country == referent.country
        if definite and not wanted.source and referent is not last and not countryman:
            return False
        if sphere is Sphere.SUSPECT and wronged(referent, scene, words):
            return False
        if phrase.country and referent.country and phrase.country != referent.country:
            return False
        if sphere is Sphere.EXECUTIVE and Sphere.LEGISLATIVE in referent.spheres:
            return False  # a member of parliament is no minister
        return all(_compatible(sphere, other) for other in referent.spheres)

    return most_salient(scene, wanted, fits)


def office_of(phrase: Phrase, scene: Scene, wanted: Wanted) -> list[Referent]:
    """The one person named without any role earlier in the sentence, for an office told in full.

    "Depuis la victoire de Benoît Hamon, le député de Trappes promet une alliance": who is named alone is introduced by
    what comes next.
    """
    if phrase.role is None or phrase.plural or not phrase.complemented or phrase.former or not wanted.source:
        return []
    if phrase.sort is not DeterminerSort.DEFINITE or phrase.role.noun.sphere not in OFFICES or _names_person(phrase):
        return []
    sentence = scene.sentence_of(wanted.token)
    near = [s for s in scene.seen_in(sentence, sentence) if s.token < wanted.token and not s.quoted]
    persons = {s.referent.index: s.referent for s in near if s.referent.person}
    agreeing = [r for r in persons.values() if r.gender in (None, phrase.gender) and r.index not in wanted.excluded]
    doc = scene.parsed.doc
    deeds = {s.referent.index for s in near if s.token and doc[s.token - 1].lower_ in grammar().of}
    fresh = [r for r in agreeing if r.named and not r.phrases and " " in r.name and r.index in deeds]
    return fresh if len(agreeing) == 1 else []


def _names_person(phrase: Phrase) -> bool:
    return any(name.label is NameLabel.PER and name.known is None for name in phrase.names)


def names_another(phrase: Phrase) -> bool:
    """Whether the phrase holds a name other than a party's ("la magistrate PLR")."""
    return any(name.known is None or name.known.field != "party" for name in phrase.names)


def _compatible(one: Sphere, other: Sphere) -> bool:
    """Whether one person can well be of both walks of life."""
    loose = (Sphere.ANYONE, Sphere.GENERIC, Sphere.FAMILY, Sphere.WRONGED)
    return one is other or one in loose or other in loose or any(one in group and other in group for group in WALKS)


def most_salient(scene: Scene, wanted: Wanted, fits: Callable[[Referent], bool]) -> list[Referent]:
    """The most salient one that agrees and fits; none where two are equally so."""
    ranked = scene.ranked(wanted, fits)
    if len(ranked) > 1 and ranked[0][0] - ranked[1][0] < MARGIN:
        return []
    return [referent for _, referent in ranked[:1]]
