"""A dispatch and its anatomy."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from guillemets.model.span import Passage


class PartKind(StrEnum):
    """What a part of a dispatch is."""

    KICKER = "kicker"
    HEADLINE = "headline"
    AGENCY = "agency"
    DATE = "date"
    BYLINE = "byline"
    LEAD = "lead"
    PARAGRAPH = "paragraph"
    CROSSHEAD = "crosshead"
    CAPTION = "caption"
    CREDIT = "credit"
    BOILERPLATE = "boilerplate"


class Status(StrEnum):
    """Where a dispatch stands in its life."""

    ALERT = "alert"
    URGENT = "urgent"
    LEAD = "lead"
    UPDATE = "update"
    CORRECTION = "correction"
    WITHDRAWAL = "withdrawal"


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One part of the dispatch; ``duplicate_of`` is the index of the part whose words it repeats."""

    kind: PartKind
    start: int
    end: int
    duplicate_of: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AgencyLine:
    """The words that name the agency, and the agency's usual name (``ATS``, ``AFP``, ``Belga``...)."""

    start: int
    end: int
    text: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Wire:
    """What the fields around the text say of it, as they stand; docs/formats.md says which field goes where.

    ``status`` is what the sender's own fields declare; ``urgency`` counts as the IPTC does, 1 before everything.
    ``updated`` is ISO 8601, when this version was made; ``replaces`` names by id the items whose place it takes.
    """

    headline: str | None = None
    section: str | None = None
    authors: tuple[str, ...] = ()
    provider: str | None = None
    status: Status | None = None
    urgency: int | None = None
    version: str | None = None
    updated: str | None = None
    replaces: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where the text came from. ``id`` is the caller's own identifier, when the input carried one.

    ``number`` counts the items of an input that holds several, from 1.
    """

    path: str | None = None
    url: str | None = None
    id: str | None = None
    format: str = "plain"
    number: int | None = None
    wire: Wire | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RawDispatch:
    """Decoded text before any reading: what ``formats`` hands to ``layout``.

    ``published`` is an ISO 8601 date or instant given from outside the text (option, wire field) or None.
    """

    text: str
    origin: Origin
    published: str | None = None
    headline: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispatch:
    """A dispatch with its parts; all offsets are half-open, in code points of ``text``.

    ``id`` is the SHA-256 of the UTF-8 text; ``published`` is ISO 8601 with zone, a date alone, or None.
    """

    id: str
    text: str
    language: str
    source: Origin
    published: str | None
    status: Status | None
    kicker: Passage | None
    headline: Passage | None
    agency: AgencyLine | None
    byline: Passage | None
    dateline: Passage | None
    lead: Passage | None
    parts: tuple[Part, ...]
