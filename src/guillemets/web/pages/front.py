"""The front page: what the store holds, the newest dispatches, who speaks most."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Depends

from guillemets.store.directory import Person, persons_most_quoted
from guillemets.store.dossiers import Heading, Holdings, holdings, latest
from guillemets.web.pages.routes import add_page
from guillemets.web.room import Room, room_of

_DISPATCHES = 14
_PERSONS = 12

router = APIRouter()


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontPage:
    """The newest dispatches that stand, and the persons and bodies with the most statements."""

    holdings: Holdings
    dispatches: tuple[Heading, ...]
    persons: tuple[Person, ...]


def read_front(room: Annotated[Room, Depends(room_of)]) -> FrontPage:
    """What the store holds at a glance."""
    with room.reading() as connection:
        return FrontPage(
            holdings=holdings(connection),
            dispatches=latest(connection, _DISPATCHES),
            persons=persons_most_quoted(connection, _PERSONS),
        )


add_page(router, "/", "front.html", read_front)
