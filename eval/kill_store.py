"""Ingests killed with signal 9 at random moments and resumed: the store must equal an undisturbed one, row for row.

    python eval/kill_store.py              50 ingests of 400 dispatches, each killed one to three times
    python eval/kill_store.py --runs 3     fewer

Each ingest reads a file of JSON Lines with two processes; the analysis is a look-up among invented records. The exit
code is 1 where a store differs, a file does not open, or a process outlives its parent.
"""

from __future__ import annotations

import argparse
import json
import os
import pickle
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import psutil
from planted import planted

from guillemets.formats import read_paths
from guillemets.ingest import Ingest, analysts
from guillemets.store.followers import FOLLOWERS
from guillemets.store.locking import writing_lock
from guillemets.store.store import open_store
from guillemets.store.writer import Writer

if TYPE_CHECKING:
    from guillemets.model.dispatch import RawDispatch
    from guillemets.model.record import Record

RUNS, DISPATCHES, MOST_KILLS, SEED = 50, 400, 3, 9
_CLOCK = "2025-01-01T00:00:00Z"
_COMMIT_AFTER = 7  # far more often than it is done, so that a kill often meets one
_READY = "ready\n"
_PATIENCE = 10.0
_WITHIN = 0.7  # of the time that an undisturbed ingest takes once it has begun


@dataclass(frozen=True, slots=True, kw_only=True)
class Bench:
    """The folder of a campaign: the inputs, the records that the analysis looks up, and the stores."""

    folder: Path

    @property
    def inputs(self) -> Path:
        """The dispatches as JSON Lines."""
        return self.folder / "inputs.jsonl"

    @property
    def records(self) -> Path:
        """The records by the text of their dispatch."""
        return self.folder / "records.pickle"


def prepare(folder: Path, count: int) -> Bench:
    """Write the inputs: invented dispatches, a few of them twice, and two lines that are none."""
    bench = Bench(folder=folder)
    made = [one.record for one in planted(count)]
    lines = [
        json.dumps(
            {
                "text": record.dispatch.text,
                "id": str(number),
                "url": record.dispatch.source.url,
                "published": record.dispatch.published,
            }
        )
        for number, record in enumerate(made)
    ]
    twice = [line.replace('"id": "', '"id": "again-') for line in lines[: count // 20]]
    bench.inputs.write_text("\n".join([*lines[: count // 2], "{", *twice, *lines[count // 2 :], '{"id": 1}']), "utf-8")
    bench.records.write_bytes(pickle.dumps({record.dispatch.text: record for record in made}))
    return bench


def ingest(bench: Bench, path: Path) -> None:
    """Take the inputs into the store at ``path``, as the command does, at a clock that stands still."""
    known: dict[str, Record] = pickle.loads(bench.records.read_bytes())  # noqa: S301 -- written above

    def analyse(raw: RawDispatch) -> Record:
        record = known[raw.text]
        return replace(record, dispatch=replace(record.dispatch, source=raw.origin))

    with analysts(analyse, 2) as workers, writing_lock(path, waiting=lambda _: None), open_store(path) as store:
        writer = Writer(store.connection, lambda: _CLOCK, FOLLOWERS)
        sys.stdout.write(_READY)
        sys.stdout.flush()
        for _ in Ingest(store, writer, lambda _: None, commit_after=_COMMIT_AFTER).run(
            read_paths([str(bench.inputs)]), workers
        ):
            pass


def killed(bench: Bench, path: Path, chance: random.Random, longest: float) -> int:
    """Ingest into ``path``, kill it one to three times at a random moment, resume to the end; how many were met.

    Raises RuntimeError when a process outlives its parent, the file does not open, or the last run fails.
    """
    met = 0
    for _ in range(chance.randint(1, MOST_KILLS)):
        child = _child(bench, path)
        time.sleep(chance.uniform(0, longest))
        family = psutil.Process(child.pid).children() if child.poll() is None else []
        met += child.poll() is None
        child.send_signal(signal.SIGKILL)
        child.wait()
        _, alive = psutil.wait_procs(family, timeout=_PATIENCE)
        if alive:
            raise RuntimeError(f"{len(alive)} process(es) outlived their parent")
        with open_store(path, read_only=True) as store:
            (sound,) = store.connection.execute("PRAGMA quick_check").fetchone()
            if sound != "ok":
                raise RuntimeError(f"the file is damaged: {sound}")
    if _child(bench, path).wait() != 0:
        raise RuntimeError("the resumed ingest failed")
    return met


def _child(bench: Bench, path: Path) -> subprocess.Popen[str]:
    """An ingest in a process of its own, which has begun."""
    child = subprocess.Popen(  # noqa: S603 -- ourselves
        [sys.executable, __file__, "--child", str(bench.folder), str(path)], stdout=subprocess.PIPE, text=True
    )
    if child.stdout is None:
        raise RuntimeError("the ingest cannot be heard")
    with child.stdout as said:
        if said.readline() != _READY:
            raise RuntimeError("the ingest did not begin")
    return child


def contents(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table in its order, and every word of every full-text index with its places."""
    with closing(sqlite3.connect(path)) as connection:
        names = [
            name
            for name, sql in connection.execute(
                "SELECT name, sql FROM sqlite_master WHERE type = 'table' ORDER BY name"
            )
            if sql.startswith("CREATE TABLE") and "'" not in sql.split("(")[0]
        ]
        rows = {
            name: sorted(connection.execute(f"SELECT * FROM {name}").fetchall(), key=repr)  # noqa: S608 -- ours
            for name in names
            if name != "migration"
        }
        texts = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE sql LIKE '%USING fts5%'")]
        for name in texts:
            connection.execute(f"CREATE VIRTUAL TABLE temp.v_{name} USING fts5vocab(main, {name}, instance)")
            rows[name] = sorted(connection.execute(f"SELECT * FROM temp.v_{name}").fetchall(), key=repr)  # noqa: S608
        return rows


def campaign(folder: Path, runs: int, count: int) -> tuple[int, list[str]]:
    """How many kills met a running ingest, and what differed from the undisturbed store, one line each."""
    bench = prepare(folder, count)
    undisturbed = folder / "undisturbed.db"
    child = _child(bench, undisturbed)
    started = time.monotonic()
    if child.wait() != 0:
        return 0, ["the undisturbed ingest failed"]
    longest = _WITHIN * (time.monotonic() - started)
    expected = contents(undisturbed)
    chance = random.Random(SEED)
    met = 0
    faults: list[str] = []
    for run in range(runs):
        path = folder / f"killed-{run}.db"
        try:
            met += killed(bench, path, chance, longest)
            found = contents(path)
        except (RuntimeError, sqlite3.Error) as error:
            faults.append(f"run {run}: {error}")
            continue
        faults.extend(f"run {run}: {name} differs" for name in expected if found.get(name) != expected[name])
        path.unlink()
    return met, faults


def main() -> int:
    """Run the campaign, print what came of it, and give the exit code."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--runs", type=int, default=RUNS)
    parser.add_argument("--dispatches", type=int, default=DISPATCHES)
    parser.add_argument("--child", nargs=2, type=Path)
    options = parser.parse_args()
    if options.child:
        folder, path = options.child
        ingest(Bench(folder=folder), path)
        return 0
    with tempfile.TemporaryDirectory() as folder:
        met, faults = campaign(Path(folder), options.runs, options.dispatches)
    print(f"{options.runs} ingests, {met} kills met them at work, {len(faults)} fault(s)")
    for fault in faults:
        print(fault)
    return 1 if faults or not met else 0


if __name__ == "__main__":
    os.environ.setdefault("PYTHONUTF8", "1")
    sys.exit(main())
