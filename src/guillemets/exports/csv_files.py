"""The star schema as CSV: RFC 4180 but for line ends, UTF-8, a header; an empty cell is an unknown value."""

from __future__ import annotations

import csv
import io
from contextlib import ExitStack
from datetime import datetime
from typing import TYPE_CHECKING, Any

from guillemets.exports.star import TABLES

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path
    from typing import BinaryIO

    from guillemets.exports.columns import Table
    from guillemets.model.record import Record


def write_csv_table(records: Iterable[Record], table: Table, stream: BinaryIO) -> None:
    """One table of the schema with its header."""
    _write_header(table, stream)
    for record in records:
        _write_rows(record, table, stream)


def write_csv_files(records: Iterable[Record], folder: Path) -> None:
    """Every table of the schema as ``TABLE.csv`` in ``folder``, which exists."""
    with ExitStack() as open_files:
        streams = [open_files.enter_context((folder / f"{table.name}.csv").open("wb")) for table in TABLES]
        for table, stream in zip(TABLES, streams, strict=True):
            _write_header(table, stream)
        for record in records:
            for table, stream in zip(TABLES, streams, strict=True):
                _write_rows(record, table, stream)


def _write_header(table: Table, stream: BinaryIO) -> None:
    stream.write(_lines([[column.name for column in table.columns]]))


def _write_rows(record: Record, table: Table, stream: BinaryIO) -> None:
    names = [column.name for column in table.columns]
    stream.write(_lines([_cell(getattr(row, name)) for name in names] for row in table.rows(record)))


def _lines(rows: Iterable[list[str]]) -> bytes:
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\n").writerows(rows)
    return buffer.getvalue().encode()


def _cell(value: Any) -> str:
    """A value as text: truths as ``true`` and ``false``, instants with their zone."""
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case datetime():
            return value.isoformat()
        case _:
            return str(value)
