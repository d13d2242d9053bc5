"""An invented dispatch before it is text: who says what in which form, and what happened."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypedDict

if TYPE_CHECKING:
    from datetime import datetime


class State(TypedDict):
    """A state as the word list has it."""

    name: str
    with_article: str
    country: str


class Deed(TypedDict):
    """A kind of event as the word list has it."""

    type: str
    verb: str
    trigger: str
    goldstein: float
    quad: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Somebody who speaks: a person with a role, an organisation, or (with a reason) somebody unnamed."""

    name: str
    role: str = ""
    gender: str | None = None
    organisation: bool = False
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One statement to come: what is said, by whom, in which form; ``utterance`` numbers what it says."""

    utterance: int
    form: str
    source: Source
    clause: str
    tail: str
    other_tail: str
    addition: str
    cue: str
    act: str
    relay: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A dispatch before it is text."""

    at: datetime
    kicker: str
    headline: str
    agency: str
    place: str
    url: str
    deed: Deed
    actor: State
    recipient: State
    background: str
    lines: tuple[Line, ...]
    crosshead: str
    status: str | None = None
    own: str | None = None
