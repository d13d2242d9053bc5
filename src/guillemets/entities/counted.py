"""Several taken up at once by their number: "les deux dirigeants", "les trois pays", "tous deux"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from guillemets.entities.scene import REACH, Scene, Wanted
from guillemets.lexicons.determiners import DeterminerSort
from guillemets.lexicons.reference_words import ReferenceSort
from guillemets.lexicons.role_nouns import Sphere
from guillemets.model.attribution import SpeakerKind

if TYPE_CHECKING:
    from guillemets.entities.phrases import Phrase
    from guillemets.entities.referents import Referent
    from guillemets.entities.roster import Roster
    from guillemets.model.entity import Gender

PAIR = 2
LEADING = frozenset(
    {Sphere.ANYONE, Sphere.EXECUTIVE, Sphere.LEGISLATIVE, Sphere.LOCAL, Sphere.DIPLOMATIC, Sphere.ROYAL, Sphere.GENERIC}
)
"""Nouns whose plural with a number takes up any persons named one by one ("les deux dirigeants"); others their own."""


class Reader(Protocol):
    """Whatever reads a dispatch and knows who came up in it."""

    roster: Roster
    scene: Scene
    called: dict[int, Gender | None]


def counted(reader: Reader, phrase: Phrase, wanted: Wanted) -> tuple[Referent, ...]:
    """Those whom the phrase takes up by their number; none when it gives none."""
    bodies = last_bodies(reader, phrase) if phrase.plural and phrase.count else ()
    if bodies:
        return bodies
    if phrase.plural and phrase.count and phrase.role is not None and phrase.sort is DeterminerSort.DEFINITE:
        return last_few(reader, phrase, wanted)
    return duo(reader, phrase)


def pair(reader: Reader, token: int) -> tuple[Referent, ...]:
    """The two persons named last, for "tous deux"."""
    wanted = Wanted(token=token, gender=None, plural=False, persons=True)
    ranked = [r for _, r in reader.scene.ranked(wanted) if r.named]
    return in_order(reader, ranked[:2]) if len(ranked) > 1 else ()


def duo(reader: Reader, phrase: Phrase) -> tuple[Referent, ...]:
    """The two persons named together last, for "le couple"."""
    form = reader.roster.parsed.doc[phrase.head].lower_
    if form not in reader.roster.words.reference_words[ReferenceSort.DUO] or phrase.complemented or phrase.own:
        return ()
    if phrase.sort is not DeterminerSort.DEFINITE:
        return ()
    sentence = reader.scene.sentence_of(phrase.first)
    for sighting in reversed(reader.scene.seen_in(sentence - REACH, sentence)):
        members = sighting.referent.members
        if len(members) == PAIR and all(member.person for member in members) and sighting.token < phrase.first:
            return members
    return ()


def last_few(reader: Reader, phrase: Phrase, wanted: Wanted) -> tuple[Referent, ...]:
    """The ``count`` persons named last, for "les deux dirigeants" when nobody was counted before."""
    count = phrase.count or 0
    for referent in reader.roster.referents:
        if (
            not referent.members
            and referent.plural
            and any(said.count == count and said.noun == phrase.noun for said in referent.phrases)
        ):
            return ()
    sphere = phrase.role.noun.sphere if phrase.role is not None else Sphere.ANYONE
    ranked = [
        r
        for _, r in reader.scene.ranked(Wanted(token=wanted.token, gender=None, plural=False, persons=True))
        if r.named and (sphere in LEADING or sphere in r.spheres)
    ]
    if len(ranked) < count or phrase.words or (sphere not in LEADING and len(ranked) > count):
        return ()
    return in_order(reader, ranked[:count])


def last_bodies(reader: Reader, phrase: Phrase) -> tuple[Referent, ...]:
    """The ``count`` states or bodies named last, for "les trois pays" or "les deux partis"."""
    if phrase.sort is not DeterminerSort.DEFINITE or phrase.own:
        return ()
    form = reader.roster.parsed.doc[phrase.head].lower_
    noun = reader.roster.words.source_nouns.get(form)
    if form in reader.roster.words.reference_words[ReferenceSort.POWER]:
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
