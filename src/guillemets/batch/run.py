"""A job from beginning to end: read, look for copies, analyse, publish; taken up where it was left."""

from __future__ import annotations

import shutil
import time
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

import msgspec
import pyarrow.parquet as pq

from guillemets.batch.copies import find_copies
from guillemets.batch.job import WORK, write_bytes
from guillemets.batch.publish import plan_parts, write_empty
from guillemets.batch.schema import Outcome
from guillemets.batch.tasks import Kind, Task

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from guillemets.batch.job import Job


class Engine(Protocol):
    """Does tasks somewhere; ``peak`` is the most memory that one process had so far, in megabytes."""

    peak: float

    def run(self, tasks: Iterable[Task], done: Callable[[Task], None]) -> None:
        """Do every task to its end, in any order; ``done`` is called after each. Raises BatchError."""


class Watch(Protocol):
    """Is told how a job goes."""

    def stage(self, kind: Kind, total: int, done: int) -> None:
        """A stage begins: how many dispatches (units, parts) it has, and how many of them are done already."""

    def advance(self, count: int) -> None:
        """So many more are done."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """The figures of a finished job: rows by outcome, refused rows by reason, and what this run took.

    ``seconds`` and ``rows_per_second`` are of the analysis in this run alone, ``rows_now`` the rows it analysed.
    """

    rows: int
    records: int
    copies: int
    refused: int
    reasons: dict[str, int] = field(default_factory=dict)
    days: int = 0
    rows_now: int = 0
    seconds: float = 0.0
    rows_per_second: float = 0.0
    peak_megabytes: float = 0.0


def run_job(job: Job, engine: Engine, watch: Watch, *, keep: bool = False) -> Summary:
    """The figures of the job, which is brought to its end; ``keep`` leaves the unfinished forms of its work.

    Raises BatchError when it cannot go on; the same call later takes it up again.
    """
    if job.summary.exists():
        return msgspec.json.decode(job.summary.read_bytes(), type=Summary)
    shards = _read(job, engine, watch)
    if job.order.dedupe and not job.copies.exists():
        find_copies(job, shards)
    began = time.monotonic()
    now = _analyse(job, shards, engine, watch)
    seconds = time.monotonic() - began
    names = plan_parts(job, list(shards))
    watch.stage(Kind.PUBLISH, len(names), 0)
    engine.run([Task(Kind.PUBLISH, name) for name in names], lambda _: watch.advance(1))
    write_empty(job.folder)
    summary = _summary(job, shards, now, seconds, engine.peak)
    write_bytes(job.summary, msgspec.json.format(msgspec.json.encode(summary), indent=1))
    if not keep:
        shutil.rmtree(job.folder / WORK)
    return summary


def _read(job: Job, engine: Engine, watch: Watch) -> dict[str, int]:
    """Every shard of the job and its number of rows, in order."""
    units = job.order.units
    missing = [unit for unit in units if not job.listed(unit.name).exists()]
    watch.stage(Kind.READ, len(units), len(units) - len(missing))
    engine.run([Task(Kind.READ, unit.name) for unit in missing], lambda _: watch.advance(1))
    shards = [
        shard for unit in units for shard in msgspec.json.decode(job.listed(unit.name).read_bytes(), type=list[str])
    ]
    return {shard: pq.read_metadata(job.rows(shard)).num_rows for shard in shards}


def _analyse(job: Job, shards: dict[str, int], engine: Engine, watch: Watch) -> int:
    """How many rows were analysed now; those that were before are left."""
    missing = [shard for shard in shards if not job.outcomes(shard).exists()]
    now = sum(shards[shard] for shard in missing)
    total = sum(shards.values())
    watch.stage(Kind.ANALYSE, total, total - now)
    engine.run([Task(Kind.ANALYSE, shard) for shard in missing], lambda task: watch.advance(shards[task.name]))
    return now


def _summary(job: Job, shards: dict[str, int], now: int, seconds: float, peak: float) -> Summary:
    outcomes: Counter[str] = Counter()
    reasons: Counter[str] = Counter()
    days: set[str] = set()
    for shard in shards:
        columns = pq.read_table(job.outcomes(shard), columns=["outcome", "reason", "day"]).to_pydict()
        outcomes.update(columns["outcome"])
        reasons.update(reason for reason in columns["reason"] if reason)
        days.update(columns["day"])
    return Summary(
        rows=sum(outcomes.values()),
        records=outcomes[Outcome.RECORD],
        copies=outcomes[Outcome.COPY],
        refused=outcomes[Outcome.REFUSED],
        reasons=dict(sorted(reasons.items())),
        days=len(days),
        rows_now=now,
        seconds=round(seconds, 2),
        rows_per_second=round(now / seconds, 2) if seconds else 0.0,
        peak_megabytes=round(peak, 1),
    )
