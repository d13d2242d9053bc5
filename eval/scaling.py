"""How cost grows: against the stock model in turn, with the length of a dispatch, with their number, with processes.

    python eval/scaling.py                   the tables of docs/batch.md
    python eval/scaling.py --soak 20000      memory of one process over so many dispatches, and both engines' bytes

Times are of the processor, not of the clock on the wall, so that neighbours on a shared machine lengthen them little;
the two programs that are compared read each text in turn. The texts are the project's examples and, where it lies
beside the project, the development gold.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import resource
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

for _name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(_name, "1")

from bench import texts  # noqa: E402 -- the environment comes before numpy

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from guillemets.batch.job import Job
    from guillemets.batch.tasks import Kind

LENGTHS = (500, 2_000, 5_000, 20_000)
TOGETHER = 50  # dispatches in one batch of the soak
STATUS = Path("/proc/self/status")


class Quiet:
    """Hears how a job goes and says nothing."""

    def stage(self, kind: Kind, total: int, done: int) -> None:
        """Nothing."""

    def advance(self, count: int) -> None:
        """Nothing."""


def seconds(read: Callable[[str], object], text: str) -> float:
    """The processor's time for one text."""
    before = time.process_time()
    read(text)
    return time.process_time() - before


def against_the_stock_model(rounds: int) -> Iterator[str]:
    """Words a second of both, text by text in turn, and the ratio of each round."""
    import spacy  # noqa: PLC0415

    import guillemets  # noqa: PLC0415

    ours, stock = guillemets.load().read, spacy.load("fr_core_news_md")
    every = texts()
    words = sum(len(text.split()) for text in every)
    for text in every[:3]:
        ours(text)
        stock(text)
    ratios = []
    for _ in range(rounds):
        pairs = [(seconds(ours, text), seconds(stock, text)) for text in every]
        mine, theirs = (sum(side) for side in zip(*pairs, strict=True))
        ratios.append(theirs / mine)
        yield f"| {words / mine:,.0f} | {words / theirs:,.0f} | {theirs / mine:.2f} |"
    yield f"| | median | {statistics.median(ratios):.2f} |"


def by_length(rounds: int) -> Iterator[str]:
    """Microseconds a word for texts of growing length, made of examples one after the other."""
    import guillemets  # noqa: PLC0415

    read = guillemets.load().read
    words = "\n\n".join(texts()).split(" ")
    words *= LENGTHS[-1] // len(words) + 1
    read(" ".join(words[: LENGTHS[0]]))
    first = 0.0
    for length in LENGTHS:
        text = " ".join(words[:length])
        pieces = [" ".join(words[i : i + LENGTHS[0]]) for i in range(0, length, LENGTHS[0])]
        each = []
        for _ in range(rounds):
            whole, cut = seconds(read, text), sum(seconds(read, piece) for piece in pieces)
            each.append((whole / length * 1e6, whole / cut))
        cost, ratio = (statistics.median(side) for side in zip(*each, strict=True))
        first = first or cost
        yield f"| {length:,} | {cost:.0f} | {ratio:.2f} |"


def by_processes(most: int) -> Iterator[str]:
    """Dispatches a second by the clock and a processor's second, for one process and more."""
    from guillemets.batch.local import LocalEngine  # noqa: PLC0415
    from guillemets.batch.run import run_job  # noqa: PLC0415

    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "in.jsonl"
        write_lines(source, 300)
        for processes in range(1, most + 1):
            job = job_of(source, Path(folder) / f"out-{processes}")
            before = resource.getrusage(resource.RUSAGE_CHILDREN)
            with LocalEngine(job, processes) as engine:
                summary = run_job(job, engine, Quiet())
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
            rates = f"{summary.rows_per_second:.1f} | {summary.rows / spent:.1f}"
            yield f"| {processes} | {rates} | {summary.peak_megabytes:.0f} |"


def write_lines(path: Path, count: int) -> None:
    """So many dispatches as JSON Lines: the texts again and again, each time under another number."""
    every = texts()
    with path.open("w", encoding="utf-8") as stream:
        for number in range(count):
            text = f"{every[number % len(every)]}\n\n({number})"
            row = {"id": number, "text": text, "published": f"2025-01-{1 + number % 28:02}"}
            stream.write(json.dumps(row) + "\n")


def job_of(source: Path, output: Path) -> Job:
    """A job over one file."""
    from guillemets.batch.job import Order, Shape, open_job  # noqa: PLC0415
    from guillemets.batch.reading import units_of  # noqa: PLC0415

    names = (str(source),)
    return open_job(output, Order(inputs=names, units=units_of(names), shape=Shape(rows=25)))


def memory_over(count: int) -> Iterator[str]:
    """Megabytes that one process holds after each tenth of so many dispatches, every text with words of its own."""
    from guillemets.batch.analyse import analyse_batch  # noqa: PLC0415
    from guillemets.batch.rows import input_batch  # noqa: PLC0415
    from guillemets.model.dispatch import Origin, RawDispatch  # noqa: PLC0415
    from guillemets.pipeline import load_tools  # noqa: PLC0415

    tools = load_tools()
    every = texts()
    for start in range(0, count, TOGETHER):
        rows = [
            RawDispatch(text=f"{every[n % len(every)]}\n\nLe mot{n} est neuf.", origin=Origin(path="soak", number=n))
            for n in range(start, min(start + TOGETHER, count))
        ]
        analyse_batch(input_batch(rows), tools)
        if (start // TOGETHER) % max(count // TOGETHER // 10, 1) == 0:
            held = next(line.split()[1] for line in STATUS.read_text("ascii").splitlines() if "VmRSS" in line)
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
            yield f"| {start + len(rows):,} | {int(held) / 1024:.0f} | {peak / 1024:.0f} |"


def same_bytes(count: int) -> Iterator[str]:
    """The hash of all tables over so many dispatches, for each engine: they must be equal."""
    from guillemets.batch.cluster import RayEngine  # noqa: PLC0415
    from guillemets.batch.local import LocalEngine  # noqa: PLC0415
    from guillemets.batch.run import run_job  # noqa: PLC0415

    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "in.jsonl"
        write_lines(source, count)
        for name in ("local, 1", "local, 2", "ray"):
            output = Path(folder) / name.replace(", ", "-")
            job = job_of(source, output)
            with RayEngine(job) if name == "ray" else LocalEngine(job, int(name[-1])) as engine:
                run_job(job, engine, Quiet())
            whole = hashlib.sha256()
            for path in sorted(output.glob("[!_]*/*/*.parquet")):
                whole.update(str(path.relative_to(output)).encode() + path.read_bytes())
            yield f"| {name} | {whole.hexdigest()[:16]} |"


def main() -> int:
    """Print the tables and return 0."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--soak", type=int, help="so many dispatches; nothing else is measured")
    parser.add_argument("--only", choices=["stock", "length", "processes", "memory"], help="one table alone")
    options = parser.parse_args()
    soak = options.soak
    tables = (
        {
            "| dispatches | MB held | MB at most |": memory_over(soak),
            "| engine | hash of all tables |": same_bytes(soak),
        }
        if soak
        else {
            "| Guillemets, words/s | stock model, words/s | ratio |": against_the_stock_model(options.rounds),
            "| words of a dispatch | µs a word | times the same text in pieces of 500 |": by_length(options.rounds),
            "| processes | dispatches/s | dispatches a processor's second | MB a process |": by_processes(
                options.processes
            ),
            "| dispatches | MB held | MB at most |": memory_over(1_000),
        }
    )
    chosen = {"stock": 0, "length": 1, "processes": 2, "memory": 3}.get(options.only)
    for number, (head, rows) in enumerate(tables.items()):
        if chosen is not None and number != chosen:
            continue
        print(f"\n{head}\n|{'---:|' * (head.count('|') - 1)}")
        for row in rows:
            print(row, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
