"""What the pages can be asked for, as parameters of their addresses."""

from __future__ import annotations

import re
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

from guillemets.model.attribution import Act, SpeakerKind, SpeechType
from guillemets.model.dispatch import Status
from guillemets.model.event import Factuality
from guillemets.store.deeds import EventFilter
from guillemets.store.facets import Place, StatementFilter
from guillemets.store.matching import Matching, matching
from guillemets.store.naming import Naming
from guillemets.store.papers import DispatchFilter
from guillemets.store.sourcing import SourceFilter

_DAY = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
# The day of an event may be a month, a week or a moment.
_CURSOR = re.compile(r"([0-9A-Z:+.-]{1,40})?~(\d{1,18})")
_LONGEST = 300


def _first_day(value: str) -> str:
    """A year, a month or a day as the first day of it."""
    found = _DAY.fullmatch(value)
    if not found:
        raise ValueError("a day, a month or a year is needed: 2025-01-28, 2025-01, 2025")
    return "-".join((found[1], found[2] or "01", found[3] or "01"))


def _last_day(value: str) -> str:
    """A year, a month or a day as the last day of it, or one after: dates are compared as text."""
    found = _DAY.fullmatch(value)
    if not found:
        raise ValueError("a day, a month or a year is needed: 2025-01-28, 2025-01, 2025")
    return "-".join((found[1], found[2] or "12", found[3] or "31"))


def _cursor(value: str) -> str:
    if not _CURSOR.fullmatch(value):
        raise ValueError("not a cursor of ours: take `next` of the page before")
    return value


Since = Annotated[
    str, Field(description="First day of the period: YYYY, YYYY-MM or YYYY-MM-DD"), AfterValidator(_first_day)
]
Until = Annotated[
    str, Field(description="Last day of the period: YYYY, YYYY-MM or YYYY-MM-DD"), AfterValidator(_last_day)
]
Cursor = Annotated[str, Field(description="`next` of the page before"), AfterValidator(_cursor)]
Name = Annotated[str, Field(max_length=_LONGEST)]


class Query(BaseModel):
    """Parameters of a page; empty ones, as forms send them, are none."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    @model_validator(mode="before")
    @classmethod
    def _without_blanks(cls, given: Any) -> Any:
        return {k: v for k, v in given.items() if v not in {"", None}} if isinstance(given, dict) else given


class SearchQuery(Query):
    """What a search can be asked for: words, and what the hits must be."""

    q: Annotated[str, Field(max_length=_LONGEST, description='Words; "a phrase"; a beginn*')] = ""
    speaker: Annotated[Name | None, Field(description="Identifier of a person or body")] = None
    kind: SpeakerKind | None = None
    naming: Naming | None = None
    act: Act | None = None
    type: SpeechType | None = None
    agency: Name | None = None
    outlet: Name | None = None
    status: Status | None = None
    since: Since | None = None
    until: Until | None = None
    history: Annotated[bool, Field(description="Superseded and withdrawn dispatches too")] = False
    after: Cursor | None = None
    live: Annotated[bool, Field(description="The last word may be unfinished")] = False

    def matching(self) -> Matching | None:
        """The words as the full text takes them."""
        return matching(self.q, unfinished=self.live)

    def settled(self) -> dict[str, str]:
        """The parameters that give the same result again, whatever page of it is shown; a word begun has its star."""
        begun = self.live and self.matching() != matching(self.q)
        given = self.model_dump(mode="json", exclude_defaults=True, exclude={"after", "live"})
        return given | ({"q": f"{self.q.strip()}*"} if begun else {})

    def statements(self) -> StatementFilter:
        """The statements asked for."""
        return StatementFilter(
            matching=self.matching(), speaker=self.speaker, kind=self.kind, naming=self.naming, act=self.act,
            type=self.type, agency=self.agency, outlet=self.outlet, since=self.since, until=self.until,
            history=self.history,
        )  # fmt: skip

    def dispatches(self) -> DispatchFilter:
        """The dispatches asked for."""
        return DispatchFilter(
            matching=self.matching(), agency=self.agency, outlet=self.outlet, status=self.status, since=self.since,
            until=self.until, history=self.history,
        )  # fmt: skip


def place_of(cursor: str | None) -> Place | None:
    """The place in a result that a cursor stands for."""
    found = _CURSOR.fullmatch(cursor or "")
    return Place(day=found[1] or "", key=int(found[2])) if found else None


def cursor_of(day: str | None, key: int) -> str:
    """The cursor for what comes after the hit with this day and key.

    >>> cursor_of("2025-01-28", 12)
    '2025-01-28~12'
    """
    return f"{day or ''}~{key}"


class PersonQuery(Query):
    """What the page of a person can be narrowed to."""

    q: Annotated[str, Field(max_length=_LONGEST, description="Words of the statements")] = ""
    act: Act | None = None
    type: SpeechType | None = None
    agency: Name | None = None
    since: Since | None = None
    until: Until | None = None
    after: Cursor | None = None

    def settled(self) -> dict[str, str]:
        """The parameters that give the same statements again, whatever page of them is shown."""
        return self.model_dump(mode="json", exclude_defaults=True, exclude={"after"})

    def statements(self, speaker: str) -> StatementFilter:
        """The statements asked for, of that speaker."""
        return StatementFilter(
            matching=matching(self.q), speaker=speaker, act=self.act, type=self.type, agency=self.agency,
            since=self.since, until=self.until,
        )  # fmt: skip


class EventQuery(Query):
    """What the events can be narrowed to. Parties are identifiers, or codes of countries (ISO 3166-1 alpha-3)."""

    type: Name | None = None
    mode: Name | None = None
    quad: Name | None = None
    factuality: Factuality | None = None
    actor: Name | None = None
    recipient: Name | None = None
    place: Name | None = None
    since: Since | None = None
    until: Until | None = None
    history: Annotated[bool, Field(description="Superseded and withdrawn dispatches too")] = False
    after: Cursor | None = None

    def settled(self) -> dict[str, str]:
        """The parameters that give the same events again, whatever page of them is shown."""
        return self.model_dump(mode="json", exclude_defaults=True, exclude={"after"})

    def events(self) -> EventFilter:
        """The events asked for."""
        return EventFilter(**self.model_dump(exclude={"after"}))


class SourceQuery(Query):
    """What the profile of sources can be narrowed to."""

    outlet: Name | None = None
    agency: Name | None = None
    since: Since | None = None
    until: Until | None = None

    def settled(self) -> dict[str, str]:
        """The parameters that give the same profile again."""
        return self.model_dump(mode="json", exclude_defaults=True)

    def sources(self) -> SourceFilter:
        """The statements asked for."""
        return SourceFilter(**self.model_dump())


class PeopleQuery(Query):
    """Which persons and bodies."""

    q: Annotated[str, Field(max_length=_LONGEST, description="A name or its beginning")] = ""
    kind: SpeakerKind | None = None
    after: Annotated[str | None, Field(pattern=r"^\d{1,18}~\d{1,18}$", description="`next` of the page before")] = None

    def settled(self) -> dict[str, str]:
        """The parameters that give the same list again, whatever page of it is shown."""
        return self.model_dump(mode="json", exclude_defaults=True, exclude={"after"})
