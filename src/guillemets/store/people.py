"""Names: whom a name means, and which known names are spelt much like one that nobody bears."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher
from heapq import nlargest
from typing import TYPE_CHECKING

from guillemets.errors import StoreError
from guillemets.store.answer import Answer
from guillemets.store.filters import LIMIT
from guillemets.store.words import WORD, folded

if TYPE_CHECKING:
    import sqlite3

_NEAR = 0.72
_OFFERED = 3
_COMPARED = 50_000
_MOST = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """An entity of the store; ``statements`` counts those that it speaks and that stand."""

    id: str
    name: str
    kind: str
    country: str | None
    gender: str | None
    statements: int
    dispatches: int
    names: tuple[str, ...]
    key: int


_COLUMNS = "e.id, e.name, e.kind, e.country, e.gender, e.statements, e.dispatches, e.names, e.key"


def find_known(connection: sqlite3.Connection, name: str, limit: int = LIMIT) -> Answer[Known]:
    """Whom the name means, the most heard first: those who bear it whole, else those whose names hold all its words.

    ``name`` may also be the id of an entity (``person-kaja-kallas``). Empty when nobody does.
    """
    exact = connection.execute(f"SELECT {_COLUMNS} FROM entity e WHERE e.id = ?", (name,)).fetchall()
    words = WORD.findall(folded(name))
    if not exact and words:
        query = " AND ".join(f'"{word}"' for word in words)
        holding = connection.execute(
            f"SELECT {_COLUMNS} FROM entity e WHERE e.key IN "
            "(SELECT rowid FROM entity_search WHERE entity_search MATCH ?) ORDER BY e.statements DESC, e.key LIMIT ?",
            (query, _MOST),
        ).fetchall()
        whole = folded(name)
        exact = [row for row in holding if whole in map(folded, row[7].split("\n"))] or holding
    return Answer(Known, tuple(_known(row) for row in exact[:limit]))


def names_near(connection: sqlite3.Connection, name: str) -> tuple[str, ...]:
    """Known names that are spelt much like ``name``, the nearest first; the words alone may be near, or the whole."""
    asked = folded(name)
    rows = connection.execute("SELECT name, folded FROM entity ORDER BY statements DESC LIMIT ?", (_COMPARED,))
    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(asked)
    scored = ((_nearness(matcher, asked, plain), shown) for shown, plain in rows)
    best = nlargest(_OFFERED * 4, (pair for pair in scored if pair[0] >= _NEAR), key=lambda pair: pair[0])
    return tuple(dict.fromkeys(shown for _, shown in best))[:_OFFERED]


def must_know(connection: sqlite3.Connection, name: str) -> Answer[Known]:
    """As ``find_known``. Raises StoreError, with the names that are spelt alike, when nobody bears the name."""
    found = find_known(connection, name)
    if not found:
        raise nobody(connection, name)
    return found


def nobody(connection: sqlite3.Connection, name: str) -> StoreError:
    """The error for a name that nobody bears, with the names that are spelt alike."""
    near = names_near(connection, name)
    hint = f"Did you mean {' or '.join(near)}?" if near else "see who is there: `guillemets sources --by name`"
    return StoreError(f"nobody called {name!r} in the store", hint=hint)


def _nearness(matcher: SequenceMatcher[str], asked: str, plain: str) -> float:
    """How alike two names are, 0 to 1; a single word is held against each word of the name as well."""
    best = 0.0
    for candidate in {plain, *plain.split()} if " " not in asked else {plain}:
        if abs(len(candidate) - len(asked)) > max(2, len(asked) // 3):
            continue
        matcher.set_seq1(candidate)
        if matcher.real_quick_ratio() >= _NEAR and matcher.quick_ratio() >= _NEAR:
            best = max(best, matcher.ratio())
    return best


def _known(row: tuple[str, str, str, str | None, str | None, int, int, str, int]) -> Known:
    id_, name, kind, country, gender, statements, dispatches, names, key = row
    return Known(
        id=id_, name=name, kind=kind, country=country, gender=gender, statements=statements,
        dispatches=dispatches, names=tuple(names.split("\n")), key=key,
    )  # fmt: skip
