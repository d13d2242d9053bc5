"""Whom a noun phrase without a name takes up: the same noun again, a known role, or a noun that covers it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guillemets.entities.bodies import Known, body_of
from guillemets.entities.charged import charged, wronged
from guillemets.entities.clients import client_of
from guillemets.entities.likeness import CERTAIN, likeness
from guillemets.entities.names import NameLabel
from guillemets.entities.offices import Offices, holders_among, offices_of
from guillemets.entities.peers import peer_of
from guillemets.entities.reprise import most_salient, names_another, office_of, reprise
from guillemets.lexicons.determiners import DeterminerSort
from guillemets.lexicons.reference_words import ReferenceSort
from guillemets.lexicons.role_nouns import Sphere
from guillemets.model.attribution import SpeakerKind

if TYPE_CHECKING:
    from guillemets.entities.phrases import Phrase
    from guillemets.entities.referents import Referent
    from guillemets.entities.scene import Scene, Wanted
    from guillemets.lexicons import Lexicons

NEVER_SEEN = -20.0
ANAPHORIC = frozenset(
    {DeterminerSort.DEFINITE, DeterminerSort.DEMONSTRATIVE, DeterminerSort.POSSESSIVE, DeterminerSort.NONE}
)


def antecedents(
    phrase: Phrase, scene: Scene, wanted: Wanted, cast: Known, *, held_outside: bool = False
) -> list[Referent]:
    """The referents that the phrase can take up, the likeliest first; the first two ways alone if ``held_outside``.

    1. one of whom the same noun was said, with complements that do not contradict;
    2. the holder of the office, among the persons of the text;
    3. for a suspect, the one who was charged; for a noun that covers others ("le magistrat"), one of its sphere;
    4. for a noun of any person ("la jeune femme", "l'intéressé"), the most salient person that agrees;
    5. for a noun of any body ("la firme", "le journal"), the most salient organisation of its field; the one cabinet
       for "le gouvernement";
    6. for another role without complement, the person who spoke or acted just before, if it can be theirs.

    ``held_outside`` says that somebody outside the text is known to hold the office.
    """
    if phrase.sort not in ANAPHORIC or phrase.words & cast.words.reference_words[ReferenceSort.ADDITION]:
        return []
    standing = _standing(phrase, wanted, cast)
    if standing:
        return standing
    same = _same_noun(phrase, scene, cast, wanted)
    if same and same[0][0] >= CERTAIN:
        return [referent for _, referent in same]
    held = _held(phrase, scene, wanted, cast) or [referent for _, referent in same]
    form = scene.parsed.doc[phrase.head].lower_
    movement = phrase.plural and form in cast.words.reference_words[ReferenceSort.MOVEMENT]
    if held or held_outside or movement:
        return held
    return (
        _same_institution(phrase, cast.referents, wanted)
        or charged(phrase, scene, wanted, cast.words)
        or client_of(phrase, scene, wanted, cast.words)
        or _covered(phrase, scene, wanted)
        or _anyone(phrase, scene, wanted)
        or _roleless(phrase, scene, wanted, cast.words)
        or body_of(phrase, scene, wanted, cast)
        or peer_of(phrase, scene, wanted, cast.words)
        or reprise(phrase, scene, wanted, cast.words)
        or office_of(phrase, scene, wanted)
    )


def _same_noun(phrase: Phrase, scene: Scene, cast: Known, wanted: Wanted) -> list[tuple[float, Referent]]:
    """Those of whom the noun was said, the likeliest first; a corps as a whole is none of its members."""
    scored = []
    salience = {referent.index: score for score, referent in scene.ranked(wanted)}
    corps = phrase.plural and scene.parsed.doc[phrase.head].lower_ in cast.words.reference_words[ReferenceSort.CORPS]
    for referent in cast.said.alike(phrase):
        if referent.index in wanted.excluded or referent.plural is not phrase.plural:
            continue
        if corps and referent.anonymous:
            continue
        best = max((likeness(phrase, said) for said in referent.phrases), default=0.0)
        if best > 0:
            scored.append((best, salience.get(referent.index, NEVER_SEEN), referent))
    scored.sort(key=lambda entry: (-entry[0], -entry[1]))
    return [(best, referent) for best, _, referent in scored]


def _in_office(referent: Referent, phrase: Phrase, offices: Offices) -> bool:
    """Whether the text gives the referent the office in other words ("le chef du gouvernement", Premier ministre)."""
    called = set(offices.of(phrase))
    return any(
        called & set(offices.of(said))
        and said.former is phrase.former
        and (phrase.country is None or said.country in (None, phrase.country))
        for said in referent.phrases
    )


def _standing(phrase: Phrase, wanted: Wanted, cast: Known) -> list[Referent]:
    """The one person of the text who holds the office on the day, where the phrase says more than its noun."""
    if phrase.role is None or phrase.plural or not phrase.words or cast.date is None:
        return []
    holders = [r for r, _ in holders_among(phrase, cast.referents, offices_of(cast.words), cast.date)]
    return holders if len(holders) == 1 and holders[0].index not in wanted.excluded else []


def _held(phrase: Phrase, scene: Scene, wanted: Wanted, cast: Known) -> list[Referent]:
    """The person of the text who holds the office; of several the most salient, unless the country decides."""
    if phrase.role is None or phrase.plural:
        return []
    offices = offices_of(cast.words)
    holders = [r for r, _ in holders_among(phrase, cast.referents, offices, cast.date)]
    wanted_offices = set(offices.of(phrase))
    if not holders and wanted_offices:
        holders = [r for r in cast.referents if r.person and r.named and _in_office(r, phrase, offices)]
    if len(holders) <= 1:
        return holders
    salience = {referent.index: score for score, referent in scene.ranked(wanted)}
    return sorted(holders, key=lambda r: -salience.get(r.index, NEVER_SEEN))


def _same_institution(phrase: Phrase, referents: list[Referent], wanted: Wanted) -> list[Referent]:
    """The one person of whom another role in the same institution was said ("le patron de X" for its president)."""
    if phrase.role is None or phrase.plural or phrase.sort is not DeterminerSort.DEFINITE or not phrase.complemented:
        return []
    if not any(name.label is NameLabel.ORG for name in phrase.names):
        return []
    heads = (Sphere.EXECUTIVE, Sphere.BUSINESS, Sphere.GENERIC)
    found = [
        r
        for r in referents
        if r.person
        and r.index not in wanted.excluded
        and any(
            said.own == phrase.own and said.former is phrase.former and said.role and said.role.noun.sphere in heads
            for said in r.phrases
        )
    ]
    return found if len(found) == 1 and phrase.role.noun.sphere in heads else []


def _covered(phrase: Phrase, scene: Scene, wanted: Wanted) -> list[Referent]:
    if phrase.role is None or names_another(phrase) or phrase.complemented:
        return []
    covers = set(phrase.role.noun.covers)
    if phrase.plural:
        covers.add(phrase.role.noun.sphere)
        covers -= {Sphere.GENERIC, Sphere.ANYONE}
    if not covers or (phrase.plural and phrase.sort is DeterminerSort.NONE):
        return []

    def fits(referent: Referent) -> bool:
        return referent.kind in (SpeakerKind.PERSON, SpeakerKind.GROUP) and bool(referent.spheres & covers)

    return most_salient(scene, wanted, fits)


def _anyone(phrase: Phrase, scene: Scene, wanted: Wanted) -> list[Referent]:
    """The most salient person for a noun that says nothing more than that it is one; bare or nearly so."""
    if phrase.role is None or phrase.plural or phrase.names or phrase.role.noun.sphere is not Sphere.ANYONE:
        return []
    if phrase.sort in (DeterminerSort.INDEFINITE, DeterminerSort.POSSESSIVE):
        return []
    if phrase.own and phrase.sort is not DeterminerSort.DEMONSTRATIVE:
        return []
    return most_salient(scene, wanted, lambda referent: referent.kind is SpeakerKind.PERSON)


def _roleless(phrase: Phrase, scene: Scene, wanted: Wanted, words: Lexicons) -> list[Referent]:
    """The person of whom no role is known, for a bare noun ("le prévenu", "la mère"); any for one with initials."""
    if phrase.role is None or phrase.plural or phrase.own or phrase.complemented or phrase.names:
        return []
    suspect = phrase.role.noun.sphere is Sphere.SUSPECT
    close = suspect or phrase.role.noun.sphere is Sphere.FAMILY
    if phrase.sort not in (DeterminerSort.DEFINITE, DeterminerSort.DEMONSTRATIVE):
        return []

    def fits(referent: Referent) -> bool:
        if suspect and wronged(referent, scene, words):
            return False
        whole = referent.anonymous or (close and " " in referent.name)
        return whole and referent.named and referent.person and not referent.spheres and not referent.phrases

    return most_salient(scene, wanted, fits)
