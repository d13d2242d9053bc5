"""Prints, as JSON, the most memory that each export of 200 long records takes, in bytes.

A process of its own, run by ``tests/exports/test_streams.py``: tracemalloc counts what every thread allocates, and in
the tests' own process some that other tests have left may still be at work.
"""

from __future__ import annotations

import io
import json
import sys
import tempfile
import tracemalloc
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from awkward import skarje
from guillemets.exports.form import ExportFormat
from guillemets.exports.parquet import write_parquet
from guillemets.exports.writers import FOLDERS, STREAMS
from guillemets.model.record import Record, text_id

COUNT = 200
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


def peak(form: ExportFormat, count: int) -> int:
    """The most memory that an export of ``count`` records takes, in bytes."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
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


def main() -> None:
    found = {}
    for form in ExportFormat:
        peak(form, 1)  # what is loaded once
        found[form.value] = peak(form, COUNT)
    sys.stdout.write(json.dumps(found))


if __name__ == "__main__":
    main()
