"""The search page: words and filters in, statements or dispatches out, with what the result is made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

from fastapi import APIRouter, Depends, Query

from guillemets.store.breakdown import statement_facets
from guillemets.store.directory import Person, persons_like
from guillemets.store.facets import Count, StatementHit, statement_hits, statement_rows
from guillemets.store.papers import DispatchHit, dispatch_facets, dispatch_hits, dispatch_rows
from guillemets.store.people import names_near
from guillemets.web.marking import Piece, passage
from guillemets.web.pages.routes import add_page
from guillemets.web.periods import by_year, timeline, without_holes
from guillemets.web.queries import SearchQuery, cursor_of, place_of
from guillemets.web.room import Room, room_of

if TYPE_CHECKING:
    from guillemets.store.matching import Matching
    from guillemets.web.translation import Tongue

PAGE = 25
_MOST_PERSONS = 5

router = APIRouter()


@dataclass(frozen=True, slots=True, kw_only=True)
class Facet:
    """The values of one filter among the hits; ``name`` is the parameter that sets it."""

    name: str
    counts: tuple[Count, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DispatchFound:
    """A dispatch among the hits, with the words around what was looked for."""

    id: str
    headline: str | None
    opening: str | None
    published: str | None
    agency: str | None
    outlet: str | None
    status: str | None
    standing: str
    snippet: tuple[Piece, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementSearch:
    """Statements found. ``more`` says that there are others than ``total``; ``next`` is the cursor of the next page.

    ``persons`` are persons and bodies whose names fit the words, ``near`` names that are spelt much like them where
    nothing was found.
    """

    query: SearchQuery
    total: int
    more: bool
    facets: tuple[Facet, ...]
    timeline: tuple[Count, ...]
    persons: tuple[Person, ...]
    near: tuple[str, ...]
    statements: tuple[StatementHit, ...]
    next: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DispatchSearch:
    """Dispatches found; as StatementSearch."""

    query: SearchQuery
    total: int
    more: bool
    facets: tuple[Facet, ...]
    timeline: tuple[Count, ...]
    dispatches: tuple[DispatchFound, ...]
    next: str | None


def search_statements(
    query: Annotated[SearchQuery, Query()], room: Annotated[Room, Depends(room_of)]
) -> StatementSearch:
    """Statements by words and filters, the newest first."""
    wanted = query.statements()
    with room.reading() as connection:
        counted = statement_hits(connection, wanted)
        found = statement_facets(connection, counted)
        hits = statement_rows(connection, counted, limit=PAGE, after=place_of(query.after))
        persons = persons_like(connection, query.q, _MOST_PERSONS) if query.q and not query.after else ()
        near = names_near(connection, query.q) if query.q and not (hits or persons) else ()
    facets = (
        ("speaker", found.speakers), ("act", found.acts), ("kind", found.kinds), ("naming", found.namings),
        ("type", found.types), ("agency", found.agencies),
    )  # fmt: skip
    return StatementSearch(
        query=query,
        total=found.total,
        more=found.more,
        facets=tuple(Facet(name=name, counts=counts) for name, counts in facets if counts),
        timeline=timeline(found.years, found.months),
        persons=persons,
        near=near,
        statements=hits,
        next=cursor_of(hits[-1].day, hits[-1].key) if len(hits) == PAGE else None,
    )


def search_dispatches(
    query: Annotated[SearchQuery, Query()], room: Annotated[Room, Depends(room_of)]
) -> DispatchSearch:
    """Dispatches by words and filters, the newest first."""
    wanted = query.dispatches()
    with room.reading() as connection:
        counted = dispatch_hits(connection, wanted)
        hits = dispatch_rows(connection, counted, limit=PAGE, after=place_of(query.after))
    found = dispatch_facets(counted)
    facets = (("agency", found.agencies), ("outlet", found.outlets), ("status", found.statuses))
    return DispatchSearch(
        query=query,
        total=found.total,
        more=found.more,
        facets=tuple(Facet(name=name, counts=counts) for name, counts in facets if counts),
        timeline=timeline(found.years, found.months),
        dispatches=tuple(_shown(hit, query) for hit in hits),
        next=cursor_of(hits[-1].day, hits[-1].key) if len(hits) == PAGE else None,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """A filter that is set: the parameters without it."""

    name: str
    value: str
    without: dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchView:
    """What the template needs beside the page: ``given`` are the parameters that give the result again."""

    given: dict[str, str]
    chosen: tuple[Chosen, ...]
    matching: Matching | None
    timeline: tuple[Count, ...]
    years: tuple[Count, ...]
    highest: int


def search_view(page: StatementSearch | DispatchSearch, _: Tongue) -> SearchView:
    """The view of a result."""
    given = page.query.settled()
    return SearchView(
        given=given,
        chosen=tuple(
            Chosen(name=name, value=value, without={n: v for n, v in given.items() if n != name})
            for name, value in given.items()
            if name != "q"
        ),
        matching=page.query.matching(),
        timeline=without_holes(page.timeline),
        years=by_year(page.timeline),
        highest=max((count.number for count in page.timeline), default=1),
    )


def _shown(hit: DispatchHit, query: SearchQuery) -> DispatchFound:
    return DispatchFound(
        id=hit.id, headline=hit.headline, opening=None if hit.headline else hit.text[:110],
        published=hit.published, agency=hit.agency, outlet=hit.outlet, status=hit.status, standing=hit.standing,
        snippet=passage(hit.text, query.matching()),
    )  # fmt: skip


add_page(router, "/search", "statements.html", search_statements, search_view)
add_page(router, "/search/dispatches", "dispatches.html", search_dispatches, search_view)
