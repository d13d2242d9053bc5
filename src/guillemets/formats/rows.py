"""One row of named fields, of a table or a line of JSON, to a raw dispatch."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from guillemets.formats.dates import wire_date
from guillemets.formats.kinds import Columns
from guillemets.formats.limits import MOST_FIELD
from guillemets.formats.plain import read_text
from guillemets.formats.refuse import RefusalError, field_too_long
from guillemets.model.refusal import Reason

if TYPE_CHECKING:
    from collections.abc import Mapping

    from guillemets.model.dispatch import Origin, RawDispatch

PIECES = tuple(one.name for one in fields(Columns))


def read_row(row: Mapping[str, object], origin: Origin, columns: Columns, published: str | None) -> RawDispatch:
    """The dispatch in a row; its id and address go into the origin, its own date comes before ``published``.

    Columns that ``columns`` does not name are let pass. Raises RefusalError when the text is missing, a field is of
    the wrong type or a date is none, and as ``read_text`` does.

    >>> from guillemets.model.dispatch import Origin
    >>> read_row({"text": "Le pont a rouvert.", "id": 7}, Origin(), Columns(), None).origin.id
    '7'
    """
    values = {piece: _written(row.get(getattr(columns, piece))) for piece in PIECES}
    origin = replace(origin, id=_given(values, "id", origin, columns) or None)
    origin = replace(origin, url=_given(values, "url", origin, columns) or origin.url)
    if values["text"] is None:
        raise _no_text(columns.text, origin)
    text = _given(values, "text", origin, columns)
    own = wire_date(_given(values, "published", origin, columns), columns.published, origin)
    headline = _given(values, "headline", origin, columns) or None
    return read_text(text, origin, published=own or published, headline=headline)


def _given(values: dict[str, object], piece: str, origin: Origin, columns: Columns) -> str:
    value = values[piece]
    if isinstance(value, str) and piece != "text" and len(value) > MOST_FIELD:
        raise field_too_long(getattr(columns, piece), origin)
    if isinstance(value, str) or value is None:
        return value or ""
    raise RefusalError(
        f"the field {getattr(columns, piece)!r} holds no text, but {type(value).__name__}",
        origin,
        Reason.UNREADABLE,
        hint="give text in it, or map another field",
    )


def _written(value: object) -> object:
    """Numbers and dates as they are written; everything else as it is."""
    if isinstance(value, bool):
        return value
    if isinstance(value, int):
        return str(value)
    return value.isoformat() if isinstance(value, date | datetime) else value


def _no_text(column: str, origin: Origin) -> RefusalError:
    return RefusalError(
        f"there is no text in {column!r}", origin, Reason.UNREADABLE, hint="name the field that holds it: text=FIELD"
    )
