"""Draws up the cast: entities in the order of their first mention, and who each source is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from guillemets.entities.echoes import Echoes
from guillemets.entities.sourcing import institution_of, reasons_of
from guillemets.lexicons.knowledge import squeezed
from guillemets.model.attribution import SpeakerKind
from guillemets.model.entity import Cast, Entity, Mention, MentionForm, Resolution
from guillemets.model.refusal import Reason, Refusal, Stage
from guillemets.model.span import Passage

if TYPE_CHECKING:
    from guillemets.entities.answers import Answer
    from guillemets.entities.reading import Reading
    from guillemets.entities.referents import Referent
    from guillemets.language.parsed import Parsed
    from guillemets.lexicons.gazetteer import GazetteerEntry
    from guillemets.model.attribution import Statement
    from guillemets.model.span import Span

EARLIEST = 2


def make_cast(parsed: Parsed, statements: tuple[Statement, ...], reading: Reading) -> Cast:
    """The entities and, for each statement, its speaker and the speakers of its relays."""
    speakers: list[Answer | None] = []
    for statement in statements:
        if statement.source is not None:
            speakers.append(reading.answers.get(statement.source))
        elif statement.cue in reading.implied:
            speakers.append(reading.answers.get(reading.implied[statement.cue]))
        elif speakers and _impersonal(parsed, statement) and _spoken_by_text(speakers[-1]):
            speakers.append(speakers[-1])
        elif _infinitive(parsed, statement) and speakers:
            before = reversed(range(len(speakers)))
            outer = next((i for i in before if not _inside_another(statements[i], statements)), -1)
            speakers.append(speakers[outer])
        elif statement.continues is not None and statement.continues < len(speakers):
            speakers.append(speakers[statement.continues])
        else:
            speakers.append(None)
    echoes = Echoes(parsed, statements)
    speakers = [echoes.repeated(i, speakers) or answer for i, answer in enumerate(speakers)]
    speakers = [answer or echoes.speaker(i, speakers) for i, answer in enumerate(speakers)]
    listed = _listed(reading, speakers)
    index = {referent.index: i for i, referent in enumerate(listed)}
    sourcing = _sourcing(reading, index)
    persons = reading.words.knowledge.persons
    entities = tuple(_entity(parsed, referent, i, persons) for i, referent in enumerate(listed))
    return Cast(
        entities=entities,
        speakers=tuple(_resolution(answer, index, sourcing) for answer in speakers),
        relays=tuple(
            tuple(_resolution(reading.answers.get(relay), index, sourcing) for relay in statement.relay)
            for statement in statements
        ),
        refusals=tuple(_refused(statements, speakers)),
    )


def _inside_another(statement: Statement, statements: tuple[Statement, ...]) -> bool:
    """Whether the source stands in the content of another statement: then somebody else reports it."""
    place = statement.source or statement.cue
    return place is not None and any(
        place.within(content) for other in statements if other is not statement for content in other.content
    )


def _impersonal(parsed: Parsed, statement: Statement) -> bool:
    """Whether the cue is an impersonal passive ("il [est précisé] que"): what spoke before goes on."""
    if statement.cue is None:
        return False
    i = parsed.token_at(statement.cue.start)
    return i > 0 and parsed.doc[i - 1].lower_ == "il" and parsed.doc[i].dep_ == "aux:pass"


def _spoken_by_text(answer: Answer | None) -> bool:
    """Whether a document is the speaker."""
    return answer is not None and [r.kind for r in answer.referents] == [SpeakerKind.DOCUMENT]


def _infinitive(parsed: Parsed, statement: Statement) -> bool:
    """Whether the cue is a narrative infinitive, which goes on with the speaker before ("Et d'ajouter: «...»")."""
    if statement.cue is None:
        return False
    i = parsed.token_at(statement.cue.start)
    doc = parsed.doc
    if i < EARLIEST or "Inf" not in doc[i].morph.get("VerbForm", []):
        return False
    return doc[i - 1].lower_ in {"d'", "de"} and doc[i - 2].lower_ in {"et", "mais", "avant"}


def _listed(reading: Reading, speakers: list[Answer | None]) -> list[Referent]:
    """Those who are entities: all that have names, and the unnamed ones that speak; in order of first mention."""
    spoken = {r.index for answer in speakers if answer for r in (*answer.referents, *answer.candidates)}
    spoken |= {r.index for answer in reading.answers.values() for r in (*answer.referents, *answer.candidates)}
    chosen = [r for r in reading.referents if not r.members and (r.index in spoken or r.named)]
    return sorted(chosen, key=lambda r: (_places(r)[0] if _places(r) else (1 << 30, 0, ""), r.index))


def _places(referent: Referent) -> list[tuple[int, int, MentionForm]]:
    places = set(referent.mentions)
    places |= {(name.first, name.last, MentionForm.NAME) for name in referent.names}
    return sorted(places)


def _entity(parsed: Parsed, referent: Referent, i: int, persons: dict[str, GazetteerEntry]) -> Entity:
    added = _added(referent, persons)
    mentions = []
    for first, last, form in _places(referent):
        span = parsed.place(first, last)
        mentions.append(Mention(start=span.start, end=span.end, text=span.of(parsed.text), form=form))
    roles = []
    if referent.kind is SpeakerKind.PERSON and referent.named:
        for phrase in referent.phrases:
            if phrase.role is not None:
                passage = Passage.at(parsed.place(phrase.core, phrase.last), parsed.text)
                if passage not in roles:
                    roles.append(passage)
    return Entity(
        id=f"e{i + 1}",
        name=referent.name,
        kind=referent.kind,
        mentions=tuple(mentions),
        roles=tuple(roles),
        country=added.country if added and added.country else referent.country,
        gender=(added.gender if added and added.gender else referent.gender)
        if referent.kind is SpeakerKind.PERSON
        else None,
        ids=dict(added.ids) if added else dict(referent.known.ids) if referent.known else {},
    )


def _added(referent: Referent, persons: dict[str, GazetteerEntry]) -> GazetteerEntry | None:
    """What the user's gazetteer says of a person, by any of the names that the text uses."""
    if not persons or referent.kind is not SpeakerKind.PERSON:
        return None
    written = (referent.name, *(name.text for name in referent.names))
    return next((persons[key] for key in map(squeezed, written) if key in persons), None)


@dataclass(frozen=True, slots=True)
class _Sourcing:
    """Why and from where the anonymous ones speak, by the index of the referent."""

    reasons: dict[int, Span]
    institutions: dict[int, int]


def _sourcing(reading: Reading, index: dict[int, int]) -> _Sourcing:
    institutions = {}
    for referent in reading.referents:
        institution = institution_of(referent, reading) if referent.index in index else None
        if institution is not None and institution.index in index:
            institutions[referent.index] = index[institution.index]
    return _Sourcing(reasons_of(reading, reading.words), institutions)


def _resolution(answer: Answer | None, index: dict[int, int], sourcing: _Sourcing) -> Resolution:
    if answer is None:
        return Resolution()
    first = answer.referents[0] if answer.referents else None
    return Resolution(
        entities=tuple(index[r.index] for r in answer.referents),
        candidates=tuple(index[r.index] for r in answer.candidates if r.index in index),
        kind=first.kind if first else SpeakerKind.UNKNOWN,
        anonymous=first.anonymous if first else False,
        reason=sourcing.reasons.get(first.index) if first else None,
        institution=sourcing.institutions.get(first.index) if first else None,
    )


def _refused(statements: tuple[Statement, ...], speakers: list[Answer | None]) -> list[Refusal]:
    refusals = []
    for statement, answer in zip(statements, speakers, strict=True):
        if statement.source is None or (answer is not None and answer.referents):
            continue
        several = answer is not None and bool(answer.candidates)
        place: Span = statement.source
        refusals.append(
            Refusal(
                stage=Stage.ENTITIES,
                start=place.start,
                end=place.end,
                reason=Reason.AMBIGUOUS_SPEAKER if several else Reason.UNRESOLVED_SPEAKER,
            )
        )
    return refusals
