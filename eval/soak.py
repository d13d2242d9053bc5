"""Memory of one worker over many dispatches: it has to stay flat, and under what a worker may have.

    python eval/soak.py                     20,000 dispatches
    python eval/soak.py --dispatches 3000   fewer

The dispatches are those of archive.py, read by the batch function in pieces, as a worker of the local engine reads
them. Each line of the table is the mean over a thousand dispatches, or a tenth of them when there are fewer than ten
thousand. The exit code is 1 when the last is more than 3 % above the second, or the peak above 800 MB.
"""

from __future__ import annotations

import argparse
import gc
import os
import statistics
import sys
from itertools import islice
from pathlib import Path
from time import process_time
from typing import TYPE_CHECKING

for _name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(_name, "1")

from archive import rows  # noqa: E402 -- the environment comes before numpy

if TYPE_CHECKING:
    from collections.abc import Iterator

DISPATCHES, TOGETHER, THOUSAND = 20_000, 50, 1_000
MOST_GROWTH, MOST_MEGABYTES = 0.03, 800.0
_STATUS = Path("/proc/self/status")


def held(figure: str = "VmRSS") -> float:
    """The megabytes that this process has in memory now; ``VmHWM`` is the most that it had since it was started."""
    line = next(line for line in _STATUS.read_text("ascii").splitlines() if line.startswith(figure))
    return int(line.split()[1]) / 1024


def pieces(count: int) -> Iterator[list[float]]:
    """The megabytes held after each batch, a list for each thousand dispatches."""
    from guillemets.batch.analyse import analyse_batch  # noqa: PLC0415 -- numpy again
    from guillemets.batch.rows import input_batch  # noqa: PLC0415
    from guillemets.model.dispatch import Origin, RawDispatch  # noqa: PLC0415
    from guillemets.pipeline import load_tools  # noqa: PLC0415

    tools = load_tools()
    gc.collect()
    gc.freeze()
    dispatches = (
        RawDispatch(
            text=str(row["text"]),
            origin=Origin(path="archive", number=number),
            published=str(row["published"]) if row["published"] else None,
        )
        for number, row in enumerate(rows(count))
    )
    size = min(THOUSAND, max(count // 10, TOGETHER))
    for _ in range(0, count, size):
        found = []
        for _ in range(0, size, TOGETHER):
            if batch := list(islice(dispatches, TOGETHER)):
                analyse_batch(input_batch(batch), tools)
                found.append(held())
        if found:
            yield found


def main() -> int:
    """Print the table and return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--dispatches", type=int, default=DISPATCHES)
    count = parser.parse_args().dispatches
    size = min(THOUSAND, max(count // 10, TOGETHER))
    print("| dispatches | MB held, mean | seconds of the processor |\n|---:|---:|---:|")
    means = []
    for number, found in enumerate(pieces(count), 1):
        means.append(statistics.mean(found))
        print(f"| {min(number * size, count):,} | {means[-1]:.0f} | {process_time():.0f} |", flush=True)
    growth = means[-1] / means[min(1, len(means) - 1)] - 1
    peak = held("VmHWM")  # what getrusage says counts the process that started this one, too
    print(f"\nthe last against the second: {growth:+.1%}; at most {peak:.0f} MB")
    return 1 if growth > MOST_GROWTH or peak > MOST_MEGABYTES else 0


if __name__ == "__main__":
    sys.exit(main())
