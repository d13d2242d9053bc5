"""Which organisation a common noun takes up: "la firme", "le journal", "le tribunal"."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from guillemets.entities.names import folded
from guillemets.entities.scene import MARGIN, Scene, Wanted
from guillemets.lexicons.determiners import DeterminerSort
from guillemets.lexicons.reference_words import ReferenceSort
from guillemets.lexicons.source_nouns import SourceField
from guillemets.model.attribution import SpeakerKind

if TYPE_CHECKING:
    from guillemets.entities.phrases import Phrase
    from guillemets.entities.referents import Referent
    from guillemets.entities.said import Said
    from guillemets.lexicons import Lexicons

BEARS = 1.5
"""What an organisation gains that bears the noun in its name."""
ALIKE = {
    SourceField.BUSINESS: frozenset({"company", "platform"}),
    SourceField.MEDIA: frozenset({"media"}),
    SourceField.POLITICS: frozenset({"party", "union", "company"}),
    SourceField.UNION: frozenset({"union", "ngo", "party"}),
    SourceField.CIVIL: frozenset({"ngo", "aid", "body", "un", "union", "armed_group"}),
    SourceField.GOVERNMENT: frozenset({"agency", "body", "un", "company"}),
    SourceField.MEDICAL: frozenset({"company"}),
    SourceField.SPORT: frozenset({"sport"}),
    SourceField.MILITARY: frozenset({"military", "armed_group"}),
}


@dataclass(frozen=True, slots=True)
class Known:
    """What the resolution of phrases draws on: the referents so far, the words, the date of the dispatch."""

    referents: list[Referent]
    said: Said
    words: Lexicons
    date: str | None


def body_of(phrase: Phrase, scene: Scene, wanted: Wanted, cast: Known) -> list[Referent]:
    """The most salient organisation for a bare noun of its field, one that bears the noun before others."""
    form = scene.parsed.doc[phrase.head].text.lower()
    noun = cast.words.source_nouns.get(form)
    sorts = cast.words.reference_words
    if form in sorts[ReferenceSort.COUNTRY]:
        return _country(phrase, scene, wanted)
    instance = form in sorts[ReferenceSort.INSTANCE]
    if not (instance or form in sorts[ReferenceSort.BODY]) or phrase.plural or phrase.names:
        return []
    if phrase.sort is DeterminerSort.POSSESSIVE and noun is not None and noun.field is SourceField.POLITICS:
        return _party(phrase, scene, wanted)
    if phrase.complemented or phrase.sort not in (DeterminerSort.DEFINITE, DeterminerSort.DEMONSTRATIVE):
        return []
    if any("." in word for word in phrase.own):
        return []  # "le site trajets-vaud.example" bears its name
    bodies = replace(wanted, gender=None)
    fields = ALIKE.get(noun.field, frozenset()) if noun is not None else frozenset({"company", "platform"})

    def fits(referent: Referent) -> bool:
        proper = referent.named or referent.name[:1].isupper()  # "le Snes-FSU", a name that nobody has told
        if referent.kind is not SpeakerKind.ORGANISATION or not (proper or _bears(referent, phrase.noun)):
            return False
        if _bears(referent, phrase.noun):
            return True
        if phrase.country and referent.country and referent.country != phrase.country:
            return False
        if instance or not fields:
            return False
        if referent.known is None:
            media = any(_field(said, scene, cast) is SourceField.MEDIA for said in referent.phrases)
            return noun is None or media or noun.field is not SourceField.MEDIA
        return referent.known.field in fields

    ranked = scene.ranked(bodies, fits)
    ranked = sorted(((score + BEARS * _bears(r, phrase.noun), r) for score, r in ranked), key=lambda pair: -pair[0])
    if len(ranked) > 1 and ranked[0][0] - ranked[1][0] < MARGIN:
        return []
    return [referent for _, referent in ranked[:1]]


def _party(phrase: Phrase, scene: Scene, wanted: Wanted) -> list[Referent]:
    """The one party of the text, for "son parti" or "sa formation": of two it would be a guess."""
    if phrase.own or phrase.complemented:
        return []

    def fits(referent: Referent) -> bool:
        known = referent.known is not None and referent.known.field == "party"
        return known or _bears(referent, "parti") or _bears(referent, "mouvement")

    found = [r for _, r in scene.ranked(replace(wanted, gender=None, plural=None), fits)]
    return found if len(found) == 1 else []


def _country(phrase: Phrase, scene: Scene, wanted: Wanted) -> list[Referent]:
    """The state that "le pays" takes up: the one named last or most; for "son pays" that of the person named last."""
    if phrase.plural or phrase.complemented or phrase.own or phrase.country:
        return []
    if phrase.sort is DeterminerSort.POSSESSIVE:
        people = scene.ranked(replace(wanted, gender=None, plural=False, persons=True), lambda r: r.country is not None)
        home = people[0][1].country if people else None
        states = scene.ranked(replace(wanted, gender=None, plural=None), lambda r: r.kind is SpeakerKind.STATE)
        return [r for _, r in states if r.named and r.country == home][:1]
    if phrase.sort not in (DeterminerSort.DEFINITE, DeterminerSort.DEMONSTRATIVE):
        return []
    ranked = scene.ranked(replace(wanted, gender=None, plural=None), lambda r: r.kind is SpeakerKind.STATE and r.named)
    return [referent for _, referent in ranked[:1] if referent.country]


def _field(said: Phrase, scene: Scene, cast: Known) -> SourceField | None:
    noun = cast.words.source_nouns.get(scene.parsed.doc[said.head].lower_)
    return noun.field if noun is not None else None


def _bears(referent: Referent, noun: str) -> bool:
    """Whether the noun stands in the organisation's name, and is not all of it."""
    parts = folded(referent.name).split()
    return referent.kind is SpeakerKind.ORGANISATION and noun in parts and len(parts) > 1
