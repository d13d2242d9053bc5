"""One dispatch as a file: its record, a page of its own, or the forms of the exports."""

from __future__ import annotations

import io
import zipfile
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

from fastapi import APIRouter, Depends, Request
from starlette.responses import Response

from guillemets.views.html import html_page
from guillemets.web.pages.dispatch import found_key, record_at
from guillemets.web.rendering import file_response, tongue_of
from guillemets.web.room import Room, room_of

if TYPE_CHECKING:
    from guillemets.model.record import Record

router = APIRouter()
_SHORT = 12


class Form(StrEnum):
    """The forms of a dispatch as a file."""

    JSON = "json"
    HTML = "html"
    BRAT = "brat"
    TEI = "tei"


_MEDIA = {
    Form.JSON: ("json", "application/json"),
    Form.HTML: ("html", "text/html; charset=utf-8"),
    Form.BRAT: ("zip", "application/zip"),
    Form.TEI: ("xml", "application/tei+xml"),
}


@router.get("/dispatch/{identifier}/download/{form}", summary="A dispatch as a file")
def download(identifier: str, form: Form, request: Request, room: Annotated[Room, Depends(room_of)]) -> Response:
    """The record as JSON, a self-contained page, a zip of brat standoff, or TEI with its times marked."""
    with room.reading() as connection:
        record = record_at(connection, found_key(connection, identifier))
    match form:
        case Form.JSON:
            body = record.to_json()
        case Form.HTML:
            body = html_page(record, tongue_of(request).interface).encode("utf-8", "replace")
        case Form.BRAT:
            body = _brat(record)
        case Form.TEI:
            body = _tei(record)
    extension, media_type = _MEDIA[form]
    return file_response(request, body, media_type, f"{record.dispatch.id[:_SHORT]}.{extension}")


def _brat(record: Record) -> bytes:
    """Text, annotations and brat's configuration in one archive."""
    from guillemets.exports.brat import CONFIGURATION, standoff  # noqa: PLC0415 -- needed here alone

    name = record.dispatch.id[:_SHORT]
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("annotation.conf", CONFIGURATION)
        archive.writestr(f"{name}.txt", record.dispatch.text)
        archive.writestr(f"{name}.ann", standoff(record))
    return out.getvalue()


def _tei(record: Record) -> bytes:
    from lxml import etree  # noqa: PLC0415 -- needed here alone

    from guillemets.exports.tei import tei  # noqa: PLC0415 -- needed here alone

    whole: bytes = etree.tostring(tei(record), xml_declaration=True, encoding="utf-8")
    return whole
