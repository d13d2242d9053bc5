"""A dispatch of the reader's own: pasted or uploaded, read at once, shown, and not kept."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

from fastapi import APIRouter, Depends, File, Form, Request, UploadFile
from starlette.responses import HTMLResponse, JSONResponse, Response

from guillemets.model.record import Record
from guillemets.web.analysis import Pasted
from guillemets.web.pages.dispatch import Setting, set_in_type
from guillemets.web.problems import NotFoundError, PageError
from guillemets.web.rendering import html_response, json_response
from guillemets.web.room import Room, room_of

if TYPE_CHECKING:
    from guillemets.web.translation import Tongue

router = APIRouter()
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_LONGEST_NAME = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class PastePage:
    """The record of what was pasted, None before anything was; it is in no store."""

    record: Record | None


async def pasted(
    text: Annotated[str, Form()] = "",
    file: Annotated[UploadFile | None, File()] = None,
    published: Annotated[str, Form()] = "",
) -> Pasted:
    """What came with the form. Raises PageError when nothing came."""
    data = await file.read() if file is not None and file.size else text.encode("utf-8", "replace")
    if not data.strip():
        raise PageError("nothing to read", hint="paste a text or choose a file")
    name = file.filename if file is not None and file.size else None
    if published and not _DATE.fullmatch(published):
        raise PageError("not a date", where=published, hint="write it as 2025-01-28")
    return Pasted(data=data, name=name[:_LONGEST_NAME] if name else None, published=published or None)


def read_pasted(given: Annotated[Pasted, Depends(pasted)], room: Annotated[Room, Depends(room_of)]) -> PastePage:
    """The record of a pasted dispatch."""
    if room.analyst is None:
        raise NotFoundError("this room reads no texts", hint="start it without --no-analyse")
    return PastePage(record=room.analyst.read(given))


def paste_view(page: PastePage, tongue: Tongue) -> Setting | None:
    """The record set in type."""
    return set_in_type(page.record, tongue, {}) if page.record else None


@router.get("/paste", response_class=HTMLResponse, include_in_schema=False)
def empty(request: Request, room: Annotated[Room, Depends(room_of)]) -> Response:
    """The empty box."""
    if room.analyst is None:
        raise NotFoundError("this room reads no texts", hint="start it without --no-analyse")
    return html_response(request, "paste.html", PastePage(record=None), dress=paste_view)


@router.post("/paste", response_class=HTMLResponse, include_in_schema=False)
def shown(request: Request, page: Annotated[PastePage, Depends(read_pasted)]) -> Response:
    """The record of what was pasted."""
    return html_response(request, "paste.html", page, dress=paste_view)


@router.post("/paste.json", response_class=JSONResponse, responses={200: {"model": PastePage}})
def as_json(request: Request, page: Annotated[PastePage, Depends(read_pasted)]) -> Response:
    """The record of a pasted dispatch, read at once and not kept."""
    return json_response(request, page)
