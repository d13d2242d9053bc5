"""What all exports promise: the same bytes for the same records, and memory that does not grow with their number."""

from __future__ import annotations

import io
import tracemalloc
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from awkward import skarje
from guillemets.exports.form import ExportFormat
from guillemets.exports.parquet import write_parquet
from guillemets.exports.writers import FOLDERS, STREAMS
from guillemets.model.record import Record, text_id

LENGTH = 40_000
"""Code points of a text, four bytes each: what would add up to four times the bound if an export kept its records."""


class Nowhere(io.RawIOBase):
    """Takes bytes and keeps none."""

    def writable(self) -> bool:
        return True

    def write(self, data: object) -> int:
        return len(data)  # type: ignore[arg-type]


def many(count: int) -> Iterator[Record]:
    record = skarje()
    for number in range(count):
        text = f"{record.dispatch.text} {number}".ljust(LENGTH)
        yield replace(record, dispatch=replace(record.dispatch, text=text, id=text_id(text)))


def peak(form: ExportFormat, count: int, folder: Path) -> int:
    """The most memory that an export of ``count`` records takes, in bytes."""
    tracemalloc.start()
    if form is ExportFormat.PARQUET:
        write_parquet(many(count), folder, characters=20 * LENGTH)
    elif form in STREAMS:
        STREAMS[form](many(count), Nowhere())
    else:
        FOLDERS[form](many(count), folder)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return most


@pytest.mark.parametrize("form", ExportFormat)
def test_memory_does_not_grow_with_the_number_of_records(form: ExportFormat, tmp_path: Path):
    first, then = tmp_path / "first", tmp_path / "then"
    first.mkdir()
    then.mkdir()
    peak(form, 1, first)  # what is loaded once
    count = 200
    assert peak(form, count, then) < count * LENGTH


@pytest.mark.parametrize("form", STREAMS)
def test_the_same_records_give_the_same_stream(form: ExportFormat, records: tuple[Record, ...]):
    one, other = io.BytesIO(), io.BytesIO()
    STREAMS[form](records, one)
    STREAMS[form](iter(records), other)
    assert one.getvalue() == other.getvalue() != b""


@pytest.mark.parametrize("form", FOLDERS)
def test_the_same_records_give_the_same_folder(form: ExportFormat, records: tuple[Record, ...], tmp_path: Path):
    found = []
    for name in ("one", "other"):
        folder = tmp_path / name
        folder.mkdir()
        FOLDERS[form](records, folder)
        found.append({p.relative_to(folder): p.read_bytes() for p in folder.rglob("*") if p.is_file()})
    assert found[0] == found[1] != {}


def test_jsonl_is_read_back_as_the_same_records(records: tuple[Record, ...]):
    stream = io.BytesIO()
    STREAMS[ExportFormat.JSONL](records, stream)
    assert [Record.from_json(line) for line in stream.getvalue().splitlines()] == list(records)


def test_every_form_is_written_somehow():
    assert set(STREAMS) | set(FOLDERS) == set(ExportFormat)
