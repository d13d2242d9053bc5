"""Who did wrong and who was wronged: whom "le suspect", "l'accusé" and "la victime" take up."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING

from guillemets.lexicons.determiners import DeterminerSort
from guillemets.lexicons.reference_words import ReferenceSort
from guillemets.lexicons.role_nouns import Sphere
from guillemets.model.attribution import SpeakerKind

if TYPE_CHECKING:
    from guillemets.entities.phrases import Phrase
    from guillemets.entities.referents import Referent
    from guillemets.entities.scene import Scene, Sighting, Wanted
    from guillemets.language.parsed import Parsed
    from guillemets.lexicons import Lexicons

FAR = 14
"""Words of a clause in which the charge is looked for."""


class Part(Enum):
    """The part that somebody has in a wrong."""

    CULPRIT = auto()
    VICTIM = auto()


PARTS = {Sphere.SUSPECT: Part.CULPRIT, Sphere.WRONGED: Part.VICTIM}
"""The part of those whom a noun of the sphere takes up."""


def charged(phrase: Phrase, scene: Scene, wanted: Wanted, words: Lexicons) -> list[Referent]:
    """The one of whom the copy says that she was arrested, charged or tried, or that she attacked somebody.

    For a victim it is the one to whom something was done. One who is named goes before those who are not; of several
    that fit equally none is meant.
    """
    bare = phrase.role is not None and not (phrase.plural or phrase.own or phrase.complemented or phrase.names)
    part = PARTS.get(phrase.role.noun.sphere) if bare and phrase.role is not None else None
    if part is None:
        return []
    if phrase.sort not in (DeterminerSort.DEFINITE, DeterminerSort.DEMONSTRATIVE):
        return []
    fitting = {r.index for _, r in scene.ranked(wanted, lambda r: r.kind is SpeakerKind.PERSON)}
    seen = [s for s in scene.sightings if s.token < wanted.token and s.referent.index in fitting]
    found: dict[int, Referent] = {}
    for sighting in seen:
        if sighting.referent.index not in found and _said_of(sighting, part, scene.parsed, words):
            found[sighting.referent.index] = sighting.referent
    named = [r for r in found.values() if r.named] or list(found.values())
    return named if len(named) == 1 else []


def wronged(referent: Referent, scene: Scene, words: Lexicons) -> bool:
    """Whether the copy says that something was done to this one ("Jean Morel a été tué"): no suspect of it."""
    own = (s for s in scene.sightings if s.referent is referent and s.subject and not s.quoted)
    return any(_clause(s, scene.parsed, words) is Part.VICTIM for s in own)


def _said_of(sighting: Sighting, part: Part, parsed: Parsed, words: Lexicons) -> bool:
    return sighting.subject and not sighting.quoted and _clause(sighting, parsed, words) is part


def _clause(sighting: Sighting, parsed: Parsed, words: Lexicons) -> Part | None:
    """What the clause that the sighting opens, or a participle behind it, makes of her."""
    doc = parsed.doc
    accused = words.reference_words[ReferenceSort.CHARGED]
    offending = words.reference_words[ReferenceSort.OFFENDING]
    for i in range(sighting.token + 1, min(sighting.token + FAR, len(doc))):
        token = doc[i]
        if token.is_sent_start or (token.dep_.startswith("nsubj") and token.head.i > i):
            return None
        form = token.lower_
        if form not in accused and form not in offending:
            continue
        passive = token.dep_ == "acl" or any(child.dep_ == "aux:pass" for child in token.children)
        active = not passive and any(child.dep_ == "aux:tense" for child in token.children)
        if token.pos_ == "NOUN" or (form in accused and not active) or (form in offending and not passive):
            return Part.CULPRIT
        return Part.VICTIM if form in offending else None
    return None
