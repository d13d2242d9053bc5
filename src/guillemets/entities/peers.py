"""Bodies that go by several nouns: "le Conseil fédéral", "le gouvernement", "l'exécutif"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from guillemets.entities.names import folded
from guillemets.lexicons.determiners import DeterminerSort
from guillemets.lexicons.reference_words import ReferenceSort
from guillemets.model.attribution import SpeakerKind

if TYPE_CHECKING:
    from guillemets.entities.phrases import Phrase
    from guillemets.entities.referents import Referent
    from guillemets.entities.scene import Scene, Wanted
    from guillemets.lexicons import Lexicons

SORTS = (ReferenceSort.CABINET, ReferenceSort.PROSECUTION)


def peer_of(phrase: Phrase, scene: Scene, wanted: Wanted, words: Lexicons) -> list[Referent]:
    """The one body of the text that another noun of the same sort names; none where another state came up since.

    "Le Conseil fédéral a tranché. Le gouvernement refuse": its name begins with such a noun, or a phrase said so.
    """
    form = scene.parsed.doc[phrase.head].lower_
    nouns = next((words.reference_words[sort] for sort in SORTS if form in words.reference_words[sort]), None)
    if nouns is None or phrase.plural or phrase.own or phrase.names or phrase.sort is not DeterminerSort.DEFINITE:
        return []
    beginnings = tuple(folded(noun) for noun in nouns)

    def fits(referent: Referent) -> bool:
        body = referent.kind in (SpeakerKind.ORGANISATION, SpeakerKind.STATE)
        said = any(scene.parsed.doc[said.head].lower_ in nouns for said in referent.phrases)
        return body and (said or folded(referent.name).startswith(beginnings))

    found = [r for _, r in scene.ranked(replace(wanted, gender=None), fits)]
    if len(found) != 1 or (phrase.country and found[0].country and phrase.country != found[0].country):
        return []
    seen = [s.token for s in scene.sightings if s.referent is found[0] and s.token < wanted.token]
    since = (s.referent for s in scene.sightings if seen and seen[-1] < s.token < wanted.token)
    foreign = any(r.kind is SpeakerKind.STATE and r.country != found[0].country for r in since)
    return found if phrase.country or not foreign else []
