"""What several processes are worth: the same archive through the local engine, with one of them and with more."""

from __future__ import annotations

import resource
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from archive import write_archive
from measured import Table

if TYPE_CHECKING:
    from guillemets.batch.tasks import Kind

ROWS = 1_200  # dispatches that the processes share: about a minute for one, so that its start weighs little


class Quiet:
    """Hears how a job goes and says nothing."""

    def stage(self, kind: Kind, total: int, done: int) -> None:
        """Nothing."""

    def advance(self, count: int) -> None:
        """Nothing."""


def by_processes(rounds: int, most: int = 2) -> Table:
    """Dispatches a second by the clock and by the processor's time, for one process and more, in turn."""
    from guillemets.batch.job import Order, Shape, open_job  # noqa: PLC0415
    from guillemets.batch.local import LocalEngine  # noqa: PLC0415
    from guillemets.batch.reading import units_of  # noqa: PLC0415
    from guillemets.batch.run import run_job  # noqa: PLC0415

    clock: dict[int, list[float]] = {count: [] for count in range(1, most + 1)}
    spent: dict[int, list[float]] = {count: [] for count in clock}
    peak = dict.fromkeys(clock, 0.0)
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "in.jsonl"
        write_archive(source, ROWS)
        names = (str(source),)
        order = Order(inputs=names, units=units_of(names), shape=Shape(rows=10))
        for turn in range(rounds):
            for count, rates in clock.items():
                before = resource.getrusage(resource.RUSAGE_CHILDREN)
                job = open_job(Path(folder) / f"out-{count}-{turn}", order)
                with LocalEngine(job, count) as engine:
                    summary = run_job(job, engine, Quiet())
                after = resource.getrusage(resource.RUSAGE_CHILDREN)
                used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
                rates.append(summary.rows_per_second)
                spent[count].append(summary.rows / used)
                peak[count] = max(peak[count], summary.peak_megabytes)
    best = {count: max(rates) for count, rates in clock.items()}
    rows = [
        (str(n), round(best[n], 1), round(best[n] / best[1], 2), round(max(spent[n]), 1), round(peak[n])) for n in clock
    ]
    heads = ("processes", "dispatches a second", "times one", "a second of the processor", "MB a process")
    title = f"{ROWS:,} dispatches, best of {rounds} runs each"
    return Table(name="processes", title=title, heads=heads, rows=tuple(rows))
