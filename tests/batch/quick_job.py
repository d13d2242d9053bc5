"""A batch job over invented dispatches whose records are known beforehand: no model, and poison on demand.

As a program it runs one job in a process that a test can kill: ``begin`` starts it.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from contextlib import nullcontext
from dataclasses import replace
from functools import cache
from pathlib import Path
from types import SimpleNamespace

from planted import planted

from guillemets.batch.job import Job, Order, Shape, open_job
from guillemets.batch.limits import Limits
from guillemets.batch.local import LocalEngine
from guillemets.batch.reading import units_of
from guillemets.batch.run import Summary, run_job
from guillemets.batch.tasks import Kind
from guillemets.model.dispatch import RawDispatch
from guillemets.model.record import Record

ROOT = Path(__file__).parents[2]
MANY = 60
DAYS = ("2025-01-28", "2025-01-29T23:30+01:00", "2025-03-01", None)
TOOLS = SimpleNamespace(nlp=SimpleNamespace(memory_zone=nullcontext))


class Silent:
    """Hears how a job goes and says nothing."""

    def __init__(self) -> None:
        self.told: list[tuple[Kind, int, int]] = []

    def stage(self, kind: Kind, total: int, done: int) -> None:
        self.told.append((kind, total, done))

    def advance(self, _count: int) -> None: ...


@cache
def known() -> dict[str, Record]:
    """The records by their texts."""
    return {one.record.dispatch.text: one.record for one in planted(MANY)}


def analyse(raw: RawDispatch, _tools: object) -> Record:
    """The record that is known, or the harm that the text asks for."""
    match raw.text.partition("]")[0]:
        case "[meurs":
            os._exit(9)
        case "[boucle":
            while True:
                pass
        case "[sourd":
            signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGALRM])
            time.sleep(3600)
        case "[mémoire":
            bytearray(1 << 40)
        case "[faute":
            raise ZeroDivisionError("planted by the test")
    record = known()[raw.text]
    return replace(record, dispatch=replace(record.dispatch, source=raw.origin, published=raw.published))


def write_lines(path: Path, more: tuple[str, ...] = ()) -> None:
    """The invented dispatches as JSON Lines, and ``more`` texts after them."""
    rows = [{"id": n, "text": text, "published": DAYS[n % len(DAYS)]} for n, text in enumerate(known())]
    rows += [{"id": f"more-{n}", "text": text, "published": "2025-01-28"} for n, text in enumerate(more)]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")


def job_of(source: Path, output: Path, *, rows: int = 7, limits: Limits | None = None, dedupe: bool = False) -> Job:
    names = (str(source),)
    order = Order(inputs=names, units=units_of(names), shape=Shape(rows=rows), limits=limits or Limits(), dedupe=dedupe)
    return open_job(output, order)


def run_local(job: Job, processes: int, *, keep: bool = False) -> Summary:
    with LocalEngine(job, processes) as engine:
        return run_job(job, engine, Silent(), keep=keep)


def begin(source: Path, output: Path) -> subprocess.Popen[bytes]:
    """A process of its own, the first of its group, that does the job with two more, a twentieth of a second a row."""
    path = os.pathsep.join(str(ROOT / name) for name in ("src", "tests", "eval"))
    command = [sys.executable, "-m", "batch.quick_job", str(source), str(output), "2", "0.05"]
    return subprocess.Popen(command, start_new_session=True, env=os.environ | {"PYTHONPATH": path})


def result(folder: Path) -> dict[str, bytes]:
    """The bytes of every table of a result by the names of the files."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.glob("[!_]*/*/*.parquet"))}


if __name__ == "__main__":
    import guillemets.batch.analyse
    import guillemets.batch.tasks

    source, output, processes, seconds = sys.argv[1:]

    def slowly(raw: RawDispatch, tools: object) -> Record:
        time.sleep(float(seconds))
        return analyse(raw, tools)

    guillemets.batch.analyse.analyse = slowly  # type: ignore[assignment]
    guillemets.batch.tasks.load_tools = lambda *_: TOOLS  # type: ignore[assignment,return-value]
    run_local(job_of(Path(source), Path(output)), int(processes))
