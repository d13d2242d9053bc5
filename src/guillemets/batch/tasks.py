"""The three kinds of work in a job, each safe to do twice: reading a unit, analysing a shard, publishing a part."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow.parquet as pq

from guillemets.batch.analyse import Known, analyse_batch
from guillemets.batch.copies import read_copies
from guillemets.batch.job import write_table
from guillemets.batch.journal import Journal
from guillemets.batch.publish import publish_part
from guillemets.batch.reading import read_unit
from guillemets.pipeline import load_tools

if TYPE_CHECKING:
    from collections.abc import Callable

    from guillemets.batch.copies import Copy
    from guillemets.batch.job import Job
    from guillemets.pipeline import Tools


class Kind(StrEnum):
    """What is to be done."""

    READ = "read"
    ANALYSE = "analyse"
    PUBLISH = "publish"


@dataclass(frozen=True, slots=True)
class Task:
    """One piece of work: its kind and the name of the unit, shard or part."""

    kind: Kind
    name: str


class Hand:
    """What does the tasks of a job, with the model and the words loaded at most once.

    ``before`` is called with the number of each row before it is analysed.
    """

    def __init__(self, job: Job, before: Callable[[int], None] = lambda _: None) -> None:
        self.job = job
        self.before = before

    @cached_property
    def tools(self) -> Tools:
        """The model and the words."""
        gazetteer = self.job.order.gazetteer
        return load_tools(self.job.order.model, Path(gazetteer) if gazetteer else None)

    @cached_property
    def _copies(self) -> dict[str, Copy]:
        return read_copies(self.job.copies)

    def do(self, task: Task) -> None:
        """Do the task; what is done already is not done again. Raises OSError when the disk fails."""
        match task.kind:
            case Kind.READ:
                read_unit(self.job, task.name)
            case Kind.ANALYSE:
                self._analyse(task.name)
            case Kind.PUBLISH:
                publish_part(self.job, task.name)

    def _analyse(self, shard: str) -> None:
        job = self.job
        if job.outcomes(shard).exists():
            return
        batch = pq.read_table(job.rows(shard)).combine_chunks().to_batches()[0]
        journal = Journal(job.journal(shard))
        rows = batch.column("row").to_pylist()

        def begin(number: int) -> None:
            journal.begin(number)
            self.before(number)

        outcomes = analyse_batch(
            batch,
            self.tools,
            job.order.limits,
            Known(
                set_aside={rows[i]: why for i, why in journal.given_up(job.order.limits.tries).items()},
                copies=self._copies,
            ),
            before=begin,
        )
        write_table(job.outcomes(shard), outcomes)
        journal.close()
