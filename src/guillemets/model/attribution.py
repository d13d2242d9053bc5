"""Who said what, on whose word."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from guillemets.model.span import Passage, Span


class SpeechType(StrEnum):
    """How the words are given: all quoted, none quoted, or partly."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class SpeakerKind(StrEnum):
    """What kind of being speaks."""

    PERSON = "person"
    GROUP = "group"
    ORGANISATION = "organisation"
    STATE = "state"
    DOCUMENT = "document"
    UNKNOWN = "unknown"


class Act(StrEnum):
    """The act of speech that the cue and its frame express."""

    STATES = "states"
    ANNOUNCES = "announces"
    DEMANDS = "demands"
    PROMISES = "promises"
    THREATENS = "threatens"
    ACCUSES = "accuses"
    DENIES = "denies"
    DECLINES_TO_COMMENT = "declines_to_comment"
    PRAISES = "praises"
    ASKS = "asks"
    ESTIMATES = "estimates"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """An attribution as the words give it, before anybody knows who the speaker is: stage 4's result.

    ``source`` is the place of the source next to the cue; ``relay`` the places of the sources on whose word it is
    reported, outermost first; ``continues`` the index (in the list of statements) of the one whose speaker goes on
    speaking here, for floating quotations; ``conditional`` is the journalistic conditional.
    """

    content: tuple[Span, ...]
    type: SpeechType
    cue: Span | None
    source: Span | None
    act: Act
    rule: str
    part: int
    confidence: float
    relay: tuple[Span, ...] = ()
    continues: int | None = None
    addressee: Span | None = None
    negated: bool = False
    conditional: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """One entity of the record under the fullest name that the dispatch gives it."""

    entity: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sourcing:
    """Why a source is not named, and the institution it belongs to (id of an entity)."""

    reason: Passage | None = None
    institution: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Relay:
    """One link of the chain on whose word an attribution is reported."""

    source: Passage
    speaker: str | None
    anonymous: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """A content tied to its source by a cue. See docs/record.md for each field."""

    id: str
    content: tuple[Passage, ...]
    type: SpeechType
    cue: Passage | None
    source: Passage | None
    speaker: Speaker | tuple[Speaker, ...] | None
    candidates: tuple[Speaker, ...]
    kind: SpeakerKind
    anonymous: bool
    sourcing: Sourcing | None
    act: Act
    relay: tuple[Relay, ...]
    addressee: Passage | None
    negated: bool
    conditional: bool
    part: int
    rule: str
    confidence: float
