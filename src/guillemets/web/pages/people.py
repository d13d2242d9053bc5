"""The list of persons and bodies: by name, or by how much they say."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Depends, Query

from guillemets.store.directory import Person, persons_like, persons_most_quoted
from guillemets.web.pages.routes import add_page
from guillemets.web.queries import PeopleQuery
from guillemets.web.room import Room, room_of

PAGE = 50

router = APIRouter()


@dataclass(frozen=True, slots=True, kw_only=True)
class PeoplePage:
    """Persons and bodies, who speaks most first; ``next`` is the cursor of the next page, for a list without a name."""

    query: PeopleQuery
    persons: tuple[Person, ...]
    next: str | None


def read_people(query: Annotated[PeopleQuery, Query()], room: Annotated[Room, Depends(room_of)]) -> PeoplePage:
    """Persons and bodies by their names or by how much they say."""
    with room.reading() as connection:
        if query.q:
            return PeoplePage(query=query, persons=persons_like(connection, query.q, PAGE, kind=query.kind), next=None)
        statements, _, key = (query.after or "").partition("~")
        after = (int(statements), int(key)) if key else None
        listed = persons_most_quoted(connection, PAGE, after=after, kind=query.kind)
    more = f"{listed[-1].statements}~{listed[-1].key}" if len(listed) == PAGE else None
    return PeoplePage(query=query, persons=listed, next=more)


add_page(router, "/people", "people.html", read_people)
