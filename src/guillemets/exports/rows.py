"""The rows of the star schema: two facts (statements, events), what they are about, and what ties them together."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime  # noqa: TC003 -- columns_of reads the annotations

from guillemets.exports.columns import noted

_DISPATCH = "the dispatch: `dispatch_id` of dispatches"
_START = "where the words begin, in code points of the text"
_END = "the first code point after them"
_WORDS = "the words that stand there"


@dataclass(frozen=True, slots=True, kw_only=True)
class DispatchRow:
    """One dispatch."""

    dispatch_id: str = noted("SHA-256 of the text")
    source_id: str | None = noted("the identifier that the input gave it")
    path: str | None = noted("the file it came from")
    url: str | None = noted("its address")
    format: str = noted("the form of the input")
    language: str = noted("its language")
    published: str | None = noted("as in the record: an instant with its zone, or a date alone")
    published_at: datetime | None = noted("the same instant in UTC; empty where only a date is known")
    day: date | None = noted("the day of publication, in the zone of the dispatch")
    status: str | None = noted("where it stands in its life")
    agency: str | None = noted("the agency's usual name")
    kicker: str | None = noted("the rubric")
    headline: str | None = noted("the headline")
    byline: str | None = noted("who signs")
    dateline: str | None = noted("the place that opens the first paragraph")
    lead: str | None = noted("the first paragraph")
    text: str = noted("the text that all offsets count in")


@dataclass(frozen=True, slots=True, kw_only=True)
class PartRow:
    """One part of a dispatch."""

    dispatch_id: str = noted(_DISPATCH)
    part: int = noted("its place in the dispatch, from 0")
    kind: str = noted("headline, lead, paragraph, caption...")
    start: int = noted(_START)
    end: int = noted(_END)
    duplicate_of: int | None = noted("the earlier part whose words it repeats")


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityRow:
    """One entity of a dispatch."""

    dispatch_id: str = noted(_DISPATCH)
    entity_id: str = noted("names the entity within the dispatch")
    name: str = noted("the fullest name in the dispatch")
    kind: str = noted("person, group, organisation, state, document, unknown")
    country: str | None = noted("ISO 3166-1 alpha-3")
    gender: str | None = noted("f or m, as the words show it")
    wikidata: str | None = noted("its item in Wikidata, where known")
    roles: str | None = noted("what it is said to be; several are joined by ` | `")


@dataclass(frozen=True, slots=True, kw_only=True)
class MentionRow:
    """One place where an entity is named or meant."""

    dispatch_id: str = noted(_DISPATCH)
    entity_id: str = noted("the entity")
    start: int = noted(_START)
    end: int = noted(_END)
    text: str = noted(_WORDS)
    form: str = noted("name, role, pronoun, demonym, metonym")


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementRow:
    """Who said what: one attribution."""

    dispatch_id: str = noted(_DISPATCH)
    statement_id: str = noted("names the statement within the dispatch")
    text: str = noted("what was said; pieces that the cue parts are joined by ` […] `")
    start: int = noted("where the first piece begins")
    end: int = noted("where the last piece ends")
    type: str = noted("direct, indirect, mixed")
    act: str = noted("states, demands, denies...")
    cue: str | None = noted("the expression that reports")
    cue_start: int | None = noted("where it begins")
    cue_end: int | None = noted("where it ends")
    source: str | None = noted("the noun phrase or pronoun beside the cue")
    source_start: int | None = noted("where it begins")
    source_end: int | None = noted("where it ends")
    speaker_id: str | None = noted("the entity that speaks; empty when unknown or several (see speakers)")
    speaker: str | None = noted("the name; several are joined by ` | `; empty when unknown")
    speakers: int = noted("how many speak together; 0 when unknown")
    kind: str = noted("what kind of being speaks")
    anonymous: bool = noted("whether the dispatch leaves the speaker unnamed")
    reason: str | None = noted("the words that say why")
    institution_id: str | None = noted("the entity to which an unnamed source belongs")
    addressee: str | None = noted("to whom it is said")
    negated: bool = noted("whether the saying itself is denied")
    conditional: bool = noted("whether it stands in the journalistic conditional")
    relays: int = noted("on the word of how many others (see relays)")
    part: int = noted("the part of the dispatch in which it begins")
    rule: str = noted("the rule that found it")
    confidence: float = noted("0 to 1")


@dataclass(frozen=True, slots=True, kw_only=True)
class ContentRow:
    """One piece of what was said."""

    dispatch_id: str = noted(_DISPATCH)
    statement_id: str = noted("the statement")
    piece: int = noted("its place in the statement, from 0")
    start: int = noted(_START)
    end: int = noted(_END)
    text: str = noted(_WORDS)


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakerRow:
    """One entity that says a statement, or could be the one."""

    dispatch_id: str = noted(_DISPATCH)
    statement_id: str = noted("the statement")
    entity_id: str = noted("the entity")
    role: str = noted("speaker, or candidate where several fit equally well")
    name: str = noted("its name")


@dataclass(frozen=True, slots=True, kw_only=True)
class RelayRow:
    """One link of the chain on whose word a statement is reported."""

    dispatch_id: str = noted(_DISPATCH)
    statement_id: str = noted("the statement")
    link: int = noted("its place in the chain, from 0, outermost first")
    start: int = noted(_START)
    end: int = noted(_END)
    text: str = noted(_WORDS)
    speaker: str | None = noted("its fullest name; empty when unknown")
    anonymous: bool = noted("whether the dispatch leaves it unnamed")


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeRow:
    """One time expression."""

    dispatch_id: str = noted(_DISPATCH)
    start: int = noted(_START)
    end: int = noted(_END)
    text: str = noted(_WORDS)
    type: str = noted("DATE, TIME, DURATION, SET")
    value: str = noted("the value of TIMEX3")
    mod: str | None = noted("the modifier of TIMEX3")


@dataclass(frozen=True, slots=True, kw_only=True)
class EventRow:
    """Who did what to whom: one event."""

    dispatch_id: str = noted(_DISPATCH)
    event_id: str = noted("names the event within the dispatch")
    type: str = noted("one of the sixteen types of PLOVER")
    mode: str | None = noted("the mode within the type")
    contexts: str | None = noted("what it is about; several are joined by ` | `")
    trigger: str = noted("the word that names the deed")
    start: int = noted("where that word begins")
    end: int = noted("where it ends")
    mentions: int = noted("in how many places the deed is mentioned")
    actor: str | None = noted("who does it; several are joined by ` | ` (see parties)")
    recipient: str | None = noted("to whom")
    event_date: str | None = noted("when, ISO 8601")
    date_basis: str | None = noted("read in the text, or defaulted to the day of the dispatch")
    place: str | None = noted("where")
    place_country: str | None = noted("ISO 3166-1 alpha-3")
    factuality: str = noted("actual, possible, denied")
    historical: bool = noted("whether it is background")
    goldstein: float = noted("-10 (conflict) to 10 (cooperation)")
    quad: str = noted("verbal or material, cooperation or conflict")
    rule: str = noted("the rule that found it")
    confidence: float = noted("0 to 1")


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyRow:
    """One actor or recipient of an event."""

    dispatch_id: str = noted(_DISPATCH)
    event_id: str = noted("the event")
    role: str = noted("actor or recipient")
    entity_id: str = noted("the entity")
    start: int = noted(_START)
    end: int = noted(_END)
    text: str = noted(_WORDS)


@dataclass(frozen=True, slots=True, kw_only=True)
class StanceRow:
    """One statement that asserts or denies an event."""

    dispatch_id: str = noted(_DISPATCH)
    event_id: str = noted("the event")
    statement_id: str = noted("the statement")
    stance: str = noted("asserts or denies")


@dataclass(frozen=True, slots=True, kw_only=True)
class RefusalRow:
    """One thing left unread."""

    dispatch_id: str = noted(_DISPATCH)
    stage: str = noted("who refused")
    start: int = noted(_START)
    end: int = noted(_END)
    reason: str = noted("why")
