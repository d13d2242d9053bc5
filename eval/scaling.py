"""How fast, and how cost grows: beside other programs, with length, with number, with processes; tables and a plot.

    python eval/scaling.py                   the tables
    python eval/scaling.py --only length     one of them: programs, stages, length, number, processes
    python eval/scaling.py --write docs      the tables and the plot of the documentation, speed.md and speed.svg

Times are of the processor, not of the clock on the wall, so that neighbours on a shared machine lengthen them little;
programs that are compared read each text in turn, in one process. The speed of several processes is of the clock: each
number of them is measured in turn, several times, and the best counts. The texts are the project's examples and, where
they lie beside the project, the development gold and articles of Wikinews.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import time
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

for _name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(_name, "1")

import bench  # noqa: E402 -- the environment comes before numpy
from archive import ARTICLES  # noqa: E402
from measured import Table  # noqa: E402
from processes import by_processes  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


LENGTHS = (500, 2_000, 5_000, 20_000)
NUMBERS = (50, 100, 200, 400)
EVERY = 25  # of the articles of Wikinews, one in so many is read


def texts() -> list[str]:
    """The texts of `bench` and some articles of Wikinews."""
    return bench.texts() + [path.read_text("utf-8") for path in sorted(ARTICLES.glob("*/*/*.txt"))[::EVERY]]


def seconds(read: Callable[[str], object], text: str) -> float:
    """The processor's time for one text."""
    before = time.process_time()
    read(text)
    return time.process_time() - before


def by_program(rounds: int) -> Table:
    """Words a second of Guillemets, of the stock pipeline, and of textacy's quotations on it, text by text in turn."""
    import spacy  # noqa: PLC0415

    import guillemets  # noqa: PLC0415

    stock = spacy.load("fr_core_news_md")
    refused: set[str] = set()
    programs: dict[str, Callable[[str], object]] = {
        "Guillemets: the whole record": guillemets.load().read,
        "`fr-core-news-md`, all components": stock,
    }
    try:
        from textacy.extract.triples import direct_quotations  # noqa: PLC0415 -- of the extra bench
    except ImportError:
        print("textacy is not installed: pip install 'guillemets[bench]'", file=sys.stderr)
    else:

        def quotations(text: str) -> None:
            try:
                list(direct_quotations(stock(text)))
            except ValueError:  # an odd number of quotation marks
                refused.add(text)

        programs["textacy `direct_quotations` on it"] = quotations
    every = texts()
    words = sum(len(text.split()) for text in every)
    for text in every[:3]:
        for program in programs.values():
            program(text)
    spent = [dict.fromkeys(programs, 0.0) for _ in range(rounds)]
    for spent_now in spent:
        for turn, text in enumerate(every):  # who comes second finds the text in the processor's cache
            for name in list(programs)[:: 1 if turn % 2 else -1]:
                spent_now[name] += seconds(programs[name], text)
    base = list(programs)[1]
    rows = []
    for name in programs:
        rate = statistics.median(words / one[name] for one in spent)
        times = statistics.median(one[base] / one[name] for one in spent)
        failed = len(refused) if "textacy" in name else 0
        rows.append((name, round(rate), round(times, 2), failed))
    title = f"{len(every)} texts, {words:,} words, one core, median of {rounds} rounds"
    heads = ("program", "words a second", "times the stock pipeline", "texts refused")
    return Table(name="programs", title=title, heads=heads, rows=tuple(rows))


def by_stage(_rounds: int) -> Table:
    """The share of each stage, with cold start and memory: those of `bench`, each program in a process of its own."""
    reader, stages = bench.in_own_process("reader")
    stock, _ = bench.in_own_process("model")
    figures = (
        ("cold start to the first record, seconds of the processor", "cold_cpu_s"),
        ("memory at most, MB", "peak_mb"),
        ("median of a text, seconds", "median_s"),
    )
    rows: list[tuple[str | float, ...]] = [(label, round(reader[f], 3), round(stock[f], 3)) for label, f in figures]
    rows += [(f"`{name}`", f"{share:.1%}", "") for name, share in stages.items()]
    heads = ("one process", "Guillemets", "stock pipeline")
    return Table(name="stages", title="Cold start, memory, and the share of each stage", heads=heads, rows=tuple(rows))


def by_length(rounds: int) -> Table:
    """Microseconds a word for texts of growing length, each against the same words in pieces of 500."""
    import guillemets  # noqa: PLC0415

    read = guillemets.load().read
    words = "\n\n".join(bench.texts()).split(" ")
    words *= LENGTHS[-1] // len(words) + 1
    read(" ".join(words[: LENGTHS[0]]))
    rows = []
    for length in LENGTHS:
        text = " ".join(words[:length])
        pieces = [" ".join(words[i : i + LENGTHS[0]]) for i in range(0, length, LENGTHS[0])]
        read(text)  # forms that are met for the first time cost more, and it is the whole that meets them
        each = []
        for _ in range(rounds):
            whole, cut = seconds(read, text), sum(seconds(read, piece) for piece in pieces)
            each.append((whole, cut))
        whole, cut = (min(side) for side in zip(*each, strict=True))
        rows.append((f"{length:,}", round(whole / length * 1e6), round(whole / cut, 2)))
    heads = ("words of a dispatch", "µs a word", "times the same words in pieces of 500")
    return Table(name="length", title="Cost against length, best of the rounds", heads=heads, rows=tuple(rows))


def by_number(rounds: int) -> Table:
    """Milliseconds a dispatch for batches of growing number, through the batch function, Arrow in and Arrow out."""
    from guillemets.batch.analyse import analyse_batch  # noqa: PLC0415
    from guillemets.batch.rows import input_batch  # noqa: PLC0415
    from guillemets.model.dispatch import Origin, RawDispatch  # noqa: PLC0415
    from guillemets.pipeline import load_tools  # noqa: PLC0415

    tools, every = load_tools(), texts()
    analyse_batch(input_batch([RawDispatch(text=text, origin=Origin(path="x")) for text in every]), tools)
    rows = []
    for number in NUMBERS:
        found = [RawDispatch(text=every[n % len(every)], origin=Origin(path="x", number=n)) for n in range(number)]
        batch = input_batch(found)
        spent = []
        for _ in range(rounds):
            before = time.process_time()
            analyse_batch(batch, tools)
            spent.append(time.process_time() - before)
        words = sum(len(one.text.split()) for one in found)
        best = min(spent)
        rows.append((f"{number:,}", round(best / number * 1e3, 1), round(best / words * 1e6)))
    heads = ("dispatches", "ms a dispatch", "µs a word")
    return Table(name="number", title="Cost against number, best of the rounds", heads=heads, rows=tuple(rows))


MEASURES: dict[str, Callable[[int], Table]] = {
    "programs": by_program,
    "stages": by_stage,
    "length": by_length,
    "number": by_number,
    "processes": by_processes,
}


def main() -> int:
    """Print the tables, write the page if asked, and return 0."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--only", choices=MEASURES, help="one table alone")
    parser.add_argument("--write", type=Path, metavar="FOLDER", help="the folder that gets speed.md and speed.svg")
    parser.add_argument("--json", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.json:
        print(json.dumps(asdict(MEASURES[options.only](options.rounds))))
        return 0
    found: list[Table] = []
    for name in [options.only] if options.only else MEASURES:
        found.append(_in_own_process(name, options.rounds))
        print(f"\n{found[-1].title}\n", *found[-1].lines(), sep="\n", flush=True)
    if options.write:
        _write(options.write, found)
    return 0


def _in_own_process(name: str, rounds: int) -> Table:
    """One table, measured in a process that has held nothing before: a child counts its parent's memory as its own."""
    command = [sys.executable, __file__, "--only", name, "--rounds", str(rounds), "--json"]
    run = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)  # noqa: S603 -- ourselves
    told = json.loads(run.stdout)
    return Table(**told | {"heads": tuple(told["heads"]), "rows": tuple(tuple(row) for row in told["rows"])})


def _write(folder: Path, found: Sequence[Table]) -> None:
    from speed_page import write_page  # noqa: PLC0415 -- draws with an extra

    write_page(folder, found)


if __name__ == "__main__":
    sys.exit(main())
