"""Records go into Arrow and come back as they were; the schema follows the record."""

from __future__ import annotations

import pyarrow as pa
import pytest
from planted import planted

from awkward import dispatches
from build import sample
from guillemets.batch.rows import found_in, input_batch, outcome_batch, record_in, recorded, row_id
from guillemets.batch.schema import input_schema, outcome_schema
from guillemets.batch.tables import flat_tables, table_schema
from guillemets.model.dispatch import Origin, RawDispatch, Status, Wire
from guillemets.model.record import SCHEMA_VERSION, Record
from guillemets.model.refusal import Reason, RefusedInput, Stage

RECORDS = (sample(), *dispatches(), *(one.record for one in planted(40)))
WIRE = Wire(headline="Le pont", authors=("ats", "afp"), status=Status.UPDATE, urgency=4, keywords=("pont",))


def given(record: Record) -> dict[str, object]:
    raw = RawDispatch(text=record.dispatch.text, origin=record.dispatch.source, published=record.dispatch.published)
    return input_batch([raw]).to_pylist()[0]


@pytest.mark.parametrize("record", RECORDS, ids=range(len(RECORDS)))
def test_a_record_comes_back_to_the_byte(record: Record) -> None:
    (row,) = outcome_batch([recorded(given(record), record)]).to_pylist()
    assert record_in(row) == record
    assert record_in(row).to_json() == record.to_json()


@pytest.mark.parametrize(
    "found",
    [
        RawDispatch(text="Le pont a rouvert.", origin=Origin(path="a.txt"), published="2025-01-28", headline="Pont"),
        RawDispatch(text="Le pont a rouvert.", origin=Origin(path="b.jsonl", number=3, id="7", wire=WIRE)),
        RefusedInput(
            schema_version=SCHEMA_VERSION,
            source=Origin(url="u", wire=WIRE),
            stage=Stage.FORMATS,
            reason=Reason.NO_DISPATCH,
            message="no words",
        ),
    ],
)
def test_what_was_read_comes_back_as_it_was(found: RawDispatch | RefusedInput) -> None:
    batch = input_batch([found])
    assert batch.schema == input_schema()
    assert found_in(batch.to_pylist()[0]) == found


def test_rows_are_named_by_where_they_stand() -> None:
    places = [
        Origin(path="a.jsonl", number=1),
        Origin(path="a.jsonl", number=2),
        Origin(path="a.jsonl", number=12),
        Origin(path="a.jsonl1", number=2),
        Origin(path="a.jsonl", number=1, id="1"),
    ]
    assert len({row_id(place) for place in places}) == len(places)
    assert row_id(places[0]) == row_id(Origin(path="a.jsonl", number=1))


def test_a_path_that_is_no_text_stops_nothing() -> None:
    batch = input_batch([RawDispatch(text="Le pont.", origin=Origin(path="caf\udce9.txt"))])
    assert batch.column("path").to_pylist() == ["caf\\udce9.txt"]


def test_the_nested_record_has_the_fields_of_the_record() -> None:
    record = outcome_schema().field("record").type
    assert [record.field(i).name for i in range(record.num_fields)] == list(Record.__dataclass_fields__)
    assert pa.types.is_list(record.field("attributions").type.value_type.field("speaker").type)


def test_flat_tables_hold_what_the_records_hold() -> None:
    outcomes = outcome_batch([recorded(given(record), record) for record in RECORDS])
    tables = flat_tables(outcomes)
    assert {name: table.schema for name, table in tables.items()} == {
        name: schema for name, schema in table_schema().items() if name != "records"
    }
    assert len(tables["statements"]) == sum(len(record.attributions) for record in RECORDS)
    assert len(tables["relays"]) == sum(len(a.relay) for record in RECORDS for a in record.attributions)
    assert len(tables["mentions"]) == sum(len(e.mentions) for record in RECORDS for e in record.entities)
    assert len(tables["events"]) == sum(len(record.events) for record in RECORDS)
    assert set(tables["dispatches"].column("row").to_pylist()) == set(outcomes.column("row").to_pylist())
