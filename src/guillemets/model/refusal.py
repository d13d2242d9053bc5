"""What could not be read, and why. Nothing is lost."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from guillemets.model.dispatch import Origin

T = TypeVar("T")


class Stage(StrEnum):
    """The stage that refused."""

    FORMATS = "formats"
    LAYOUT = "layout"
    LANGUAGE = "language"
    ATTRIBUTIONS = "attributions"
    ENTITIES = "entities"
    TIMES = "times"
    EVENTS = "events"
    ASSEMBLE = "assemble"


class Reason(StrEnum):
    """Why something was refused. The list is closed; docs/record.md explains each."""

    UNREADABLE = "unreadable"
    NOT_FRENCH = "not_french"
    TOO_LONG = "too_long"
    NO_DISPATCH = "no_dispatch"
    DUPLICATE_ID = "duplicate_id"
    REPLACED_CHARACTERS = "replaced_characters"
    CONFLICTING_DATES = "conflicting_dates"
    UNPAIRED_QUOTE = "unpaired_quote"
    CUE_WITHOUT_CONTENT = "cue_without_content"
    CUE_WITHOUT_SOURCE = "cue_without_source"
    QUOTATION_WITHOUT_SPEAKER = "quotation_without_speaker"
    UNLIKELY_ATTRIBUTION = "unlikely_attribution"
    AMBIGUOUS_SPEAKER = "ambiguous_speaker"
    UNRESOLVED_SPEAKER = "unresolved_speaker"
    UNRESOLVED_TIME = "unresolved_time"
    INTERNAL_FAULT = "internal_fault"
    TIME_LIMIT = "time_limit"
    MEMORY_LIMIT = "memory_limit"
    CRASHED = "crashed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """One thing left unread: the stage, the place (half-open, code points) and the reason."""

    stage: Stage
    start: int
    end: int
    reason: Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings(Generic[T]):
    """What a stage found and what it refused."""

    items: tuple[T, ...]
    refusals: tuple[Refusal, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RefusedInput:
    """An input of a batch that gave no record at all: its origin, the stage and reason, and a message for people."""

    schema_version: str
    source: Origin
    stage: Stage
    reason: Reason
    message: str
