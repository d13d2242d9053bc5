"""The flat tables of outcomes: the star schema of the exports, each row with the name of its input row."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from guillemets.batch.rows import record_in
from guillemets.batch.schema import Outcome, outcome_schema
from guillemets.exports.parquet import schema_of
from guillemets.exports.star import TABLES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from guillemets.model.record import Record

RECORDS = "records"
ROW = pa.field("row", pa.string(), nullable=False, metadata={"note": "the input row: `row` of inputs"})


@cache
def table_schema() -> dict[str, pa.Schema]:
    """The schema of every table of records by its name: ``records``, nested, and the flat ones."""
    bare = outcome_schema()
    nested = pa.schema([bare.field(name) for name in ("row", "dispatch_id", "record")])
    return {RECORDS: nested, **{table.name: schema_of(table).insert(0, ROW) for table in TABLES}}


def flat_tables(outcomes: pa.Table | pa.RecordBatch) -> dict[str, pa.Table]:
    """The flat tables of the records among outcomes, by name, in the order of the rows."""
    rows = outcomes.to_pylist()
    return tables_from(
        (row["row"], record_in(row)) for row in rows if row.get("outcome", Outcome.RECORD) == Outcome.RECORD
    )


def tables_from(records: Iterable[tuple[str, Record]]) -> dict[str, pa.Table]:
    """The flat tables of records with the names of their rows."""
    schemas = table_schema()
    columns: dict[str, dict[str, list[Any]]] = {t.name: {n: [] for n in schemas[t.name].names} for t in TABLES}
    for row, record in records:
        for table in TABLES:
            held = columns[table.name]
            for found in table.rows(record):
                held["row"].append(row)
                for column in table.columns:
                    held[column.name].append(getattr(found, column.name))
    return {name: pa.table(held, schema=schemas[name]) for name, held in columns.items()}
