"""The page of events: a table, a timeline, a matrix and a network of who acts on whom, a map."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

from fastapi import APIRouter, Depends, Query, Request
from starlette.responses import Response

from guillemets.store import deeds, interactions
from guillemets.store.deeds import EventHit
from guillemets.store.directory import names_of
from guillemets.store.facets import Count
from guillemets.store.interactions import CountryTally, Exchange
from guillemets.web.charts import events_over_time, world_map
from guillemets.web.exchanges import Edge, Matrix, country_edges, matrix, party_edges
from guillemets.web.pages.routes import add_page
from guillemets.web.pages.search import Facet
from guillemets.web.periods import by_year, timeline, without_holes
from guillemets.web.queries import EventQuery, cursor_of, place_of
from guillemets.web.rendering import json_response, tongue_of, urls_of
from guillemets.web.room import Room, room_of

if TYPE_CHECKING:
    from guillemets.web.translation import Tongue

PAGE = 30
# Charts look at more events than the lists count.
CHARTED = 10_000

router = APIRouter()
Asked = Annotated[EventQuery, Query()]
Here = Annotated[Room, Depends(room_of)]


class Side(StrEnum):
    """The two sides of an event."""

    ACTOR = "actor"
    RECIPIENT = "recipient"


@dataclass(frozen=True, slots=True, kw_only=True)
class EventsPage:
    """Events found, and who acted on whom among them; ``next`` is the cursor of the next page.

    ``names`` are those of the persons and bodies asked for, by their identifiers.
    """

    query: EventQuery
    names: dict[str, str]
    total: int
    more: bool
    facets: tuple[Facet, ...]
    timeline: tuple[Count, ...]
    events: tuple[EventHit, ...]
    next: str | None
    between_countries: tuple[Exchange, ...]
    between_parties: tuple[Exchange, ...]
    countries: tuple[CountryTally, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EventsView:
    """What the template needs beside the page: ``given`` are the parameters that give the events again."""

    given: dict[str, str]
    matrix: Matrix
    countries: tuple[Edge, ...]
    parties: tuple[Edge, ...]
    timeline: tuple[Count, ...]
    years: tuple[Count, ...]
    highest: int


def read_events(query: Asked, room: Here) -> EventsPage:
    """Events by type, parties, place and period, the newest first."""
    wanted = query.events()
    with room.reading() as connection:
        counted = deeds.event_hits(connection, wanted)
        found = deeds.event_facets(counted)
        hits = deeds.event_rows(connection, counted, limit=PAGE, after=place_of(query.after))
        return EventsPage(
            query=query,
            names=names_of(connection, filter(None, (query.actor, query.recipient))),
            total=found.total,
            more=found.more,
            facets=tuple(
                Facet(name=name, counts=counts)
                for name, counts in (("type", found.types), ("quad", found.quads), ("factuality", found.factualities))
                if counts
            ),
            timeline=timeline(found.years, found.months),
            events=hits,
            next=cursor_of(hits[-1].date, hits[-1].key) if len(hits) == PAGE else None,
            between_countries=interactions.between_countries(connection, counted),
            between_parties=interactions.between_parties(connection, counted),
            countries=interactions.by_country(connection, counted),
        )


def events_view(page: EventsPage, tongue: Tongue) -> EventsView:
    """The view of the page."""
    given = page.query.settled()
    return EventsView(
        given=given,
        matrix=matrix(page.between_countries, given, tongue),
        countries=country_edges(page.between_countries, given, tongue),
        parties=party_edges(page.between_parties),
        timeline=without_holes(page.timeline),
        years=by_year(page.timeline),
        highest=max((count.number for count in page.timeline), default=1),
    )


@router.get("/events/chart.json", include_in_schema=False)
def chart(query: Asked, request: Request, room: Here) -> Response:
    """The chart of the events over time, as Vega-Lite."""
    with room.reading() as connection:
        months = interactions.by_month(deeds.event_hits(connection, query.events(), CHARTED))
    return json_response(request, events_over_time(months, tongue_of(request)))


@router.get("/events/map.json", include_in_schema=False)
def world(query: Asked, request: Request, room: Here, side: Side = Side.ACTOR) -> Response:
    """The map of the events by actor or by recipient, as Vega-Lite."""
    with room.reading() as connection:
        hits = deeds.event_hits(connection, query.events(), CHARTED)
        countries = interactions.by_country(connection, hits)
    atlas = urls_of(request).static("vendor/countries-110m.json")
    return json_response(request, world_map([c for c in countries if c.side == side], tongue_of(request), atlas))


add_page(router, "/events", "events.html", read_events, events_view)
