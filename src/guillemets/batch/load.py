"""A batch result into a record store: records, the places of copies, and what was refused."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pyarrow.parquet as pq

from guillemets.batch.publish import INPUTS
from guillemets.batch.rows import origin_of, record_in, refused_row
from guillemets.batch.schema import Outcome
from guillemets.batch.tables import RECORDS
from guillemets.errors import InputError
from guillemets.model.refusal import Reason, Stage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from guillemets.store.store import Store
    from guillemets.store.writer import Writer

_TOGETHER = 200  # dispatches in one transaction


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """What a store got: new dispatches, rows whose text it had already, places of copies, and refused inputs."""

    records: int
    known: int
    appearances: int
    refused: int


def load_result(folder: Path, store: Store, waiting: Callable[[str], None] | None = None) -> Loaded:
    """Write the result of the batch job in ``folder`` into an open store, by day and then by name of the row.

    Loading a second time changes nothing. ``waiting`` is told when another program writes to the store. Raises
    InputError when the folder holds no finished job, StoreError when the store cannot be written.
    """
    if not (folder / "summary.json").exists():
        raise InputError("no finished batch", where=str(folder), hint="give the command `guillemets batch` to its end")
    counts: Counter[str] = Counter()
    with store.writing(waiting) as writer:
        for number, row in enumerate(_rows(folder, RECORDS), 1):
            counts["records" if writer.add(record_in(row)) else "known"] += 1
            if number % _TOGETHER == 0:
                writer.commit()
        for row in _rows(folder, INPUTS):
            if row["outcome"] == Outcome.REFUSED:
                counts["refused"] += _refuse(writer, row)
            elif row["outcome"] == Outcome.COPY:
                counts["appearances"] += _appear(writer, row)
    names = ("records", "known", "appearances", "refused")
    return Loaded(**{name: counts[name] for name in names})


def _rows(folder: Path, table: str) -> Iterator[dict[str, Any]]:
    for path in sorted((folder / table).glob("date=*/part-*.parquet")):
        for batch in pq.ParquetFile(path).iter_batches(batch_size=_TOGETHER):
            yield from batch.to_pylist()


def _refuse(writer: Writer, row: dict[str, Any]) -> bool:
    refused = refused_row(origin_of(row), Stage(row["stage"]), Reason(row["reason"]), row["message"])
    return writer.refuse(refused)


def _appear(writer: Writer, row: dict[str, Any]) -> bool:
    """A copy is one more place of the dispatch that stands for it; where that one gave no record, there is no place."""
    key = writer.key_of(row["original_id"])
    return key is not None and writer.appear(key, origin_of(row), row["published"])
