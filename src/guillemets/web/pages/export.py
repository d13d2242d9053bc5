"""The rows of a result as a file: CSV, JSON or Parquet."""

from __future__ import annotations

import csv
import io
from dataclasses import asdict
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import msgspec
from fastapi import APIRouter, Depends, Query, Request
from starlette.responses import Response

from guillemets.store.answer import Answer
from guillemets.store.deeds import EventHit, event_hits, event_rows
from guillemets.store.facets import StatementHit, statement_hits, statement_rows
from guillemets.store.papers import DispatchHit, dispatch_hits, dispatch_rows
from guillemets.web.queries import EventQuery, SearchQuery
from guillemets.web.rendering import file_response
from guillemets.web.room import Room, room_of

if TYPE_CHECKING:
    from collections.abc import Sequence

# More than this is for `guillemets export`, which holds nothing in memory.
MOST_EXPORTED = 20_000

router = APIRouter()
Here = Annotated[Room, Depends(room_of)]

# The key of a row belongs to one file of the store, and the full text of a dispatch is in its own download.
_LEFT_OUT = ("key", "text")
# A spreadsheet takes a cell that begins so for a formula; an apostrophe before it keeps it a text.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


class Form(StrEnum):
    """The forms of a file."""

    CSV = "csv"
    JSON = "json"
    PARQUET = "parquet"


@router.get("/export/statements.{form}", summary="Statements as a file, the newest ones that fit")
def statements(form: Form, query: Annotated[SearchQuery, Query()], request: Request, room: Here) -> Response:
    """The statements that a search gives, in its order, the newest 20,000 at most."""
    with room.reading() as connection:
        hits = statement_hits(connection, query.statements(), MOST_EXPORTED)
        rows = statement_rows(connection, hits, limit=MOST_EXPORTED)
    return _file(request, Answer(kind=StatementHit, rows=rows), form, "statements")


@router.get("/export/dispatches.{form}", summary="Dispatches as a file, the newest ones that fit")
def dispatches(form: Form, query: Annotated[SearchQuery, Query()], request: Request, room: Here) -> Response:
    """The dispatches that a search gives, in its order, the newest 20,000 at most, without their texts."""
    with room.reading() as connection:
        hits = dispatch_hits(connection, query.dispatches(), MOST_EXPORTED)
        rows = dispatch_rows(connection, hits, limit=MOST_EXPORTED)
    return _file(request, Answer(kind=DispatchHit, rows=rows), form, "dispatches")


@router.get("/export/events.{form}", summary="Events as a file, the newest ones that fit")
def events(form: Form, query: Annotated[EventQuery, Query()], request: Request, room: Here) -> Response:
    """The events that the page of events gives, in its order, the newest 20,000 at most."""
    with room.reading() as connection:
        hits = event_hits(connection, query.events(), MOST_EXPORTED)
        rows = event_rows(connection, hits, limit=MOST_EXPORTED)
    return _file(request, Answer(kind=EventHit, rows=rows), form, "events")


def _file(request: Request, rows: Answer[Any], form: Form, name: str) -> Response:
    body, media_type = {Form.CSV: _csv, Form.JSON: _json, Form.PARQUET: _parquet}[form](rows)
    return file_response(request, body, media_type, f"guillemets-{name}.{form}")


def _columns(rows: Answer[Any]) -> list[str]:
    return [column for column in rows.columns if column not in _LEFT_OUT]


def _csv(rows: Answer[Any]) -> tuple[bytes, str]:
    out = io.StringIO()
    writer = csv.writer(out)
    columns = _columns(rows)
    writer.writerow(columns)
    writer.writerows([_cell(getattr(row, column)) for column in columns] for row in rows)
    return out.getvalue().encode("utf-8-sig", "replace"), "text/csv; charset=utf-8"


def _cell(value: object) -> object:
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value


def _json(rows: Answer[Any]) -> tuple[bytes, str]:
    columns: Sequence[str] = _columns(rows)
    found = [{column: asdict(row)[column] for column in columns} for row in rows]
    return msgspec.json.encode(found), "application/json"


def _parquet(rows: Answer[Any]) -> tuple[bytes, str]:
    import pyarrow.parquet as pq  # noqa: PLC0415 -- large, and needed here alone

    out = io.BytesIO()
    pq.write_table(rows.arrow().select(_columns(rows)), out)
    return out.getvalue(), "application/vnd.apache.parquet"
