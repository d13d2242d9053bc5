"""Who did what to whom (PLOVER)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from guillemets.model.span import Passage


class Factuality(StrEnum):
    """Whether the dispatch gives the deed as done, as possible, or as denied."""

    ACTUAL = "actual"
    POSSIBLE = "possible"
    DENIED = "denied"


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """An actor or a recipient: an entity of the record at one place in the text."""

    entity: str
    start: int
    end: int
    text: str


class DateBasis(StrEnum):
    """Whether the date of an event stands in the text or is the dispatch's own."""

    READ = "read"
    DEFAULTED = "defaulted"


@dataclass(frozen=True, slots=True, kw_only=True)
class EventDate:
    """When it happened; ``start`` and ``end`` are None when the value is defaulted."""

    value: str
    basis: DateBasis
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where it happened."""

    start: int
    end: int
    text: str
    country: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One event of PLOVER with all its mentions. See docs/record.md for each field."""

    id: str
    type: str
    mode: str | None
    contexts: tuple[str, ...]
    trigger: Passage
    mentions: tuple[Passage, ...]
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    date: EventDate | None
    place: Place | None
    factuality: Factuality
    historical: bool
    asserted_by: tuple[str, ...]
    denied_by: tuple[str, ...]
    goldstein: float
    quad: str
    rule: str
    confidence: float
