"""One archive through both engines, both disturbed: the tables must be the same to the byte.

    python eval/engines.py                      30,000 dispatches
    python eval/engines.py --dispatches 600     fewer

1. `guillemets batch --engine local -j 2`, its processes killed with signal 9 at three moments of the analysis; the
   command is given again each time, the last time with one process more;
2. the same archive on a Ray cluster of three nodes, of which one is killed on the way.

The exit code is 1 when a table differs or a row of input is not there exactly once.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

for _name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(_name, "1")

from archive import write_archive  # noqa: E402 -- the environment comes before numpy

if TYPE_CHECKING:
    from guillemets.batch.job import Job
    from guillemets.batch.run import Summary
    from guillemets.batch.tasks import Kind

DISPATCHES, KILLS = 30_000, (0.2, 0.5, 0.8)
_LOOK_EVERY = 0.2
_STORE_BYTES = 200 << 20


class Killer:
    """Watches a job on a cluster and kills one node, without a word to it, a third of the way through the analysis."""

    def __init__(self, cluster: Any, node: Any) -> None:
        self._cluster, self._node = cluster, node
        self._analysing, self._left = False, 0

    def stage(self, kind: Kind, total: int, done: int) -> None:
        """A stage begins."""
        self._analysing = kind.value == "analyse"
        self._left = (total - done) // 3

    def advance(self, count: int) -> None:
        """So many more are done."""
        self._left -= count
        if self._analysing and self._left <= 0 and self._node is not None:
            self._cluster.remove_node(self._node, allow_graceful=False)
            self._node = None
            print("  a node is killed", flush=True)


def local(source: Path, output: Path) -> None:
    """The archive through the local engine, killed at three moments and taken up again."""
    shards = None
    for number, share in enumerate((*KILLS, None)):
        jobs = 2 if number < len(KILLS) else 3
        command = [sys.executable, "-m", "guillemets", "batch", str(source), "-o", str(output), "-j", str(jobs)]
        run = subprocess.Popen(command, start_new_session=True)  # noqa: S603 -- ourselves
        while run.poll() is None:
            time.sleep(_LOOK_EVERY)
            if shards is None and list((output / "_work" / "read").glob("*.json")):
                shards = len(list((output / "_work" / "read").glob("*.parquet")))
            done = len(list((output / "_work" / "done").glob("[!.]*.parquet")))
            if share is not None and shards and done >= share * shards:
                os.killpg(run.pid, signal.SIGKILL)
                print(f"  killed with {done} of {shards} pieces done", flush=True)
                break
        if run.wait() not in (0, -signal.SIGKILL):
            raise SystemExit(f"the local engine ended with {run.returncode}")


def ray(source: Path, output: Path) -> Summary:
    """The archive through a cluster that loses a node."""
    from ray import shutdown  # noqa: PLC0415 -- slow to load
    from ray.cluster_utils import Cluster  # noqa: PLC0415

    from guillemets.batch.cluster import RayEngine  # noqa: PLC0415
    from guillemets.batch.run import run_job  # noqa: PLC0415

    os.environ["RAY_ACCEL_ENV_VAR_OVERRIDE_ON_ZERO"] = "0"
    head = {"num_cpus": 0, "object_store_memory": _STORE_BYTES, "include_dashboard": False}
    cluster = Cluster(initialize_head=True, head_node_args=head)
    nodes = [cluster.add_node(num_cpus=1, object_store_memory=_STORE_BYTES) for _ in range(3)]
    try:
        job = _job(source, output)
        with RayEngine(job, cluster.address) as engine:
            return run_job(job, engine, Killer(cluster, nodes[0]))
    finally:
        shutdown()
        cluster.shutdown()  # type: ignore[no-untyped-call]


def _job(source: Path, output: Path) -> Job:
    from guillemets.batch.job import Order, open_job  # noqa: PLC0415
    from guillemets.batch.reading import units_of  # noqa: PLC0415

    names = (str(source),)
    return open_job(output, Order(inputs=names, units=units_of(names)))


def tables(output: Path) -> dict[str, str]:
    """The hash of every file of the result but for the figures of the run."""
    return {
        str(path.relative_to(output)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(output.glob("[!_]*/*/*.parquet"))
    }


def rows_in(output: Path) -> tuple[int, int]:
    """How many rows of input the result holds, and how many different ones."""
    import pyarrow.parquet as pq  # noqa: PLC0415

    found = [pq.read_table(path, columns=["row"]).column("row").to_pylist() for path in output.glob("inputs/*/*")]
    names = [row for file in found for row in file]
    return len(names), len(set(names))


def main() -> int:
    """Run both, compare, and return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--dispatches", type=int, default=DISPATCHES)
    parser.add_argument("--folder", type=Path, help="where to work; a temporary folder if none")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.folder or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        source = folder / "archive.jsonl"
        write_archive(source, options.dispatches)
        for name, run in (("local", local), ("ray", ray)):
            print(f"{options.dispatches:,} dispatches through {name}", flush=True)
            began = time.monotonic()
            run(source, folder / name)
            summary = json.loads((folder / name / "summary.json").read_text("utf-8"))
            told = ", ".join(f"{summary[key]} {key}" for key in ("rows", "records", "copies", "refused", "days"))
            print(f"  {told}, {time.monotonic() - began:.0f} s", flush=True)
        first, second = tables(folder / "local"), tables(folder / "ray")
        counts = {rows_in(folder / name) for name in ("local", "ray")}
    differing = sorted(name for name in first.keys() | second.keys() if first.get(name) != second.get(name))
    print(f"{len(first)} files, {len(differing)} differ; rows and different rows: {sorted(counts)}")
    return 1 if differing or counts != {(options.dispatches, options.dispatches)} else 0


if __name__ == "__main__":
    sys.exit(main())
