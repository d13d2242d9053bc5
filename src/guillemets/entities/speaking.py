"""Sources that are the speaker before, or the author of the text that speaks."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from guillemets.entities.answers import Answer, answer_of
from guillemets.entities.limits import Limits
from guillemets.entities.names import folded
from guillemets.entities.reprise import RELATIONAL
from guillemets.lexicons.determiners import DeterminerSort
from guillemets.lexicons.grammar import grammar
from guillemets.lexicons.reference_words import ReferenceSort
from guillemets.lexicons.role_nouns import Sphere
from guillemets.model.attribution import SpeakerKind

if TYPE_CHECKING:
    from guillemets.entities.phrases import Phrase
    from guillemets.entities.referents import Referent
    from guillemets.entities.roster import Roster
    from guillemets.entities.scene import Scene, Wanted

NEAR = 4
"""Sentences after which a role is no longer read as that of the speaker before."""


class Resolving(Protocol):
    """Whatever resolves the phrases of a dispatch and knows who came up in it."""

    roster: Roster
    scene: Scene

    def conjunct(self, first: int, last: int, limits: Limits) -> Answer:
        """Whom the tokens ``first`` to ``last`` mean; ``limits`` says who cannot be meant."""

    def phrase(self, phrase: Phrase, *, source: bool, limits: Limits) -> Answer:
        """Whom a noun phrase without a name means."""


def goes_on(resolving: Resolving, phrase: Phrase) -> bool:
    """Whether a definite role that nobody has is that of the speaker before, whom the copy named without one.

    "Léa Favre assure que... «...», indique la ministre de la Mer": nobody is brought in by a full name alone unless
    the role follows.
    """
    scene = resolving.scene
    last = scene.last_source
    if last is None or phrase.role is None or phrase.plural or phrase.sort is not DeterminerSort.DEFINITE:
        return False
    before = last.referent
    if phrase.role.noun.sphere in (*RELATIONAL, Sphere.SUSPECT):
        return False
    bare = not any(_after_noun(resolving, name.first) for name in before.names)
    fresh = before.named and before.person and not before.phrases and " " in before.name and bare
    agrees = phrase.gender is None or before.gender in (None, phrase.gender)
    near = scene.sentence_of(phrase.first) - last.sentence <= NEAR
    return fresh and agrees and near


def _after_noun(resolving: Resolving, first: int) -> bool:
    """Whether a name stands behind a noun that says who this is, if none that is known: "son coéquipier Jan Roux"."""
    before = resolving.roster.parsed.doc[first - 1] if first else None
    return before is not None and before.pos_ == "NOUN"


def author(resolving: Resolving, phrase: Phrase, wanted: Wanted) -> Answer | None:
    """The author of a text in which somebody speaks ("ses propos", "un message du maire"), who speaks himself.

    So does the newspaper whose findings are quoted ("selon les informations du journal").
    """
    doc = resolving.roster.parsed.doc
    sorts = resolving.roster.words.reference_words
    form = doc[phrase.head].lower_
    kind = SpeakerKind.ORGANISATION if form in sorts[ReferenceSort.FINDINGS] else SpeakerKind.PERSON
    if kind is SpeakerKind.PERSON and form not in sorts[ReferenceSort.AUTHORED]:
        return None
    if phrase.sort is DeterminerSort.POSSESSIVE:
        ranked = resolving.scene.ranked(replace(wanted, gender=None, plural=False, persons=True))
        return answer_of(ranked[0][1]) if ranked else None
    start = phrase.head + 1
    if start > phrase.last or doc[start].lower_ not in grammar().of:
        return None
    start += doc[start].lower_ in {"de", "d'"}
    if start > phrase.last:
        return None
    owner = _governed(resolving, start, phrase.last, Limits(wanted.excluded))
    return owner if owner.referents and owner.referents[0].kind is kind else None


def _governed(resolving: Resolving, first: int, last: int, limits: Limits) -> Answer:
    """Whom the complement means: "du maire" is "de le maire", somebody who may be known."""
    around = resolving.roster.around
    inner = around.phrase(first, last) if around.parsed.doc[first].lower_ in {"du", "des"} else None
    if inner is None or inner.names:
        return resolving.conjunct(first, last, limits)
    return resolving.phrase(replace(inner, sort=DeterminerSort.DEFINITE), source=True, limits=limits)


def source_before(resolving: Resolving) -> Referent:
    """The last source that is no named person: the one that "même source" speaks of."""
    for sighting in reversed(resolving.scene.sightings):
        referent = sighting.referent
        if sighting.source and not (referent.kind is SpeakerKind.PERSON and referent.named):
            return referent
    return resolving.scene.sightings[-1].referent


def same_as_before(resolving: Resolving, phrase: Phrase) -> bool:
    """Whether the phrase says itself that it is the source before ("de même source")."""
    sameness = resolving.roster.words.reference_words[ReferenceSort.SAMENESS]
    same = bool(phrase.words & {folded(word) for word in sameness})
    return same and (phrase.sort is DeterminerSort.NONE or phrase.noun in {"source", "sources"})
