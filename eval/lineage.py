"""How well copies, utterances and stories are found, and what finding them costs, on invented and on true dispatches.

    python eval/lineage.py                       10,000 invented dispatches, hard ones among them
    python eval/lineage.py --dispatches 2000     fewer
    python eval/lineage.py --texts FOLDER        groups among true texts, to be looked at
    python eval/lineage.py --check               exit code 1 where a figure lies below its floor

The invented ones are those of planted.py (copies with new headlines and cuts, versions, other agencies' accounts with
the same utterances in other words) and of planted_hard.py (embeddings, follow-ups, echoes, look-alikes). Figures count
pairs: two dispatches, or two statements, that are together and should be. Of rewordings, only pairs in other words.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections import defaultdict
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from time import process_time
from typing import TYPE_CHECKING, Any

from planted import planted
from planted_hard import hard

from guillemets.formats import InputOptions, read_paths
from guillemets.layout import read_layout
from guillemets.lexicons import load_lexicons
from guillemets.model.record import Record
from guillemets.model.refusal import RefusedInput
from guillemets.store.lineage.following import link
from guillemets.store.lineage.questions import copies_of
from guillemets.store.store import Store, open_store
from guillemets.store.writer import Writer

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Hashable, Iterable, Iterator, Mapping

    from planted import Planted

MANY = 10_000
HARD_SHARE = 25  # one hard story (five dispatches) for so many dispatches of the plain kind
FLOORS = {"copies": 0.97, "rewordings": 0.90, "utterances": 0.95, "stories": 0.85}
_CLOCK = "2025-01-01T00:00:00Z"
_COMMIT = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """Precision and recall over pairs."""

    name: str
    precision: float
    recall: float
    found: int
    planted: int


class Clocked:
    """The follower, with the processor time that it takes."""

    def __init__(self) -> None:
        self.spent = 0.0

    def __call__(self, connection: sqlite3.Connection, dispatch: int, record: Record) -> None:
        """Link the dispatch."""
        begun = process_time()
        link(connection, dispatch, record)
        self.spent += process_time() - begun


def fill(store: Store, records: Iterable[Record], clocked: Clocked) -> None:
    """Write the records with their lineage."""
    writer = Writer(store.connection, lambda: _CLOCK, (clocked,))
    for number, record in enumerate(records):
        writer.add(record)
        if number % _COMMIT == 0:
            writer.commit()
    writer.commit()


def pairs(groups: Mapping[Any, Hashable]) -> set[tuple[Any, Any]]:
    """Every two members of one group."""
    members = defaultdict(list)
    for member, group in groups.items():
        members[group].append(member)
    return {pair for group in members.values() for pair in combinations(sorted(group, key=str), 2)}


def figure(name: str, found: set[tuple[Any, Any]], true: set[tuple[Any, Any]]) -> Figure:
    """Precision and recall of the pairs found."""
    right = len(found & true)
    return Figure(
        name=name,
        precision=right / max(1, len(found)),
        recall=right / max(1, len(true)),
        found=len(found),
        planted=len(true),
    )


def figures(store: Store, made: list[Planted]) -> Iterator[Figure]:
    """Every figure on what was planted."""
    ask = store.connection.execute
    origin: dict[Hashable, Hashable] = {}
    for one in made:
        parent = one.copy_of or one.version_of
        is_copy = parent is not None and bool(one.record.attributions)  # a withdrawal has none of the words
        origin[one.record.dispatch.id] = origin.get(parent, parent) if is_copy else one.record.dispatch.id
    copies = dict(
        ask("SELECT d.id, c.copy_group FROM dispatch_copy c JOIN dispatch d ON d.key = c.dispatch").fetchall()
    )
    yield figure("copies", pairs(copies), pairs(origin))
    said = {
        (one.record.dispatch.id, statement.id): number
        for one in made
        for statement, number in zip(one.record.attributions, one.utterances, strict=True)
    }
    rows = ask(
        "SELECT d.id, s.id, u.utterance, u.wording FROM statement_utterance u JOIN statement s ON s.key = u.statement "
        "JOIN dispatch d ON d.key = s.dispatch"
    ).fetchall()
    found, true = pairs({(row[0], row[1]): row[2] for row in rows}), pairs(said)
    yield figure("utterances", found, true)
    words = {
        (one.record.dispatch.id, statement.id): " ".join(piece.text for piece in statement.content).strip("«»").lower()
        for one in made
        for statement in one.record.attributions
    }
    other = [{pair for pair in side if words[pair[0]] != words[pair[1]]} for side in (found, true)]
    yield figure("rewordings", *other)
    stories = dict(ask("SELECT d.id, s.story FROM dispatch_story s JOIN dispatch d ON d.key = s.dispatch").fetchall())
    yield figure("stories", pairs(stories), pairs({one.record.dispatch.id: one.story for one in made}))


def measure(count: int) -> tuple[list[Figure], float]:
    """The figures on ``count`` invented dispatches and the processor time of a dispatch in milliseconds."""
    plain = list(planted(count))
    made = sorted([*plain, *hard(max(1, count // HARD_SHARE))], key=lambda one: one.record.dispatch.published or "")
    clocked = Clocked()
    with tempfile.TemporaryDirectory() as folder, open_store(Path(folder) / "record.db") as store:
        fill(store, (one.record for one in made), clocked)
        return list(figures(store, made)), clocked.spent / len(made) * 1000


def groups_of_texts(folder: str) -> Iterator[list[str]]:
    """The first lines of the texts of each group of copies among true dispatches, read without any analysis."""
    lexicons = load_lexicons()
    found = (one for one in read_paths([folder], InputOptions()) if not isinstance(one, RefusedInput))
    with tempfile.TemporaryDirectory() as place, open_store(Path(place) / "record.db") as store:
        fill(store, (Record(dispatch=read_layout(one, lexicons)[0]) for one in found), Clocked())
        print(f"{len(store)} texts")
        for (first,) in store.connection.execute("SELECT earliest FROM copy_group ORDER BY key").fetchall():
            group = copies_of(store.connection, first)
            yield [store.record_at(member.key).dispatch.text[:100] for member in group.members] if group else []


def main() -> int:
    """Print the figures; whether one lies below its floor, where that is asked."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--dispatches", type=int, default=MANY)
    parser.add_argument("--texts", help="a folder of dispatches")
    parser.add_argument("--check", action="store_true", help="exit code 1 below a floor")
    options = parser.parse_args()
    if options.texts:
        for group in groups_of_texts(options.texts):
            print(json.dumps(group, ensure_ascii=False))
        return 0
    measured, cost = measure(options.dispatches)
    print("| pairs | precision | recall | found | planted |\n| --- | --- | --- | --- | --- |")
    for one in measured:
        print(f"| {one.name} | {one.precision:.3f} | {one.recall:.3f} | {one.found} | {one.planted} |")
    print(f"\n{cost:.1f} ms of processor time a dispatch")
    low = [one.name for one in measured if min(one.precision, one.recall) < FLOORS[one.name]]
    if low and options.check:
        print(f"below the floor: {', '.join(low)}", file=sys.stderr)
    return int(bool(low) and options.check)


if __name__ == "__main__":
    sys.exit(main())
