"""The star schema as Parquet: ``TABLE/date=YYYY-MM-DD/part-N.parquet``, as pyarrow, DuckDB, Spark and pandas read it.

Partitions carry the day of the dispatch in their names (Hive's form); that of dispatches without a date is ``undated``,
a word rather than Hive's null, over which pandas stumbles. Memory is bounded by the characters of
text that are kept before they are written, not by the number of records: each time, a partition gets a further part.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, TypeAlias

import pyarrow as pa
import pyarrow.parquet as pq

from guillemets.exports.cells import day_of
from guillemets.exports.columns import Kind
from guillemets.exports.star import TABLES

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from guillemets.exports.columns import Table
    from guillemets.model.record import Record

PARTITION = "date"
UNDATED = "undated"
# 20 million are some 6,000 dispatches, and 200 MB with all their rows.
KEPT_CHARACTERS = 20_000_000

_TYPES = {
    Kind.TEXT: pa.string(),
    Kind.INTEGER: pa.int64(),
    Kind.NUMBER: pa.float64(),
    Kind.TRUTH: pa.bool_(),
    Kind.DATE: pa.date32(),
    Kind.INSTANT: pa.timestamp("us", tz="UTC"),
}

_Columns: TypeAlias = dict[str, list[Any]]


def schema_of(table: Table) -> pa.Schema:
    """The Arrow schema of a table, its notes in the metadata; the column ``date`` is in the names of folders alone."""
    return pa.schema(
        [
            pa.field(column.name, _TYPES[column.kind], nullable=column.nullable, metadata={"note": column.note})
            for column in table.columns
        ],
        metadata={"note": table.note, "key": " ".join(table.key)},
    )


def arrow_table(records: Iterable[Record], table: Table) -> pa.Table:
    """One table of the schema in memory, in the order of the records."""
    columns: _Columns = {column.name: [] for column in table.columns}
    for record in records:
        _take(record, table, columns)
    return pa.table(columns, schema=schema_of(table))


def write_parquet(records: Iterable[Record], folder: Path, *, characters: int = KEPT_CHARACTERS) -> None:
    """Every table of the schema as a partitioned dataset in ``folder``, which exists.

    A table without any row has one file without rows, so that every table can be read. ``characters`` is how much text
    is kept in memory before it is written out. Records in the order of their days give the fewest files.
    """
    buffers = [_Buffer(table, folder / table.name) for table in TABLES]
    kept = 0
    for record in records:
        for buffer in buffers:
            buffer.take(record)
        kept += len(record.dispatch.text)
        if kept >= characters:
            for buffer in buffers:
                buffer.flush()
            kept = 0
    for buffer in buffers:
        buffer.close()


class _Buffer:
    """The rows of one table that are not written yet, by partition."""

    def __init__(self, table: Table, folder: Path) -> None:
        self._table = table
        self._folder = folder
        self._schema = schema_of(table)
        self._columns: defaultdict[str, _Columns] = defaultdict(self._empty)
        self._parts = 0

    def _empty(self) -> _Columns:
        return {name: [] for name in self._schema.names}

    def take(self, record: Record) -> None:
        """Keep the rows of one record."""
        day = day_of(record.dispatch.published)
        _take(record, self._table, self._columns[day.isoformat() if day else UNDATED])

    def flush(self) -> None:
        """Write what is kept, one file a partition, in the order of the days."""
        for name in sorted(self._columns):
            if any(self._columns[name].values()):
                self._write(name, self._columns[name])
        self._columns.clear()

    def close(self) -> None:
        """Write the rest; a table that never had a row gets its empty file."""
        self.flush()
        if self._parts == 0:
            self._write(UNDATED, self._empty())

    def _write(self, partition: str, columns: _Columns) -> None:
        place = self._folder / f"{PARTITION}={partition}"
        place.mkdir(parents=True, exist_ok=True)
        pq.write_table(pa.table(columns, schema=self._schema), place / f"part-{self._parts:05d}.parquet")
        self._parts += 1


def _take(record: Record, table: Table, columns: _Columns) -> None:
    """Append the record's rows of a table to its columns."""
    rows = list(table.rows(record))
    for name, values in columns.items():
        values.extend(getattr(row, name) for row in rows)
