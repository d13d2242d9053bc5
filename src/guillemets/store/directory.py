"""Persons and bodies by their names."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from guillemets.store.asking import rows_as
from guillemets.store.filters import marks
from guillemets.store.words import WORD, folded

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A person or a body in a list; ``country`` is ISO 3166-1 alpha-3."""

    id: str
    name: str
    kind: str
    country: str | None
    gender: str | None
    statements: int
    dispatches: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed(Person):
    """A person or a body with its key, by which a list goes on."""

    key: int


_COLUMNS = "e.id, e.name, e.kind, e.country, e.gender, e.statements, e.dispatches"


def persons_like(
    connection: sqlite3.Connection, typed: str, number: int, *, kind: str | None = None
) -> tuple[Person, ...]:
    """Those whose names hold every word typed, the last one perhaps unfinished; who speaks most comes first."""
    words = WORD.findall(typed)
    if not words:
        return ()
    sought = " ".join([f'"{folded(word)}"' for word in words[:-1]] + [f'"{folded(words[-1])}"*'])
    return rows_as(
        Person,
        connection,
        f"SELECT {_COLUMNS} FROM entity_search f JOIN entity e ON e.key = f.rowid "
        "WHERE entity_search MATCH :sought AND (:kind IS NULL OR e.kind = :kind) "
        "ORDER BY e.statements DESC, e.dispatches DESC, e.key LIMIT :number",
        {"sought": sought, "kind": kind, "number": number},
    )


def names_of(connection: sqlite3.Connection, identifiers: Iterable[str]) -> dict[str, str]:
    """The names of those persons and bodies, by their identifiers; one that the store has not is left out."""
    asked = sorted(set(identifiers))
    return dict(
        map(tuple, connection.execute(f"SELECT e.id, e.name FROM entity e WHERE e.id IN ({marks(asked)})", asked))
    )


def persons_most_quoted(
    connection: sqlite3.Connection, number: int, *, after: tuple[int, int] | None = None, kind: str | None = None
) -> tuple[Listed, ...]:
    """Who speaks most, from behind ``after`` (statements and key of the last one shown) on."""
    return rows_as(
        Listed,
        connection,
        f"SELECT {_COLUMNS}, e.key FROM entity e WHERE e.statements > 0 AND (:kind IS NULL OR e.kind = :kind) "
        "AND (:statements IS NULL OR (e.statements, -e.key) < (:statements, -:key)) "
        "ORDER BY e.statements DESC, e.key LIMIT :number",
        {
            "kind": kind,
            "statements": after[0] if after else None,
            "key": after[1] if after else None,
            "number": number,
        },
    )
