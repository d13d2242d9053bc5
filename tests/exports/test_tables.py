"""The star schema, in Parquet and CSV, read back by pyarrow, DuckDB, pandas and Python's own csv."""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import duckdb
import pandas as pd
import pyarrow.dataset as ds
import pytest

from awkward import again
from guillemets.exports.columns import Table
from guillemets.exports.csv_files import write_csv_files
from guillemets.exports.parquet import arrow_table, write_parquet
from guillemets.exports.star import TABLES
from guillemets.model.record import Record

EVERY_TABLE = pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)


def rows_of(records: Sequence[Record], table: Table) -> list[tuple[object, ...]]:
    names = [column.name for column in table.columns]
    return [tuple(getattr(row, name) for name in names) for record in records for row in table.rows(record)]


def key(row: Sequence[object]) -> list[str]:
    return [str(value) for value in row]


@pytest.fixture(scope="module")
def dataset(records: tuple[Record, ...], tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("parquet")
    write_parquet(records, folder)
    return folder


def digests(folder: Path) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file()
    }


@EVERY_TABLE
def test_pyarrow_reads_every_table_back(table: Table, dataset: Path, records: tuple[Record, ...]):
    read = ds.dataset(dataset / table.name, partitioning="hive").to_table()
    names = [column.name for column in table.columns]
    found = [tuple(row[name] for name in names) for row in read.to_pylist()]
    assert sorted(found, key=key) == sorted(rows_of(records, table), key=key)
    assert read.num_rows == sum(1 for record in records for _ in table.rows(record))


@EVERY_TABLE
def test_the_key_of_a_table_tells_its_rows_apart(table: Table, records: tuple[Record, ...]):
    names = [column.name for column in table.columns]
    # The last dispatch is the first without its date: the same text, so the same keys.
    rows = rows_of(records[:-1], table)
    keys = {tuple(row[names.index(name)] for name in table.key) for row in rows}
    assert len(keys) == len(rows)


def test_duckdb_joins_facts_with_dimensions_and_prunes_by_day(dataset: Path):
    found = duckdb.sql(
        f"""
        SELECT d.agency, s.speaker, s.act, s.text
        FROM read_parquet('{dataset}/statements/*/*.parquet', hive_partitioning=true) s
        JOIN read_parquet('{dataset}/dispatches/*/*.parquet', hive_partitioning=true) d USING (dispatch_id)
        WHERE s.date = '2025-03-14' AND s.type = 'direct' AND d.date = s.date
        """
    ).fetchall()
    words = "«Nous ne signerons pas\r\nce plan» […] «ni demain, ni jamais»"
    assert found == [("AFP", "Goran Stanko", "states", words)]


def test_what_has_no_date_stands_apart(dataset: Path):
    sql = (
        f"SELECT date, day FROM read_parquet('{dataset}/dispatches/*/*.parquet', hive_partitioning=true) ORDER BY date"
    )
    found = duckdb.sql(sql).fetchall()
    assert [str(day) for _, day in found] == ["2025-03-12", "2025-03-14", "2025-03-15", "None"]
    assert found[-1][0] == "undated"


def test_pandas_reads_instants_in_utc(dataset: Path):
    frame = pd.read_parquet(dataset / "dispatches")
    when = frame.set_index("published")["published_at"]
    assert when["2025-03-14T23:30-02:00"] == pd.Timestamp("2025-03-15T01:30", tz="UTC")
    assert when.isna().sum() == 2  # a date alone, and none


def test_a_small_buffer_writes_more_files_with_the_same_rows(
    dataset: Path, records: tuple[Record, ...], tmp_path: Path
):
    more = (*records, again())
    write_parquet(more, tmp_path, characters=1)
    assert len(digests(tmp_path)) > len(digests(dataset))
    for table in TABLES:
        names = [column.name for column in table.columns]
        read = ds.dataset(tmp_path / table.name, partitioning="hive").to_table().to_pylist()
        found = [tuple(row[name] for name in names) for row in read]
        assert sorted(found, key=key) == sorted(rows_of(more, table), key=key)


def test_the_same_records_give_the_same_bytes(dataset: Path, records: tuple[Record, ...], tmp_path: Path):
    write_parquet(records, tmp_path)
    assert digests(tmp_path) == digests(dataset)


def test_no_records_still_give_every_table(tmp_path: Path):
    write_parquet([], tmp_path)
    assert duckdb.sql(f"SELECT count(*) FROM '{tmp_path}/statements/*/*.parquet'").fetchall() == [(0,)]
    assert {path.name for path in tmp_path.iterdir()} == {table.name for table in TABLES}


@EVERY_TABLE
def test_an_arrow_table_holds_the_rows_in_order(table: Table, records: tuple[Record, ...]):
    assert [tuple(row.values()) for row in arrow_table(records, table).to_pylist()] == rows_of(records, table)


@EVERY_TABLE
def test_csv_holds_every_row(table: Table, records: tuple[Record, ...], tmp_path: Path):
    write_csv_files(records, tmp_path)
    with (tmp_path / f"{table.name}.csv").open(encoding="utf-8", newline="") as stream:
        header, *found = list(csv.reader(stream))
    assert header == [column.name for column in table.columns]
    assert found == [[_cell(value) for value in row] for row in rows_of(records, table)]


def _cell(value: object) -> str:
    if isinstance(value, bool):
        return {True: "true", False: "false"}[value]
    return "" if value is None else value.isoformat() if isinstance(value, datetime) else str(value)


def test_duckdb_and_pandas_read_csv_with_types(records: tuple[Record, ...], tmp_path: Path):
    write_csv_files(records, tmp_path)
    path = tmp_path / "statements.csv"
    negated = [row.negated for record in records for table in TABLES if table.name == "statements" for row in table.rows(record)]  # fmt: skip
    assert [row[0] for row in duckdb.sql(f"SELECT negated FROM '{path}'").fetchall()] == negated
    frame = pd.read_csv(path)
    assert frame["negated"].tolist() == negated
    assert frame["start"].dtype == "int64"
