"""What all exports promise: the same bytes for the same records, and memory that does not grow with their number."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

import export_peaks
from guillemets.exports.form import ExportFormat
from guillemets.exports.writers import FOLDERS, STREAMS
from guillemets.model.record import Record


@pytest.fixture(scope="module")
def peaks() -> dict[str, int]:
    """The most memory that each export of many records takes, in bytes, measured where no other test runs."""
    done = subprocess.run([sys.executable, export_peaks.__file__], capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


@pytest.mark.parametrize("form", ExportFormat)
def test_memory_does_not_grow_with_the_number_of_records(form: ExportFormat, peaks: dict[str, int]):
    assert peaks[form.value] < export_peaks.COUNT * export_peaks.LENGTH


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
