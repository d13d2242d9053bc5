"""Speed and memory on one core, beside the stock French model alone on the same texts.

    python eval/bench.py            a table
    python eval/bench.py --check    the same; exit code 1 where a limit is passed

Each column is measured in a process of its own, so that loading is a cold start and the peak of memory its own. Limits
hold for the time of the processor, which neighbours on a shared machine do not lengthen; on one idle core it is the
time of the clock on the wall, given beside it for the cold start, which also waits for the disk. The texts are the
project's examples and, where it lies beside the project, the development gold.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
from collections import defaultdict
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from time import perf_counter, process_time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, MutableMapping, Sequence

    Seconds = MutableMapping[str, float]
    Figures = Mapping[str, float]
    Measured = tuple[Figures, Mapping[str, float]]

ROOT = Path(__file__).parents[1]
FOLDERS = (ROOT / "examples", ROOT.parent / "shared" / "gold" / "dev")
LONG = 500
ROUNDS = 3
STARTED = perf_counter()
ONE_CORE = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}
STAGES = {
    "guillemets.reader": ("read_text",),
    "guillemets.pipeline": (
        "read_layout",
        "parse",
        "find_attributions",
        "find_entities",
        "find_times",
        "find_events",
        "assemble",
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """What a figure may not pass, in its unit."""

    figure: str
    most: float


LIMITS = (
    Limit(figure="cold_cpu_s", most=8.0),
    Limit(figure="median_s", most=0.15),
    Limit(figure="peak_mb", most=900.0),
)
ROWS = (
    ("import_s", "import of the package, s"),
    ("load_s", "loading, s"),
    ("first_s", f"first dispatch ({LONG} words), s"),
    ("cold_cpu_s", "cold start to first record, s"),
    ("cold_s", "the same by the clock on the wall, s"),
    ("median_s", "each further one: median, s"),
    ("slow_s", "each further one: 95th percentile, s"),
    ("words_per_s", "words a second"),
    ("peak_mb", "peak memory, MB"),
)


def texts() -> list[str]:
    """The texts of the folders that are there, in order of their names."""
    return [path.read_text("utf-8") for folder in FOLDERS for path in sorted(folder.glob("*.txt"))]


def long_text(examples: Sequence[str]) -> str:
    """A text of about 500 words: examples one after the other, cut there."""
    words = "\n\n".join(examples).split(" ")
    return " ".join(words[:LONG])


def measure_reader() -> Measured:
    """The figures of the reader, and the share of each stage in the time of all of them."""
    start = process_time()
    import guillemets  # noqa: PLC0415 -- its import is what is measured

    imported = process_time()
    reader = guillemets.load()
    loaded = process_time()
    spent: Seconds = defaultdict(float)
    _clock_stages(spent)
    figures = _figures(reader.read, (start, imported, loaded), spent)
    total = sum(spent.values()) or 1
    return figures, {name: seconds / total for name, seconds in spent.items()}


def measure_model() -> Measured:
    """The figures of the stock French model alone, for comparison."""
    start = process_time()
    import spacy  # noqa: PLC0415 -- its import is what is measured

    imported = process_time()
    nlp = spacy.load("fr_core_news_md")
    return _figures(nlp, (start, imported, process_time()), defaultdict(float)), {}


def _figures(read: Callable[[str], object], marks: tuple[float, float, float], spent: Seconds) -> Figures:
    start, imported, loaded = marks
    every = texts()
    read(long_text(every))
    first, wall = process_time(), perf_counter() - STARTED
    spent.clear()
    times = []
    for _ in range(ROUNDS):
        for text in every:
            before = process_time()
            read(text)
            times.append(process_time() - before)
    return {
        "import_s": imported - start,
        "load_s": loaded - imported,
        "first_s": first - loaded,
        "cold_cpu_s": first - start,
        "cold_s": wall,
        "median_s": statistics.median(times),
        "slow_s": statistics.quantiles(times, n=20)[-1],
        "words_per_s": ROUNDS * sum(len(text.split()) for text in every) / sum(times),
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "texts": len(every),
    }


def _clock_stages(spent: Seconds) -> None:
    """Let each stage, where the flow calls it, add its seconds to ``spent``."""
    for module_name, names in STAGES.items():
        module = sys.modules[module_name]
        for name in names:
            if hasattr(module, name):
                setattr(module, name, _clocked(getattr(module, name), name, spent))


def _clocked(stage: Callable[..., object], name: str, spent: Seconds) -> Callable[..., object]:
    @wraps(stage)
    def clocked(*args: object, **kwargs: object) -> object:
        before = process_time()
        try:
            return stage(*args, **kwargs)
        finally:
            spent[name] += process_time() - before

    return clocked


MEASURES = {"reader": measure_reader, "model": measure_model}


def in_own_process(name: str) -> Measured:
    """The figures of one column, and the share of each stage, measured in a process of its own."""
    command = [sys.executable, __file__, "--measure", name]
    run = subprocess.run(command, env=os.environ | ONE_CORE, check=True, capture_output=True, text=True)  # noqa: S603 -- ourselves
    figures, stages = json.loads(run.stdout)
    return figures, stages


def table(reader: Figures, model: Figures, stages: Mapping[str, float]) -> Iterator[str]:
    """The lines of the table."""
    limits = {one.figure: one.most for one in LIMITS}
    yield f"{reader['texts']} texts, {ROUNDS} rounds, one core"
    yield f"{'':40} {'guillemets':>11} {'stock model':>11} {'limit':>8}"
    for figure, label in ROWS:
        limit = f"{limits[figure]:8g}" if figure in limits else ""
        yield f"{label:40} {reader[figure]:11.3f} {model[figure]:11.3f} {limit}".rstrip()
    yield ""
    for name, share in stages.items():
        yield f"{name:40} {share:11.1%}"


def main() -> int:
    """Measure, print, and return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="fail where a limit is passed")
    parser.add_argument("--measure", choices=MEASURES, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.measure:
        print(json.dumps(MEASURES[options.measure]()))
        return 0
    reader, stages = in_own_process("reader")
    model, _ = in_own_process("model")
    print("\n".join(table(reader, model, stages)))
    passed = [one.figure for one in LIMITS if reader[one.figure] > one.most]
    if passed:
        print(f"beyond the limit: {', '.join(passed)}", file=sys.stderr)
    return 1 if options.check and passed else 0


if __name__ == "__main__":
    sys.exit(main())
