"""What the store knows around one dispatch: how it stands, where it ran, its versions, and who its entities are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from guillemets.store.asking import rows_as

if TYPE_CHECKING:
    import sqlite3


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A dispatch in a list. ``published`` is as the record has it, ``standing`` current, superseded or withdrawn.

    ``opening`` are the first words of one without a headline.
    """

    id: str
    headline: str | None
    opening: str | None
    published: str | None
    agency: str | None
    outlet: str | None
    status: str | None
    standing: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Appearance:
    """A place where the same text was found."""

    outlet: str | None
    url: str | None
    path: str | None
    published: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """An entity of the dispatch (``e1``) that the store knows from others: its identifier there."""

    entity: str
    id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """Everything around one dispatch; ``versions`` are all of its group in order of time, itself included."""

    key: int
    heading: Heading
    superseded_by: str | None
    withdrawn_by: str | None
    appearances: tuple[Appearance, ...]
    versions: tuple[Heading, ...]
    known: tuple[Known, ...]


HEADING = (
    "d.id, d.headline, iif(d.headline IS NULL, substr(d.text, 1, 110), NULL) AS opening, "
    "d.published, d.agency, d.outlet, d.status, d.standing"
)
_SHORTEST_ID = 6
_LONGEST_LIST = 50


def key_of(connection: sqlite3.Connection, identifier: str) -> int | None:
    """The key of the dispatch whose id is, or alone begins with, ``identifier`` (six digits or more)."""
    if len(identifier) < _SHORTEST_ID:
        return None
    found = connection.execute(
        "SELECT key FROM dispatch WHERE id >= ? AND id < ? LIMIT 2", (identifier, identifier + "g")
    ).fetchall()
    return int(found[0][0]) if len(found) == 1 else None


def dossier(connection: sqlite3.Connection, key: int) -> Dossier:
    """The dossier of the dispatch with that key, which must be there."""
    (heading,) = rows_as(Heading, connection, f"SELECT {HEADING} FROM dispatch d WHERE d.key = ?", (key,))
    group, superseded, withdrawn = connection.execute(
        "SELECT version_group, (SELECT id FROM dispatch WHERE key = d.superseded_by), "
        "(SELECT id FROM dispatch WHERE key = d.withdrawn_by) FROM dispatch d WHERE d.key = ?",
        (key,),
    ).fetchone()
    return Dossier(
        key=key,
        heading=heading,
        superseded_by=superseded,
        withdrawn_by=withdrawn,
        appearances=rows_as(
            Appearance,
            connection,
            "SELECT outlet, url, path, published FROM appearance WHERE dispatch = ? ORDER BY key LIMIT ?",
            (key, _LONGEST_LIST),
        ),
        versions=rows_as(
            Heading,
            connection,
            f"SELECT {HEADING} FROM dispatch d WHERE d.version_group = ? ORDER BY d.moment, d.key LIMIT ?",
            (group, _LONGEST_LIST),
        ),
        known=rows_as(
            Known,
            connection,
            "SELECT m.id AS entity, e.id AS id FROM dispatch_entity m JOIN entity e ON e.key = m.entity "
            "WHERE m.dispatch = ?",
            (key,),
        ),
    )


def latest(connection: sqlite3.Connection, number: int) -> tuple[Heading, ...]:
    """The newest dispatches that stand."""
    return rows_as(
        Heading,
        connection,
        f"SELECT {HEADING} FROM dispatch d WHERE d.standing = 'current' ORDER BY d.moment DESC, d.key DESC LIMIT ?",
        (number,),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Holdings:
    """How much a store holds, history included; ``first`` and ``last`` are days of publication."""

    dispatches: int
    statements: int
    events: int
    entities: int
    first: str | None
    last: str | None


def holdings(connection: sqlite3.Connection) -> Holdings:
    """The size of the store. Keys are given out in order and nothing is ever deleted, so that the last one counts."""
    dispatches, statements, events, entities = (
        connection.execute(f"SELECT ifnull(max(key), 0) FROM {table}").fetchone()[0]
        for table in ("dispatch", "statement", "event", "entity")
    )
    first = connection.execute("SELECT day FROM dispatch WHERE moment IS NOT NULL ORDER BY moment LIMIT 1").fetchone()
    last = connection.execute("SELECT day FROM dispatch ORDER BY moment DESC LIMIT 1").fetchone()
    return Holdings(
        dispatches=dispatches, statements=statements, events=events, entities=entities,
        first=first[0] if first else None, last=last[0] if last else None,
    )  # fmt: skip
