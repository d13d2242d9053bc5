"""One line of JSONL to a raw dispatch: ``{"id", "text", "published"?, "headline"?, "url"?}``, or an item of ninjs."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING

import msgspec

from guillemets.formats.json_value import json_value
from guillemets.formats.kinds import Columns, InputFormat
from guillemets.formats.limits import MOST_BYTES
from guillemets.formats.ninjs import is_ninjs, read_ninjs
from guillemets.formats.refuse import RefusalError
from guillemets.formats.rows import PIECES, read_row
from guillemets.model.refusal import Reason

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

    from guillemets.formats.kinds import InputOptions
    from guillemets.model.dispatch import Origin, RawDispatch

_DEFAULT = Columns()
_NINJS_MARKS = (b'"uri"', b'"guid"')


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    """The fields that are read; others are let pass."""

    text: str
    id: str | int | None = None
    published: str | None = None
    headline: str | None = None
    url: str | None = None


def read_lines(stream: BinaryIO, origin: Origin, options: InputOptions) -> Iterator[RawDispatch | RefusalError]:
    """One dispatch a line, in order; blank lines are let pass. Memory holds one line.

    A line that holds no dispatch gives its RefusalError; one over ``MOST_BYTES`` ends the reading with it.
    """
    number = 0
    while line := stream.readline(MOST_BYTES + 1):
        number += 1
        place = replace(origin, number=number, format=InputFormat.JSONL)
        if len(line) > MOST_BYTES:
            raise RefusalError(
                f"a line of more than {MOST_BYTES:,} bytes", place, Reason.TOO_LONG, hint="one dispatch a line"
            )
        if line.strip(b"\xef\xbb\xbf \t\r\n"):
            try:
                yield from _dispatches(line, place, options)
            except RefusalError as error:
                yield error


def _dispatches(line: bytes, origin: Origin, options: InputOptions) -> Iterator[RawDispatch | RefusalError]:
    """The dispatch of a line, or those of an item of ninjs, which has no text under that name."""
    if any(mark in line for mark in _NINJS_MARKS):
        try:
            value = json_value(line)
        except ValueError:
            value = None
        if is_ninjs(value) and options.columns.text not in value:
            yield from read_ninjs(value, origin, options)
            return
    yield read_jsonl_line(line, origin, published=options.published, columns=options.columns)


def read_jsonl_line(
    line: bytes | str, origin: Origin, *, published: str | None = None, columns: Columns = _DEFAULT
) -> RawDispatch:
    """The dispatch in one line; its ``id`` and ``url`` go into the origin, its own date comes before ``published``.

    ``columns`` names the fields where they have other names. Raises RefusalError when the line is no such object, and
    as ``read_text`` does; a bad date in the line is a RefusalError too, as the caller's options are not at fault.

    >>> from guillemets.model.dispatch import Origin
    >>> read_jsonl_line('{"id": 7, "text": "Le pont a rouvert."}', Origin(path="a.jsonl")).origin.id
    '7'
    """
    origin = replace(origin, format=InputFormat.JSONL)
    try:
        value = json_value(line.encode("utf-8") if isinstance(line, str) else line)
        if isinstance(value, dict):
            value = {piece: value[name] for piece in PIECES if (name := getattr(columns, piece)) in value}
        read = msgspec.convert(value, _Line)
    except ValueError as error:
        raise RefusalError(
            f"the line is no dispatch in JSON: {error}",
            origin,
            Reason.UNREADABLE,
            hint='write {"id": ..., "text": ...} on one line',
        ) from None
    return read_row(asdict(read), origin, _DEFAULT, published)
