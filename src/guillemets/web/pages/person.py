"""The page of a person or a body: offices, everything said, and those around."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Annotated

from fastapi import APIRouter, Depends, Path, Query, Request
from starlette.responses import Response

from guillemets.lexicons.frequent_words import read_frequent_words
from guillemets.model.attribution import Act
from guillemets.store import profiles
from guillemets.store.breakdown import own_facets
from guillemets.store.deeds import EventFilter, EventHit, event_hits, event_rows
from guillemets.store.facets import (
    Count,
    StatementFilter,
    StatementHit,
    spoken_hits,
    statement_rows,
)
from guillemets.store.offices import OfficeRow, offices_of
from guillemets.store.profiles import Contradiction, Office, Other, Profile, Spell
from guillemets.store.words import WORD, folded, folded_word, stem
from guillemets.web.charts import said_over_time
from guillemets.web.pages.routes import add_page
from guillemets.web.problems import NotFoundError
from guillemets.web.queries import PersonQuery, cursor_of, place_of
from guillemets.web.rendering import json_response, tongue_of
from guillemets.web.room import Room, room_of

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

    from guillemets.store.matching import Matching
    from guillemets.web.translation import Tongue

PAGE = 20
_EVENTS = 8
_TOPIC_STATEMENTS = 150
_TOPICS = 14
_SHORTEST_TOPIC = 5

router = APIRouter()


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonPage:
    """One person or body.

    ``held`` are offices that a dispatch gives to it or somebody has confirmed, ``offices`` what the copy calls it
    beside its name; ``topics`` are the words that return; ``said_to`` are addressees as the copy names them,
    ``said_about`` those whom its words name, ``spoken_of_by`` those whose words name it, ``co_speakers`` those who
    speak in the same dispatches; each looks at the newest statements or dispatches. ``total`` and ``years`` belong to
    the statements asked for; ``next`` is the cursor of their next page.
    """

    query: PersonQuery
    person: Profile
    held: tuple[OfficeRow, ...]
    offices: tuple[Office, ...]
    acts: tuple[Count, ...]
    years: tuple[Count, ...]
    topics: tuple[Count, ...]
    total: int
    more: bool
    statements: tuple[StatementHit, ...]
    next: str | None
    denials: tuple[StatementHit, ...]
    contradictions: tuple[Contradiction, ...]
    said_to: tuple[Other, ...]
    said_about: tuple[Other, ...]
    spoken_of_by: tuple[Other, ...]
    co_speakers: tuple[Other, ...]
    acted: tuple[EventHit, ...]
    received: tuple[EventHit, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonView:
    """What the template needs beside the page: ``given`` are the parameters that give the statements again.

    ``called`` are the offices in the words of the copy that do not stand among those held.
    """

    given: dict[str, str]
    matching: Matching | None
    called: tuple[Office, ...]


Identifier = Annotated[str, Path(description="Identifier of the person or body, as in addresses and records")]


def read_person(
    identifier: Identifier, query: Annotated[PersonQuery, Query()], room: Annotated[Room, Depends(room_of)]
) -> PersonPage:
    """A person or a body: offices, statements, denials, those around, events."""
    with room.reading() as connection:
        person = found(connection, identifier)
        counted = spoken_hits(connection, query.statements(identifier))
        facets = own_facets(counted)
        hits = statement_rows(connection, counted, limit=PAGE, after=place_of(query.after))
        denied = spoken_hits(connection, StatementFilter(speaker=identifier, act=Act.DENIES), _EVENTS)
        acted = event_hits(connection, EventFilter(actor=identifier), _EVENTS)
        received = event_hits(connection, EventFilter(recipient=identifier), _EVENTS)
        return PersonPage(
            query=query,
            person=person,
            held=offices_of(connection, (person.name, *person.names)),
            offices=profiles.offices(connection, person.key),
            acts=facets.acts,
            years=facets.years,
            topics=topics(profiles.recent_words(connection, person.key, _TOPIC_STATEMENTS), person.name),
            total=facets.total,
            more=facets.more,
            statements=hits,
            next=cursor_of(hits[-1].day, hits[-1].key) if len(hits) == PAGE else None,
            denials=statement_rows(connection, denied, limit=_EVENTS),
            contradictions=profiles.contradictions(connection, person.key),
            said_to=profiles.addressees(connection, person.key),
            said_about=profiles.subjects(connection, person.key),
            spoken_of_by=profiles.spoken_of_by(connection, person.key),
            co_speakers=profiles.co_speakers(connection, person.key),
            acted=event_rows(connection, acted, limit=_EVENTS),
            received=event_rows(connection, received, limit=_EVENTS),
        )


def found(connection: sqlite3.Connection, identifier: str) -> Profile:
    """The person or body; raises NotFoundError when the store has none of that identifier."""
    person = profiles.profile(connection, identifier)
    if person is None:
        raise NotFoundError("no such person or body", where=identifier, hint="search for the name")
    return person


def topics(contents: Iterable[str], name: str) -> tuple[Count, ...]:
    """The words that return most, each under its most frequent form; small words and the own name say nothing.

    >>> [count.label for count in topics(["les réformes", "une réforme utile", "la réforme"], "Anne Réal")]
    ['réforme']
    """
    small = _small_words()
    own = {folded_word(word) for word in WORD.findall(name)}
    told: Counter[str] = Counter()
    for content in contents:
        told.update({*WORD.findall(content.lower())})
    forms: dict[str, Counter[str]] = {}
    for word, number in told.items():
        if len(word) >= _SHORTEST_TOPIC and word not in small and folded_word(word) not in own and word.isalpha():
            forms.setdefault(stem(word), Counter())[word] = number
    ranked = sorted(forms.values(), key=lambda form: (-form.total(), min(form)))
    return tuple(
        Count(value=form.most_common(1)[0][0], label=form.most_common(1)[0][0], number=form.total())
        for form in ranked[:_TOPICS]
        if form.total() > 1
    )


@cache
def _small_words() -> frozenset[str]:
    lines = (files("guillemets.web") / "small_words.txt").read_text("utf-8").splitlines()
    return read_frequent_words() | {line for line in lines if not line.startswith("#")}


def person_view(page: PersonPage, _: Tongue) -> PersonView:
    """The view of the page."""
    held = {folded(office.role) for office in page.held}
    return PersonView(
        given=page.query.settled(),
        matching=page.query.statements(page.person.id).matching,
        called=tuple(office for office in page.offices if folded(office.role) not in held),
    )


@router.get("/person/{identifier}/chart.json", include_in_schema=False)
def chart(identifier: Identifier, request: Request, room: Annotated[Room, Depends(room_of)]) -> Response:
    """The chart of the statements over time, as Vega-Lite."""
    with room.reading() as connection:
        spells: tuple[Spell, ...] = profiles.spells(connection, found(connection, identifier).key)
    return json_response(request, said_over_time(spells, tongue_of(request)))


add_page(router, "/person/{identifier}", "person.html", read_person, person_view)
