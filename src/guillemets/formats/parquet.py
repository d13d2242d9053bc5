"""Parquet, one dispatch a row, read a few rows at a time."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import astuple, replace
from typing import TYPE_CHECKING

from guillemets.formats.refuse import RefusalError
from guillemets.formats.rows import read_row
from guillemets.model.refusal import Reason

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

    from pyarrow.parquet import ParquetFile

    from guillemets.formats.kinds import InputOptions
    from guillemets.model.dispatch import Origin, RawDispatch

_ROWS = 16
_MOST_CHUNK = 2**31
_MOST_COLUMNS = 10_000


def read_parquet(stream: BinaryIO, origin: Origin, options: InputOptions) -> Iterator[RawDispatch | RefusalError]:
    """One dispatch a row, in order; a row that holds none gives its RefusalError. Memory holds some rows.

    Only the columns that ``options.columns`` names are read. Raises RefusalError for what is no sound Parquet, for a
    table without the column of the text, and for columns that unpack to more than 2 GiB in one group of rows.
    """
    import pyarrow as pa  # noqa: PLC0415 - slow to load, and only Parquet needs it

    with tempfile.TemporaryFile() as spooled:
        if not stream.seekable():
            shutil.copyfileobj(stream, spooled)
            stream = spooled
        number = 0
        try:
            for rows in _batches(stream, origin, options):
                for row in rows:
                    number += 1
                    yield _dispatch(row, replace(origin, number=number), options)
        except (pa.ArrowException, OSError, ValueError, MemoryError) as error:
            raise RefusalError(
                f"no sound Parquet: {error}", origin, Reason.UNREADABLE, hint="write the file anew"
            ) from None


def _batches(stream: BinaryIO, origin: Origin, options: InputOptions) -> Iterator[list[dict[str, object]]]:
    from pyarrow.parquet import ParquetFile  # noqa: PLC0415

    table = ParquetFile(stream)
    names = table.schema_arrow.names
    if options.columns.text not in names:
        raise RefusalError(
            f"the table has no column {options.columns.text!r}, but {', '.join(names[:20])}",
            origin,
            Reason.UNREADABLE,
            hint="name the column that holds the text: --column text=NAME",
        )
    wanted = [name for name in astuple(options.columns) if name in names]
    _check_sizes(table, set(wanted), origin)
    for batch in table.iter_batches(batch_size=_ROWS, columns=wanted):
        yield batch.to_pylist()


def _check_sizes(table: ParquetFile, wanted: set[str], origin: Origin) -> None:
    for group in range(table.metadata.num_row_groups):
        rows = table.metadata.row_group(group)
        for at in range(min(rows.num_columns, _MOST_COLUMNS)):
            chunk = rows.column(at)
            if chunk.path_in_schema in wanted and chunk.total_uncompressed_size > _MOST_CHUNK:
                raise RefusalError(
                    f"the column {chunk.path_in_schema!r} unpacks to {chunk.total_uncompressed_size:,} bytes in one"
                    " group of rows",
                    origin,
                    Reason.TOO_LONG,
                    hint="write the file anew with smaller groups of rows",
                )


def _dispatch(row: dict[str, object], origin: Origin, options: InputOptions) -> RawDispatch | RefusalError:
    try:
        return read_row(row, origin, options.columns, options.published)
    except RefusalError as error:
        return error
