"""How a batch goes, on standard error: a bar on a terminal, a line from time to time elsewhere."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from types import TracebackType
from typing import Self

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeRemainingColumn

from guillemets.batch.run import Summary
from guillemets.batch.tasks import Kind

_EVERY = 30.0  # seconds between two lines
_TOLD = {Kind.READ: "reading files", Kind.ANALYSE: "analysing dispatches", Kind.PUBLISH: "writing tables"}


class BatchProgress:
    """Shows stages, rate and time left; used in a ``with`` statement, which takes the bar away."""

    def __init__(self) -> None:
        columns = (
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("{task.fields[rate]}"),
        )
        self._bar = Progress(*columns, TimeRemainingColumn(), console=Console(stderr=True), transient=True)
        self._shown = sys.stderr.isatty()
        self._task: TaskID | None = None
        self._told = ""
        self._total = self._done = self._before = 0
        self._began = self._last = 0.0

    def __enter__(self) -> Self:
        if self._shown:
            self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._shown:
            self._bar.stop()

    def stage(self, kind: Kind, total: int, done: int) -> None:
        """Begin a stage of ``total`` pieces, some of them done already."""
        self._told, self._total, self._done, self._before = _TOLD[kind], total, done, done
        self._began = self._last = time.monotonic()
        if self._shown:
            if self._task is not None:
                self._bar.remove_task(self._task)
            self._task = self._bar.add_task(self._told, total=total, completed=done, rate="")
        elif done < total:
            sys.stderr.write(f"guillemets: {self._told}: {total - done} of {total} to do\n")

    def advance(self, count: int) -> None:
        """So many pieces more are done."""
        self._done += count
        now = time.monotonic()
        rate = (self._done - self._before) / max(now - self._began, 1e-9)
        if self._shown and self._task is not None:
            self._bar.update(self._task, advance=count, rate=f"{rate:.1f}/s")
        elif now - self._last >= _EVERY:
            self._last = now
            left = (self._total - self._done) / rate if rate else 0.0
            told = f"{self._done} of {self._total}, {rate:.1f}/s, {_span(left)} left"
            sys.stderr.write(f"guillemets: {self._told}: {told}\n")


def told(summary: Summary, output: Path) -> str:
    """The summary for people, one line a figure.

    >>> print(told(Summary(rows=2, records=1, copies=0, refused=1, reasons={"not_french": 1}, days=1), Path("out")))
    2 dispatches: 1 records, 0 copies, 1 refused (not_french 1), 1 day
    in out
    """
    reasons = ", ".join(f"{reason} {count}" for reason, count in summary.reasons.items())
    refused = f"{summary.refused} refused" + (f" ({reasons})" if reasons else "")
    days = "day" if summary.days == 1 else "days"
    found = f"{summary.records} records, {summary.copies} copies, {refused}"
    lines = [f"{summary.rows} dispatches: {found}, {summary.days} {days}"]
    if summary.rows_now:
        speed = f"{summary.rows_per_second:.1f} dispatches a second over {_span(summary.seconds)}"
        lines.append(f"{speed}, at most {summary.peak_megabytes:.0f} MB a process")
    return "\n".join([*lines, f"in {output}"])


def _span(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}"
