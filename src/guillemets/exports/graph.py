"""Who speaks of whom and who acts on whom, added up over any number of records in a temporary file.

Nodes are entities. Those with an item in Wikidata are one node by it, others by kind and name as the dispatches give
them; unnamed sources of the same words share a node that stands for the words (``named`` is false there), not for a
person. An edge ``speaks_of`` goes from a speaker to each entity that the content of a statement mentions, one for each
act; an edge ``acts_on`` from each actor of an event to each recipient, one for each type of PLOVER and factuality.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing, contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from guillemets.exports.cells import day_of
from guillemets.model.record import speakers_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from guillemets.model.entity import Entity
    from guillemets.model.record import Record

_TABLES = """
CREATE TABLE node (key TEXT PRIMARY KEY, label TEXT, kind TEXT, named INTEGER, country TEXT, dispatches INTEGER)
    WITHOUT ROWID;
CREATE TABLE edge (source TEXT, target TEXT, relation TEXT, type TEXT, factuality TEXT, weight INTEGER, score REAL,
    first TEXT, last TEXT, PRIMARY KEY (source, target, relation, type, factuality)) WITHOUT ROWID;
"""
# Of several spellings the longest is kept, then the first in order: the same whatever the order of the records.
_ADD_NODE = """
INSERT INTO node VALUES (?, ?, ?, ?, ?, 1) ON CONFLICT (key) DO UPDATE SET
    label = CASE WHEN (-length(excluded.label), excluded.label) < (-length(label), label)
        THEN excluded.label ELSE label END,
    kind = min(kind, excluded.kind), named = max(named, excluded.named),
    country = coalesce(min(country, excluded.country), country, excluded.country), dispatches = dispatches + 1
"""
_ADD_EDGE = """
INSERT INTO edge VALUES (?, ?, ?, ?, ?, 1, ?, ?, ?) ON CONFLICT DO UPDATE SET
    weight = weight + 1, score = score + excluded.score,
    first = coalesce(min(first, excluded.first), first, excluded.first),
    last = coalesce(max(last, excluded.last), last, excluded.last)
"""
SPEAKS_OF, ACTS_ON = "speaks_of", "acts_on"


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """An entity over all records; ``dispatches`` counts those that mention it."""

    key: str
    label: str
    kind: str
    named: bool
    country: str | None
    dispatches: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """One relation between two entities; ``first`` and ``last`` are days, ``goldstein`` the mean over its events."""

    source: str
    target: str
    relation: str
    type: str
    factuality: str | None
    weight: int
    goldstein: float | None
    first: str | None
    last: str | None


class Graph:
    """The sums; its nodes and edges come in the order of their keys."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def nodes(self) -> Iterator[Node]:
        """Every entity that speaks, is spoken of, acts or is acted on, or is merely mentioned."""
        for key, label, kind, named, country, dispatches in self._connection.execute("SELECT * FROM node"):
            yield Node(key=key, label=label, kind=kind, named=bool(named), country=country, dispatches=dispatches)

    def edges(self) -> Iterator[Edge]:
        """Every relation."""
        rows = self._connection.execute("SELECT * FROM edge ORDER BY source, target, relation, type, factuality")
        for source, target, relation, kind, factuality, weight, score, first, last in rows:
            yield Edge(
                source=source,
                target=target,
                relation=relation,
                type=kind,
                factuality=factuality or None,
                weight=weight,
                goldstein=round(score / weight, 3) if relation == ACTS_ON else None,
                first=first,
                last=last,
            )


@contextmanager
def graph_of(records: Iterable[Record]) -> Iterator[Graph]:
    """The graph of the records; what it is added up in is a temporary file that is gone afterwards."""
    with closing(sqlite3.connect("")) as connection:
        connection.executescript(_TABLES)
        with connection:
            for record in records:
                _add(record, connection)
        yield Graph(connection)


def _add(record: Record, connection: sqlite3.Connection) -> None:
    unnamed = {s.entity for one in record.attributions if one.anonymous for s in speakers_of(one)}
    keys = {one.id: _key(one, named=one.id not in unnamed) for one in record.entities}
    merged = {keys[one.id]: one for one in reversed(record.entities)}
    connection.executemany(
        _ADD_NODE,
        [(key, one.name, one.kind.value, one.id not in unnamed, one.country) for key, one in merged.items()],
    )
    day = day_of(record.dispatch.published)
    when = day.isoformat() if day else None
    connection.executemany(_ADD_EDGE, [(*edge, when, when) for edge in (*_spoken(record, keys), *_done(record, keys))])


def _key(one: Entity, *, named: bool) -> str:
    if "wikidata" in one.ids:
        return f"wikidata:{one.ids['wikidata']}"
    return f"{one.kind.value if named else 'unnamed'}:{one.name.casefold()}"


def _spoken(record: Record, keys: dict[str, str]) -> Iterator[tuple[str, str, str, str, str, float]]:
    """An edge for each speaker and each entity mentioned in what he says; nobody speaks of himself."""
    for one in record.attributions:
        about = {
            keys[entity.id]
            for entity in record.entities
            if any(piece.start <= m.start and m.end <= piece.end for m in entity.mentions for piece in one.content)
        }
        for who in sorted({keys[speaker.entity] for speaker in speakers_of(one)}):
            for whom in sorted(about - {who}):
                yield who, whom, SPEAKS_OF, one.act.value, "", 0.0


def _done(record: Record, keys: dict[str, str]) -> Iterator[tuple[str, str, str, str, str, float]]:
    for one in record.events:
        for who in sorted({keys[party.entity] for party in one.actors}):
            for whom in sorted({keys[party.entity] for party in one.recipients} - {who}):
                yield who, whom, ACTS_ON, one.type, one.factuality.value, one.goldstein
