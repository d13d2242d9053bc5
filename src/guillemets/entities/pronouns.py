"""Whom a pronoun means as a source: the most salient one that agrees, the one named last, the speaker before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guillemets.entities.answers import Answer, answer_of
from guillemets.entities.clients import speaks_for
from guillemets.entities.counted import Reader, pair
from guillemets.entities.referents import Referent
from guillemets.entities.scene import MARGIN, REACH, Wanted
from guillemets.lexicons.pronouns import Pronoun, PronounSort
from guillemets.lexicons.reference_words import ReferenceSort
from guillemets.lexicons.role_nouns import Sphere
from guillemets.model.attribution import SpeakerKind
from guillemets.model.entity import Gender, MentionForm

if TYPE_CHECKING:
    from guillemets.entities.limits import Limits


def pronoun_answer(reader: Reader, pronoun: Pronoun, place: tuple[int, int], limits: Limits) -> Answer:
    """Whom the pronoun at ``place`` (first and last token) means; ``limits`` says who cannot be meant.

    Two that fit equally are candidates, unless one is a member of the other.
    """
    first, last = place
    scene = reader.scene
    if pronoun.sort is PronounSort.GENERAL:
        return _general(reader, first, limits)
    if pronoun.sort is PronounSort.FIRST:
        return Answer()
    if pronoun.sort is PronounSort.PAIR:
        return Answer(pair(reader, first))
    wanted = Wanted(
        token=first,
        gender=pronoun.gender,
        plural=pronoun.plural if pronoun.plural or pronoun.sort is not PronounSort.POSSESSIVE else None,
        quoted=first in scene.quoted,
        source=True,
        excluded=limits.excluded,
        alone=limits.alone,
    )
    if pronoun.sort is PronounSort.LATTER:
        return _latter(reader, wanted)
    if pronoun.term in reader.roster.words.reference_words[ReferenceSort.SOME]:
        return _some(reader, wanted, first, last)
    called = _called(reader, pronoun, first)
    if called is not None and called.index not in limits.excluded:
        return _taken_up(called, first, last)
    ranked = _known_before(reader, scene.ranked(wanted), limits)
    if limits.told and speaks_for(limits.told, reader.roster.parsed, reader.roster.words):
        ranked = [(score, r) for score, r in ranked if Sphere.LAWYER in r.spheres] or ranked
    if not ranked:
        return Answer()
    referent = ranked[0][1]
    if len(ranked) > 1 and ranked[0][0] - ranked[1][0] < MARGIN:
        other = ranked[1][1]
        if referent not in other.members and other not in referent.members:
            return Answer((), (referent, other))
        referent = other if referent in other.members else referent
    if referent.plural and _one_of(reader, first):
        return _picked(reader, referent, first, last)
    return _taken_up(referent, first, last)


def _known_before(reader: Reader, ranked: list[tuple[float, Referent]], limits: Limits) -> list[tuple[float, Referent]]:
    """Those of ``ranked`` who are more than people without names whom the report itself has just brought in."""
    if not limits.told:
        return ranked
    before = {s.referent.index for s in reader.scene.sightings if s.token not in limits.told}
    kept = [(score, referent) for score, referent in ranked if referent.named or referent.index in before]
    return kept or ranked


def picked_from(reader: Reader, first: int, last: int) -> int:
    """The token where the source begins: of "l'une d'[elles]" the pronoun, else ``first``."""
    pronoun = reader.roster.words.pronouns.get(reader.roster.parsed.doc[last].lower_)
    several = pronoun is not None and pronoun.sort is PronounSort.PERSONAL and pronoun.plural
    return last if several and first < last and _one_of(reader, last) else first


def _one_of(reader: Reader, token: int) -> bool:
    """Whether one of those whom the pronoun means is picked out: "l'un d'[eux]", "l'une d'entre [elles]"."""
    doc = reader.roster.parsed.doc
    link = token - 1 - (token > 1 and doc[token - 1].lower_ == "entre")
    return link > 0 and doc[link].lower_ in {"d'", "de"} and doc[link - 1].lower_ in {"un", "une"}


def _picked(reader: Reader, group: Referent, first: int, last: int) -> Answer:
    """A new unnamed one of the group; of a few who are named each may be meant."""
    if group.members:
        return Answer((), group.members)
    form = reader.roster.parsed.doc[first].lower_
    article = "une" if form == "elles" else "un"
    referent = Referent(
        index=len(reader.roster.referents),
        kind=SpeakerKind.PERSON if group.kind is SpeakerKind.GROUP else group.kind,
        name=f"{article} des {group.name[0].lower()}{group.name[1:]}",
        named=False,
        anonymous=True,
        gender=Gender.F if form == "elles" else Gender.M,
    )
    referent.mentions.add((first, last, MentionForm.PRONOUN))
    reader.roster.referents.append(referent)
    return Answer((referent,))


def _general(reader: Reader, token: int, limits: Limits) -> Answer:
    """Whom "on" means: the source before in an incise; in a quotation those whom the speaker went to.

    "«Je suis allée chez les gendarmes. On m'a dit d'attendre», raconte-t-elle": the people or the body named last in
    her own words, or whom an earlier "on" of hers meant.
    """
    scene, doc = reader.scene, reader.roster.parsed.doc
    if doc[token].text.startswith("-"):
        previous = scene.source_before(limits.excluded) if token not in scene.quoted else None
        return answer_of(previous) if previous else Answer()
    pronouns = reader.roster.words.pronouns
    objects = (pronouns.get(t.lower_) for t in doc[token + 1 : token + 5])
    if token not in scene.quoted or not any(p is not None and p.sort is PronounSort.FIRST for p in objects):
        return Answer()
    sentence = scene.sentence_of(token)
    near = scene.seen_in(sentence - REACH, sentence)
    said = (s for s in near if s.quoted and s.token < token and s.referent.index not in limits.excluded)
    for sighting in sorted(said, key=lambda s: -s.token):
        referent = sighting.referent
        several = referent.kind in (SpeakerKind.GROUP, SpeakerKind.ORGANISATION) and not referent.members
        again = sighting.source and doc[sighting.token].lower_ == "on"
        if several and (again or 0 <= sentence - sighting.sentence <= 1):
            return answer_of(referent)
    return Answer()


def _called(reader: Reader, pronoun: Pronoun, token: int) -> Referent | None:
    """The source before, where its last noun has the pronoun's gender and it has not: "la même source ... elle".

    Nobody else of that gender must have come up since.
    """
    scene = reader.scene
    last = scene.last_source
    if last is None or pronoun.plural or pronoun.gender is None or last.referent.named:
        return None
    gender = reader.called.get(last.referent.index)
    sentence = scene.sentence_of(token)
    if sentence - last.sentence > 1 or gender is not pronoun.gender or gender is last.referent.gender:
        return None
    since = (s for s in scene.seen_in(last.sentence, sentence) if last.token < s.token < token)
    return None if any(s.referent.person and s.referent.gender is gender for s in since) else last.referent


def _some(reader: Reader, wanted: Wanted, first: int, last: int) -> Answer:
    """Some of a group that came up in this sentence or the two before, or else people whom nobody has described."""
    scene = reader.scene
    sentence = scene.sentence_of(first)
    near = {s.referent.index for s in scene.seen_in(scene.outside(sentence, 2), sentence)}
    ranked = scene.ranked(wanted, lambda r: r.index in near and r.kind is SpeakerKind.GROUP)
    if ranked:
        return _taken_up(ranked[0][1], first, last)
    phrase = reader.roster.around.phrase(first, last)
    return Answer((reader.roster.unnamed(phrase),)) if phrase is not None else Answer()


def _taken_up(referent: Referent, first: int, last: int) -> Answer:
    """The answer that this one is meant, the pronoun noted as a mention."""
    for one in referent.members or (referent,):
        one.mentions.add((first, last, MentionForm.PRONOUN))
    return answer_of(referent)


def _latter(reader: Reader, wanted: Wanted) -> Answer:
    """The one named last before the pronoun that agrees with it; a body gives way to a person of its sentence."""
    fitting = {r.index: r for _, r in reader.scene.ranked(wanted)}
    body = None
    sentence = reader.scene.sentence_of(wanted.token)
    for sighting in reversed(reader.scene.seen_in(sentence - REACH, sentence)):
        referent = fitting.get(sighting.referent.index)
        if body is not None and sighting.sentence != body.sentence:
            break
        if referent is None or referent.kind is SpeakerKind.STATE:
            continue
        if referent.kind is SpeakerKind.PERSON:
            return answer_of(referent)
        body = body or sighting
    return answer_of(body.referent) if body is not None else Answer()


def bare_pronoun(form: str) -> str:
    """The pronoun without the hyphen and the t of its inverted form.

    >>> bare_pronoun("-t-elle"), bare_pronoun("Il")
    ('elle', 'il')
    """
    lower = form.lower().replace("' ", "'")
    return lower.removeprefix("-t").lstrip("-") if lower.startswith("-") else lower
