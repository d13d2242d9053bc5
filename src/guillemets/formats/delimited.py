"""Tables in text (CSV, TSV), one dispatch a row, the first row naming the columns."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from typing import TYPE_CHECKING

from charset_normalizer import from_bytes

from guillemets.formats.decode import MOST_CHARACTERS, SINGLE_BYTE, too_long
from guillemets.formats.limits import PEEK
from guillemets.formats.refuse import RefusalError
from guillemets.formats.rows import read_row
from guillemets.model.refusal import Reason

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO, TextIO

    from guillemets.formats.kinds import Columns, InputOptions
    from guillemets.model.dispatch import Origin, RawDispatch

_DELIMITERS = ",;\t|"
_LONGEST_HEADER = 4000
_FEWEST_COLUMNS = 2


def read_delimited(stream: BinaryIO, origin: Origin, options: InputOptions) -> Iterator[RawDispatch | RefusalError]:
    """One dispatch a row, in order; a row that holds none gives its RefusalError. Memory holds one row.

    The delimiter is the one that the header is cut at so that the column of the text is there: comma, semicolon, tab
    or bar. Quoting is that of RFC 4180. Raises RefusalError when the table has no such column.
    """
    text = _decoded(stream)
    lines = _bounded(text, origin)
    header = header_of(next(lines, ""), options.columns)
    if header is None:
        raise _no_column(options.columns, origin)
    delimiter, names = header
    before = csv.field_size_limit(MOST_CHARACTERS)
    try:
        for number, row in enumerate(_rows(lines, delimiter, origin), 1):
            place = replace(origin, number=number)
            if isinstance(row, csv.Error):
                yield RefusalError(f"the row is no sound CSV: {row}", place, Reason.UNREADABLE, hint="quote it anew")
            elif row:
                yield _dispatch(row, names, place, options)
    finally:
        csv.field_size_limit(before)


def header_of(text: str, columns: Columns) -> tuple[str, list[str]] | None:
    """The delimiter and the columns' names, when the first line of ``text`` is a header with the column of the text.

    >>> from guillemets.formats.kinds import Columns
    >>> header_of("id;text;date", Columns())
    (';', ['id', 'text', 'date'])
    """
    first = text.lstrip("\ufeff").partition("\n")[0].strip("\r")
    if len(first) > _LONGEST_HEADER:
        return None
    for delimiter in _DELIMITERS:
        names = [name.strip().strip('"') for name in first.split(delimiter)]
        if len(names) >= _FEWEST_COLUMNS and columns.text in names:
            return delimiter, names
    return ("\t", [columns.text]) if first.strip().strip('"') == columns.text else None


def _dispatch(row: list[str], names: list[str], origin: Origin, options: InputOptions) -> RawDispatch | RefusalError:
    if len(row) != len(names):
        return RefusalError(
            f"the row has {len(row)} fields, the header {len(names)}", origin, Reason.UNREADABLE, hint="quote it anew"
        )
    try:
        return read_row(dict(zip(names, row, strict=True)), origin, options.columns, options.published)
    except RefusalError as error:
        return error


def _rows(lines: Iterator[str], delimiter: str, origin: Origin) -> Iterator[list[str] | csv.Error]:
    """The rows; one that is broken stands as its error, and reading goes on after it."""
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    while True:
        try:
            yield next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            if "field limit" in str(error):
                raise too_long(f"a field of more than {MOST_CHARACTERS:,} characters", origin) from None
            yield error


def _bounded(text: TextIO, origin: Origin) -> Iterator[str]:
    while line := text.readline(MOST_CHARACTERS + 1):
        if len(line) > MOST_CHARACTERS:
            raise too_long(f"a line of more than {MOST_CHARACTERS:,} characters", origin)
        yield line


def _decoded(stream: BinaryIO) -> TextIO:
    """The stream as characters: UTF-8, what its byte order mark says, or the one-byte encoding of its beginning."""
    buffered = io.BufferedReader(stream, PEEK) if isinstance(stream, io.RawIOBase) else stream
    head = buffered.peek(PEEK) if isinstance(buffered, io.BufferedReader) else b""
    return io.TextIOWrapper(buffered, encoding=_encoding(head), errors="replace", newline="")


def _encoding(head: bytes) -> str:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    try:
        head[: head.rfind(b"\n") + 1 or None].decode("utf-8")
    except UnicodeDecodeError:
        best = from_bytes(head, cp_isolation=SINGLE_BYTE).best()
        return best.encoding if best else "cp1252"
    return "utf-8-sig"


def _no_column(columns: Columns, origin: Origin) -> RefusalError:
    return RefusalError(
        f"the table has no column {columns.text!r} in its first line",
        origin,
        Reason.UNREADABLE,
        hint="name the column that holds the text: --column text=NAME",
    )
