"""Several taken up at once by their number: "les deux dirigeants", "les trois pays", "tous deux"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from guillemets.entities.scene import Scene, Wanted
from guillemets.lexicons.determiners import DeterminerSort
from guillemets.lexicons.reference_words import ReferenceSort
from guillemets.model.attribution import SpeakerKind

if TYPE_CHECKING:
    from guillemets.entities.phrases import Phrase
    from guillemets.entities.referents import Referent
    from guillemets.language.parsed import Parsed
    from guillemets.lexicons import Lexicons


class Reader(Protocol):
    """Whatever reads a dispatch and knows who came up in it."""

    parsed: Parsed
    words: Lexicons
    referents: list[Referent]
    scene: Scene


def pair(reader: Reader, token: int) -> tuple[Referent, ...]:
    """The two persons named last, for "tous deux"."""
    wanted = Wanted(token=token, gender=None, plural=False, persons=True)
    ranked = [r for _, r in reader.scene.ranked(wanted) if r.named]
    return in_order(reader, ranked[:2]) if len(ranked) > 1 else ()


def last_few(reader: Reader, phrase: Phrase, wanted: Wanted) -> tuple[Referent, ...]:
    """The ``count`` persons named last, for "les deux dirigeants" when nobody was counted before."""
    count = phrase.count or 0
    for referent in reader.referents:
        if (
            not referent.members
            and referent.plural
            and any(said.count == count and said.noun == phrase.noun for said in referent.phrases)
        ):
            return ()
    ranked = [
        r
        for _, r in reader.scene.ranked(Wanted(token=wanted.token, gender=None, plural=False, persons=True))
        if r.named
    ]
    if len(ranked) < count or phrase.words:
        return ()
    return in_order(reader, ranked[:count])


def last_bodies(reader: Reader, phrase: Phrase) -> tuple[Referent, ...]:
    """The ``count`` states or bodies named last, for "les trois pays" or "les deux partis"."""
    if phrase.sort is not DeterminerSort.DEFINITE or phrase.own:
        return ()
    form = reader.parsed.doc[phrase.head].lower_
    noun = reader.words.source_nouns.get(form)
    if form in reader.words.reference_words[ReferenceSort.POWER]:
        kind = SpeakerKind.STATE
    elif noun is not None and noun.kind is SpeakerKind.ORGANISATION:
        kind = SpeakerKind.ORGANISATION
    else:
        return ()
    wanted = Wanted(token=phrase.first, gender=None, plural=None)
    ranked = [r for _, r in reader.scene.ranked(wanted, lambda r: r.kind is kind and r.named and not r.members)]
    return in_order(reader, ranked[: phrase.count]) if phrase.count and len(ranked) >= phrase.count else ()


def in_order(reader: Reader, referents: list[Referent]) -> tuple[Referent, ...]:
    """The referents in the order in which they first came up."""
    order = {s.referent.index: s.token for s in reversed(reader.scene.sightings)}
    return tuple(sorted(referents, key=lambda r: order.get(r.index, 0)))
