"""Draws up the cast: entities in the order of their first mention, and who each source is."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from guillemets.entities.names import folded
from guillemets.entities.sourcing import institution_of, reasons_of
from guillemets.lexicons.knowledge import squeezed
from guillemets.model.attribution import SpeakerKind
from guillemets.model.dispatch import PartKind
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

CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})
FEWEST = 2
EARLIEST = 2
SAME_WORDS = 0.6
"""Share of its words that a statement has to have in common with another to be taken for its echo."""


def make_cast(parsed: Parsed, statements: tuple[Statement, ...], reading: Reading) -> Cast:
    """The entities and, for each statement, its speaker and the speakers of its relays."""
    speakers: list[Answer | None] = []
    for statement in statements:
        if statement.source is not None:
            speakers.append(reading.answers.get(statement.source))
        elif statement.cue in reading.implied:
            speakers.append(reading.answers.get(reading.implied[statement.cue]))
        elif _infinitive(parsed, statement) and speakers:
            before = reversed(range(len(speakers)))
            outer = next((i for i in before if not _inside_another(statements[i], statements)), -1)
            speakers.append(speakers[outer])
        elif statement.continues is not None and statement.continues < len(speakers):
            speakers.append(speakers[statement.continues])
        else:
            speakers.append(None)
    echoes = _Echoes(parsed, statements)
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


def _infinitive(parsed: Parsed, statement: Statement) -> bool:
    """Whether the cue is a narrative infinitive, which goes on with the speaker before ("Et d'ajouter: «...»")."""
    if statement.cue is None:
        return False
    i = parsed.token_at(statement.cue.start)
    doc = parsed.doc
    if i < EARLIEST or "Inf" not in doc[i].morph.get("VerbForm", []):
        return False
    return doc[i - 1].lower_ in {"d'", "de"} and doc[i - 2].lower_ in {"et", "mais", "avant"}


class _Echoes:
    """Statements by the words that they have in common: headlines and crossheads quote from the body."""

    def __init__(self, parsed: Parsed, statements: tuple[Statement, ...]) -> None:
        self._parsed = parsed
        self._statements = statements

    @cached_property
    def _words(self) -> list[frozenset[str]]:
        return [_words(self._parsed, statement) for statement in self._statements]

    @cached_property
    def _with_word(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = defaultdict(list)
        for i, words in enumerate(self._words):
            for word in words:
                found[word].append(i)
        return found

    def speaker(self, i: int, speakers: list[Answer | None]) -> Answer | None:
        """The speaker of the statement with nearly the same words as statement ``i``, if that has to be asked for."""
        statement = self._statements[i]
        headline = self._parsed.dispatch.parts[statement.part].kind is PartKind.HEADLINE
        if statement.source is not None or (statement.cue is not None and not headline):
            return None
        words = self._words[i]
        best: tuple[float, Answer | None] = (SAME_WORDS, None)
        if len(words) < FEWEST:
            return None
        for other in sorted({other for word in words for other in self._with_word[word]}):
            answer, theirs = speakers[other], self._words[other]
            if answer is None or not answer.referents:
                continue
            shared = len(words & theirs) / max(min(len(words), len(theirs)), FEWEST)
            if shared > best[0]:
                best = (shared, answer)
        return best[1]


def _words(parsed: Parsed, statement: Statement) -> frozenset[str]:
    """The words of the content that say something, folded."""
    tokens = (i for span in statement.content for i in parsed.tokens_in(span))
    return frozenset(folded(parsed.doc[i].text) for i in tokens if parsed.doc[i].pos_ in CONTENT)


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
