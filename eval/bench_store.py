"""How fast a store of invented dispatches is written, how large it is, and how fast it answers each question.

    python eval/bench_store.py                     100,000 dispatches, a table
    python eval/bench_store.py --dispatches 2000   a smaller one
    python eval/bench_store.py --store record.db   the questions alone, to a store that is there
    python eval/bench_store.py --check             exit code 1 where the median of a question passes 100 ms

Each question is asked with several words and names, frequent and rare, each three times; the first time counts too.
The limit holds for the time of the processor, which neighbours on a shared machine do not lengthen; on an idle one it
is the time of the clock on the wall, given beside it.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import tempfile
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from time import perf_counter, process_time
from typing import TYPE_CHECKING

from planted import planted

from guillemets.store.filters import Scope
from guillemets.store.followers import FOLLOWERS
from guillemets.store.happenings import Events
from guillemets.store.naming import Counting
from guillemets.store.offices import offices
from guillemets.store.said import Said, Who
from guillemets.store.searching import Search
from guillemets.store.sources import Period, Sources, SourcesBy
from guillemets.store.store import Store, open_store
from guillemets.store.writer import Writer

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    Question = tuple[str, object]  # a method of Store, or offices, and what it is asked

MANY = 100_000
LIMIT_MS = 100.0
_ROUNDS = 3
_COMMIT = 500
_CLOCK = "2025-01-01T00:00:00Z"
_STEP = 10_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Timing:
    """Milliseconds to answer one kind of question: of the processor in the median and at most, and by the clock."""

    question: str
    asked: int
    median: float
    slowest: float
    wall: float


def fill(path: Path, count: int) -> list[float]:
    """Write ``count`` dispatches and give the milliseconds of processor time a dispatch, for each ten thousand."""
    spent: list[float] = []
    begun = 0.0
    with open_store(path) as store:
        writer = Writer(store.connection, lambda: _CLOCK, FOLLOWERS)
        for number, one in enumerate(planted(count), 1):
            before = process_time()
            writer.add(one.record)
            if number % _COMMIT == 0:
                writer.commit()
            begun += process_time() - before
            if number % _STEP == 0 or number == count:
                spent.append(1000 * begun / ((number - 1) % _STEP + 1))
                begun = 0.0
                sys.stderr.write(f"{number} dispatches, {spent[-1]:.2f} ms each\n")
        writer.commit()
    return spent


def questions(store: Store) -> dict[str, list[Question]]:
    """Each kind of question with several words and names."""
    heard = [name for (name,) in store.connection.execute(
        "SELECT name FROM entity WHERE kind = 'person' ORDER BY statements DESC LIMIT 200")]  # fmt: skip
    names = [heard[0], heard[3], heard[20 % len(heard)], heard[-1]]
    words = [
        "glaciers",
        "canicule",
        "pression maximum",
        "urgences pédiatriques",
        "Treymagny",
        '"franc fort"',
        "baccal*",
    ]
    scope = Scope(since="2024-02", until="2024-06")
    rows = store.connection.execute(
        "SELECT d.id FROM dispatch d JOIN statement s ON s.dispatch = d.key AND s.id = 'a1' "
        "JOIN statement_utterance u ON u.statement = s.key WHERE d.key % 97 = 3 LIMIT 5"
    ).fetchall()
    ids = [row[0] for row in rows]
    return {
        "search": [("search", word) for word in words],
        "search, narrowed": [
            ("search", Search(words=word, scope=scope, speaker=names[0], act="denies")) for word in words
        ],
        "search statements": [("search_statements", word) for word in words],
        "said": [("said", name) for name in names],
        "said --about": [("said", Said(name=name, about=word)) for name in names for word in words[:3]],
        "said --since --act": [("said", Said(name=name, act="denies", scope=scope)) for name in names],
        "said, unnamed": [("said", "source policière"), ("said", "haut fonctionnaire")],
        "who": [("who", word) for word in words],
        "who --since": [("who", Who(words=word, scope=scope)) for word in words],
        "events": [
            ("events", Events()),
            ("events", Events(type="SANCTION")),
            ("events", Events(actor="Suisse", recipient="Maroc")),
            ("events", Events(place="Genève", scope=scope)),
        ],
        "sources": [("sources", Sources(by=by)) for by in SourcesBy],
        "sources over time": [
            ("sources", Sources(by=SourcesBy.OUTLET, over=Period.MONTH)),
            ("sources", Sources(by=SourcesBy.GENDER, over=Period.MONTH)),
        ],
        "who, each copy once": [("who", Who(words=word, count=Counting.COPIES)) for word in words],
        "utterance": [("utterance", f"{id_}:a1") for id_ in ids],
        "offices": [("offices", word) for word in ("ministre", heard[0], "")],
        "show": [("record", id_) for id_ in ids],
    }


def timed(store: Store) -> list[Timing]:
    """The time that each kind of question takes."""
    return [_timing(name, asked, store) for name, asked in questions(store).items()]


def _timing(name: str, asked: Sequence[Question], store: Store) -> Timing:
    spent = []
    walls = []
    for _ in range(_ROUNDS):
        for method, question in asked:
            ask: Callable[[object], object] = getattr(store, method, None) or partial(_offices, store)
            before, begun = process_time(), perf_counter()
            ask(question)
            spent.append(1000 * (process_time() - before))
            walls.append(1000 * (perf_counter() - begun))
    return Timing(
        question=name,
        asked=len(spent),
        median=statistics.median(spent),
        slowest=max(spent),
        wall=statistics.median(walls),
    )


def _offices(store: Store, words: object) -> object:
    return offices(store.connection, str(words))


def main() -> int:
    """Measure, print, and give the exit code."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--dispatches", type=int, default=MANY)
    parser.add_argument("--store", type=Path)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = options.store or Path(folder) / "record.db"
        if not path.exists():
            spent = fill(path, options.dispatches)
            size = path.stat().st_size
            print(
                f"{options.dispatches} dispatches, {size / 1e6:.0f} MB, {size / options.dispatches / 1e3:.1f} kB each"
            )
            print("ms of processor time a dispatch: " + " ".join(f"{one:.2f}" for one in spent))
        with open_store(path, read_only=True) as store:
            timings = timed(store)
    for one in timings:
        print(
            f"{one.question:<22}{one.asked:>4} times  median {one.median:>6.1f} ms  slowest {one.slowest:>6.1f} ms  "
            f"by the clock {one.wall:>6.1f} ms"
        )
    if options.json:
        print(json.dumps({one.question: one.median for one in timings}))
    slow = [one.question for one in timings if one.median > LIMIT_MS]
    return 1 if options.check and slow else 0


if __name__ == "__main__":
    sys.exit(main())
