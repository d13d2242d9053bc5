"""One line of JSONL to a raw dispatch: ``{"id", "text", "published"?, "headline"?, "url"?}``."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

import msgspec

from guillemets.errors import UsageError
from guillemets.formats.plain import read_text
from guillemets.formats.refuse import RefusalError
from guillemets.model.refusal import Reason

if TYPE_CHECKING:
    from guillemets.model.dispatch import Origin, RawDispatch

_LINE_FORMAT = "jsonl"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    """The fields that are read; others are let pass."""

    text: str
    id: str | int | None = None
    published: str | None = None
    headline: str | None = None
    url: str | None = None


def read_jsonl_line(line: bytes | str, origin: Origin, *, published: str | None = None) -> RawDispatch:
    """The dispatch in one line; its ``id`` and ``url`` go into the origin, its own date comes before ``published``.

    Raises RefusalError when the line is no such object, and as ``read_text`` does; a bad date in the line is a
    RefusalError too, as the caller's options are not at fault.

    >>> from guillemets.model.dispatch import Origin
    >>> read_jsonl_line('{"id": 7, "text": "Le pont a rouvert."}', Origin(path="a.jsonl")).origin.id
    '7'
    """
    try:
        read = _decoder().decode(line.encode("utf-8") if isinstance(line, str) else line)
    except (msgspec.DecodeError, UnicodeError) as error:
        raise RefusalError(
            f"the line is no dispatch in JSON: {error}",
            replace(origin, format=_LINE_FORMAT),
            Reason.UNREADABLE,
            hint='write {"id": ..., "text": ...} on one line',
        ) from None
    origin = replace(
        origin, id=None if read.id is None else str(read.id), url=read.url or origin.url, format=_LINE_FORMAT
    )
    try:
        return read_text(read.text, origin, published=read.published or published, headline=read.headline or None)
    except UsageError as error:
        if read.published is None:
            raise
        raise RefusalError(error.what, origin, Reason.UNREADABLE, hint=error.hint) from None


@cache
def _decoder() -> msgspec.json.Decoder[_Line]:
    return msgspec.json.Decoder(_Line)
