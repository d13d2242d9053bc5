"""CSV, TSV and Parquet: one dispatch a row, under whatever names the columns have."""

from __future__ import annotations

import io
from datetime import UTC, date, datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from guillemets.errors import UsageError
from guillemets.formats import Columns, InputOptions, read_data, read_paths
from guillemets.model.dispatch import Origin, RawDispatch
from guillemets.model.refusal import Reason, RefusedInput

TEXT = "Le pont a rouvert.\n\n«Enfin», a dit le maire; «il était temps», selon la préfète."


def raws(data: bytes, options: InputOptions | None = None) -> list[RawDispatch | RefusedInput]:
    return list(read_data(data, Origin(path="depeches"), options or InputOptions()))


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"], ids=["comma", "semicolon", "tab", "bar"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_a_table_is_known_by_its_header(delimiter: str, encoding: str):
    header = delimiter.join(["id", "text", "published"])
    quoted = TEXT.replace('"', '""')
    data = f'{header}\r\n7{delimiter}"{quoted}"{delimiter}2021-03-03\r\n'.encode(encoding)
    (raw,) = raws(data)
    assert isinstance(raw, RawDispatch)
    assert (raw.text, raw.origin.id, raw.published) == (TEXT, "7", "2021-03-03")
    assert (raw.origin.format, raw.origin.number) == ("csv", 1)


def test_columns_are_mapped():
    columns = Columns.parse(["text=corps", "headline=titre", "id=numéro"])
    data = "numéro,titre,corps\n12,Le pont rouvre,Le pont a rouvert.\n".encode()
    (raw,) = raws(data, InputOptions(columns=columns))
    assert isinstance(raw, RawDispatch)
    assert (raw.text, raw.headline, raw.origin.id) == ("Le pont a rouvert.", "Le pont rouvre", "12")


@pytest.mark.parametrize("pair", ["corps", "text=", "body=corps"])
def test_a_mapping_that_is_none_is_told(pair: str):
    with pytest.raises(UsageError, match="piece=column"):
        Columns.parse([pair])


def test_broken_rows_are_refused_and_the_next_ones_read():
    data = (
        b'id,text\n1,Le pont a rouvert.\n2,"La gare" ferme\n3,La gare,ferme\n4,\n5,Le train roule.\n5,Le train part.\n'
    )
    rows = raws(data)
    assert [row.text for row in rows if isinstance(row, RawDispatch)] == ["Le pont a rouvert.", "Le train roule."]
    refusals = [row for row in rows if isinstance(row, RefusedInput)]
    assert [row.source.number for row in refusals] == [2, 3, 4, 6]
    assert [row.reason for row in refusals] == [Reason.UNREADABLE] * 3 + [Reason.DUPLICATE_ID]
    assert "depeches:3" in refusals[1].message


def test_a_quotation_mark_that_never_closes_loses_no_row_before_it():
    rows = raws(b'id,text\n1,Le pont a rouvert.\n2,"La gare ferme.\n3,Le train roule.\n')
    assert isinstance(rows[0], RawDispatch)
    assert isinstance(rows[1], RefusedInput)


def test_a_table_without_the_column_says_so(tmp_path: Path):
    (tmp_path / "a.csv").write_text("id,corps\n1,Le pont a rouvert.\n")
    (row,) = read_paths([str(tmp_path / "a.csv")])
    assert isinstance(row, RefusedInput)
    assert "--column text=NAME" in row.message


def parquet(**columns: list[object]) -> bytes:
    buffer = io.BytesIO()
    pq.write_table(pa.table(columns), buffer)
    return buffer.getvalue()


def test_parquet_gives_its_rows():
    moment = datetime(2021, 3, 3, 8, 15, tzinfo=UTC)
    data = parquet(text=[TEXT, "Le pont a rouvert."], id=[7, 8], published=[moment, None], rubric=["Vaud", "Jura"])
    first, second = raws(data)
    assert isinstance(first, RawDispatch)
    assert isinstance(second, RawDispatch)
    assert (first.text, first.origin.id, first.published) == (TEXT, "7", "2021-03-03T08:15:00+00:00")
    assert (second.published, second.origin.format, second.origin.number) == (None, "parquet", 2)


def test_parquet_dates_and_wrong_types():
    first, second = raws(parquet(text=["Le pont a rouvert.", None], published=[date(2021, 3, 3), None]))
    assert isinstance(first, RawDispatch)
    assert first.published == "2021-03-03"
    assert isinstance(second, RefusedInput)
    (row,) = raws(parquet(text=[[1, 2]]))
    assert isinstance(row, RefusedInput)
    assert "list" in row.message


def test_parquet_without_the_column_names_those_it_has():
    (row,) = raws(parquet(corps=["Le pont a rouvert."]))
    assert isinstance(row, RefusedInput)
    assert "corps" in row.message


def test_parquet_that_is_cut_short_is_refused():
    (row,) = raws(parquet(text=[TEXT])[:-9])
    assert isinstance(row, RefusedInput)
    assert row.reason is Reason.UNREADABLE
