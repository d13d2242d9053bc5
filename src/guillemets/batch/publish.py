"""Outcomes to the result: tables by day of publication, the same bytes however the work was cut."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import msgspec
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from guillemets.batch.job import write_bytes, write_table
from guillemets.batch.schema import Outcome, outcome_schema
from guillemets.batch.tables import RECORDS, flat_tables, table_schema

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from guillemets.batch.job import Job

INPUTS = "inputs"
REFUSED = "refused"
PART_ROWS = 2500
_SLICE = 100
_BARE = tuple(name for name in outcome_schema().names if name not in ("record", "day"))
_NOT_OF_REFUSED = ("outcome", "dispatch_id", "copy_of", "original_id", "similarity")


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """The days ``first`` to ``last``, or slice ``number`` of ``of`` of a single large day."""

    name: str
    first: str
    last: str
    number: int = 0
    of: int = 1


def plan_parts(job: Job, shards: Sequence[str]) -> list[str]:
    """The names of the parts of the result; which shards hold which days is written down for those who publish them."""
    days: Counter[str] = Counter()
    columns: dict[str, list[str]] = {"shard": [], "day": []}
    for shard in shards:
        found = Counter(pq.read_table(job.outcomes(shard), columns=["day"]).column("day").to_pylist())
        days.update(found)
        columns["shard"].extend([shard] * len(found))
        columns["day"].extend(found)
    write_table(job.work / "days.parquet", pa.table(columns, schema=_index_schema()))
    parts = list(parts_of(days))
    write_bytes(job.work / "parts.json", msgspec.json.encode(parts))
    return [part.name for part in parts]


def parts_of(days: Counter[str]) -> Iterator[Part]:
    """Days in parts of about ``PART_ROWS`` rows, from the number of rows of each day.

    >>> [(p.first, p.last, p.of) for p in parts_of(Counter({"2025-01-01": 2, "2025-01-02": 3, "2025-01-03": 6000}))]
    [('2025-01-01', '2025-01-02', 1), ('2025-01-03', '2025-01-03', 3), ('2025-01-03', '2025-01-03', 3), \
('2025-01-03', '2025-01-03', 3)]
    """
    together: list[str] = []
    rows = 0
    for day in [*sorted(days), ""]:
        if together and (not day or rows + days[day] > PART_ROWS):
            yield Part(name=f"{together[0]}.0", first=together[0], last=together[-1])
            together, rows = [], 0
        if days[day] > PART_ROWS:
            of = -(-days[day] // PART_ROWS)
            yield from (Part(name=f"{day}.{n}", first=day, last=day, number=n, of=of) for n in range(of))
        elif day:
            together.append(day)
            rows += days[day]


def publish_part(job: Job, name: str) -> None:
    """Write the files of one part of the result."""
    parts = msgspec.json.decode((job.work / "parts.json").read_bytes(), type=list[Part])
    part = next(one for one in parts if one.name == name)
    outcomes = _outcomes_of(job, part)
    days = outcomes.column("day").to_pylist()
    if not days:  # a slice of a day that no row has fallen into
        return
    borders = [0, *(i for i in range(1, len(days)) if days[i] != days[i - 1]), len(days)]
    for start, end in pairwise(borders):
        _write_day(job.folder, outcomes.slice(start, end - start), f"date={days[start]}", part.number)


def _outcomes_of(job: Job, part: Part) -> pa.Table:
    """The outcomes of a part, by day and name of the row."""
    wanted = [("day", ">=", part.first), ("day", "<=", part.last)]
    index = pq.read_table(job.work / "days.parquet", filters=wanted)
    tables = []
    for shard in sorted(set(index.column("shard").to_pylist())):
        table = pq.read_table(job.outcomes(shard), schema=outcome_schema(), filters=wanted)
        tables.append(table.filter(_in_slice(table.column("row"), part)) if part.of > 1 else table)
    return pa.concat_tables(tables).combine_chunks().sort_by([("day", "ascending"), ("row", "ascending")])


def _in_slice(rows: pa.ChunkedArray, part: Part) -> pa.Array:
    """Which rows belong to the slice: by the first digits of their names, which are spread evenly."""
    return pa.array([int(row[:8], 16) * part.of >> 32 == part.number for row in rows.to_pylist()], pa.bool_())


def _write_day(folder: Path, outcomes: pa.Table, day: str, number: int) -> None:
    file = f"{day}/part-{number:05}.parquet"
    bare = outcomes.select(_BARE)
    write_table(folder / INPUTS / file, bare)
    refused = bare.filter(pc.equal(bare.column("outcome"), Outcome.REFUSED.value))
    if len(refused):
        write_table(folder / REFUSED / file, refused.drop_columns(list(_NOT_OF_REFUSED)))
    recorded = outcomes.filter(pc.equal(outcomes.column("outcome"), Outcome.RECORD.value))
    if not len(recorded):
        return
    write_table(folder / RECORDS / file, recorded.select(["row", "dispatch_id", "record"]))
    pieces = [flat_tables(recorded.slice(start, _SLICE)) for start in range(0, len(recorded), _SLICE)]
    for name in pieces[0]:
        whole = pa.concat_tables([piece[name] for piece in pieces], promote_options="none")
        if len(whole):
            write_table(folder / name / file, whole.combine_chunks())


def write_empty(folder: Path) -> None:
    """Nothing; every table that has no file yet gets one without rows, so that each can be asked."""
    bare = pa.schema([outcome_schema().field(name) for name in _BARE])
    refused = pa.schema([field for field in bare if field.name not in _NOT_OF_REFUSED])
    schemas = {INPUTS: bare, REFUSED: refused, **table_schema()}
    for name, schema in schemas.items():
        if not (folder / name).is_dir():
            write_table(folder / name / "date=undated" / "part-00000.parquet", schema.empty_table())


def _index_schema() -> pa.Schema:
    return pa.schema([("shard", pa.string()), ("day", pa.string())])
