"""The page of sources: who is quoted by an outlet or in a period, and how they are named."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

from fastapi import APIRouter, Depends, Query, Request
from starlette.responses import Response

from guillemets.store.facets import Count
from guillemets.store.sourcing import SourceProfile, institutions, source_profile
from guillemets.web.charts import named_over_time
from guillemets.web.pages.routes import add_page
from guillemets.web.queries import SourceQuery
from guillemets.web.rendering import json_response, tongue_of
from guillemets.web.room import Room, room_of

if TYPE_CHECKING:
    from guillemets.web.translation import Tongue

router = APIRouter()
Asked = Annotated[SourceQuery, Query()]
Here = Annotated[Room, Depends(room_of)]


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcesPage:
    """The profile of the sources, and the institutions behind the unnamed ones."""

    query: SourceQuery
    profile: SourceProfile
    institutions: tuple[Count, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcesView:
    """What the template needs beside the page: ``given`` are the parameters that give the profile again."""

    given: dict[str, str]


def read_sources(query: Asked, room: Here) -> SourcesPage:
    """Who is quoted and how they are named: counts of statements by naming, kind, gender, month, agency, outlet."""
    wanted = query.sources()
    with room.reading() as connection:
        return SourcesPage(
            query=query,
            profile=source_profile(connection, wanted),
            institutions=institutions(connection, wanted),
        )


def sources_view(page: SourcesPage, _: Tongue) -> SourcesView:
    """The view of the page."""
    return SourcesView(given=page.query.settled())


@router.get("/sources/chart.json", include_in_schema=False)
def chart(query: Asked, request: Request, room: Here) -> Response:
    """The chart of how sources are named over time, as Vega-Lite."""
    with room.reading() as connection:
        months = source_profile(connection, query.sources()).months
    return json_response(request, named_over_time(months, tongue_of(request)))


add_page(router, "/sources", "sources.html", read_sources, sources_view)
