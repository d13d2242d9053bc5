"""The dispatch page: the text set in type with its marks, and what the store knows around it."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

from fastapi import APIRouter, Depends, Path
from starlette.responses import Response

from guillemets.model.dispatch import PartKind
from guillemets.model.record import Record
from guillemets.store.carried import Same, copies_of, told_again
from guillemets.store.dossiers import Appearance, Heading, Known, dossier, key_of
from guillemets.views.blocks import blocks_of
from guillemets.views.deeds import deed_lines
from guillemets.views.lines import by_voice, facts, headline, part_labels, statement_lines
from guillemets.web.pages.routes import add_page
from guillemets.web.problems import NotFoundError
from guillemets.web.room import Room, room_of

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

    from guillemets.views.blocks import Block
    from guillemets.views.deeds import DeedLine
    from guillemets.views.lines import StatementLine
    from guillemets.web.translation import Tongue

_MOST_LIT = 400
_LONGEST_QUOTE = 140

router = APIRouter()


@dataclass(frozen=True, slots=True, kw_only=True)
class DispatchPage:
    """A dispatch with its record, its versions and copies, and the store's names for its entities.

    ``superseded_by`` and ``withdrawn_by`` are ids of dispatches; ``copies`` are dispatches with nearly the same words,
    the earliest first; ``told_again`` the statements whose words stand elsewhere too.
    """

    record: Record
    heading: Heading
    superseded_by: str | None
    withdrawn_by: str | None
    appearances: tuple[Appearance, ...]
    versions: tuple[Heading, ...]
    copies: tuple[Heading, ...]
    told_again: tuple[Same, ...]
    known: tuple[Known, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """Something left unread: why, in which part, and its words, cut where they are long."""

    reason: str
    place: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """The dispatch ready for type: blocks with their marks, statements and events as lines, in one language."""

    title: str
    untitled: bool
    facts: tuple[str, ...]
    blocks: tuple[Block, ...]
    lines: tuple[StatementLine, ...]
    voices: dict[int, list[StatementLine]]
    deeds: tuple[DeedLine, ...]
    refused: tuple[Refused, ...]
    persons: dict[str, str]
    utterances: dict[str, int]
    lit: int


def record_at(connection: sqlite3.Connection, key: int) -> Record:
    """The record of the dispatch with that key."""
    (packed,) = connection.execute("SELECT json FROM record WHERE dispatch = ?", (key,)).fetchone()
    return Record.from_json(zlib.decompress(packed))


def found_key(connection: sqlite3.Connection, identifier: str) -> int:
    """The key of the dispatch; raises NotFoundError when no dispatch, or several, begin so."""
    key = key_of(connection, identifier)
    if key is None:
        raise NotFoundError("no such dispatch", where=identifier, hint="search for its words")
    return key


def read_dispatch(
    identifier: Annotated[str, Path(description="SHA-256 of the text, or its first digits, six or more")],
    room: Annotated[Room, Depends(room_of)],
) -> DispatchPage:
    """One dispatch with its record, its versions, its copies and where it appeared."""
    with room.reading() as connection:
        around = dossier(connection, found_key(connection, identifier))
        return DispatchPage(
            record=record_at(connection, around.key),
            heading=around.heading,
            superseded_by=around.superseded_by,
            withdrawn_by=around.withdrawn_by,
            appearances=around.appearances,
            versions=around.versions,
            copies=copies_of(connection, around.key),
            told_again=told_again(connection, around.key),
            known=around.known,
        )


def setting(page: DispatchPage, tongue: Tongue) -> Setting:
    """The page's dispatch set in type for a language."""
    persons = {known.entity: known.id for known in page.known}
    utterances = {same.statement: same.utterance for same in page.told_again}
    return set_in_type(page.record, tongue, persons, utterances)


def set_in_type(
    record: Record, tongue: Tongue, persons: dict[str, str], utterances: dict[str, int] | None = None
) -> Setting:
    """A record set in type; ``persons`` and ``utterances`` are the store's names for its entities and statements."""
    interface = tongue.interface
    lines = statement_lines(record, interface)
    blocks = tuple(blocks_of(record, interface, lines))
    return Setting(
        title=headline(record.dispatch, interface),
        untitled=not any(block.kind == PartKind.HEADLINE for block in blocks),
        facts=facts(record, interface),
        blocks=blocks,
        lines=lines,
        voices=by_voice(lines),
        deeds=tuple(deed_lines(record, interface)),
        refused=tuple(_refused(record, tongue)),
        persons=persons,
        utterances=utterances or {},
        lit=min(_MOST_LIT, max(len(lines), len(record.events))),
    )


def _refused(record: Record, tongue: Tongue) -> Iterator[Refused]:
    """What stayed unread, in the order of the text."""
    labels = part_labels(record.dispatch, tongue.interface)
    for refusal in sorted(record.refusals, key=lambda r: (r.start, r.end)):
        inside = (i for i, p in enumerate(record.dispatch.parts) if p.start <= refusal.start < p.end)
        part = next(inside, None)
        words = " ".join(record.dispatch.text[refusal.start : refusal.end].split())
        yield Refused(
            reason=tongue.interface.word(f"reason.{refusal.reason}"),
            place="" if part is None else labels[part],
            words=words if len(words) <= _LONGEST_QUOTE else words[:_LONGEST_QUOTE].rstrip() + "…",
        )


add_page(router, "/dispatch/{identifier}", "dispatch.html", read_dispatch, setting)


@router.get("/lit/{number}.css", include_in_schema=False)
def lit(number: Annotated[int, Path(ge=0, le=_MOST_LIT)]) -> Response:
    """Rules by which the stretches of a statement light up together, for a page of so many statements and events.

    They need no script, and stand in a file of their own because the pages allow no style inside them.
    """
    rules = [
        f"body:has({near}) [{lit}~='{n}']{{--lit:1}}"
        for n in range(1, number + 1)
        for near, lit in ((_near("n", "n", n), "data-a"), (_near("e", "d", n), "data-d"))
    ]
    return Response(
        "\n".join(rules), media_type="text/css", headers={"Cache-Control": "public, max-age=31536000, immutable"}
    )


def _near(mark: str, line: str, number: int) -> str:
    """The selectors of whatever is under the pointer, the focus or the address of one statement or event."""
    return f"[data-{mark}='{number}']:is(:hover,:target),#{line}{number}:is(:focus-within,:target)"
