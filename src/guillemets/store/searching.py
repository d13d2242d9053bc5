"""Full text: which dispatches, or which statements, have the words."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from guillemets.store.answer import Answer
from guillemets.store.filters import LIMIT, Scope, Where, marks
from guillemets.store.fulltext import Asked, asked
from guillemets.store.people import must_know
from guillemets.store.snippets import snippet

if TYPE_CHECKING:
    import sqlite3

_HEADLINE_WEIGHT = 4.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """Words to look for, and where; speaker, act and type ask for a statement of that kind."""

    words: str
    scope: Scope = field(default_factory=Scope)
    speaker: str | None = None
    act: str | None = None
    type: str | None = None
    limit: int = LIMIT


@dataclass(frozen=True, slots=True, kw_only=True)
class DispatchFound:
    """A dispatch with the words; ``starts`` and ``ends`` place the snippet in its text, ``found`` the words."""

    dispatch: str
    published: str | None
    agency: str | None
    outlet: str | None
    headline: str | None
    standing: str
    score: float
    snippet: str
    starts: int
    ends: int
    found: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementFound:
    """A statement with the words in what is said."""

    statement: str
    published: str | None
    agency: str | None
    outlet: str | None
    speaker: str | None
    naming: str
    act: str
    type: str
    content: str
    standing: str
    score: float
    starts: int
    ends: int


def search(connection: sqlite3.Connection, query: Search) -> Answer[DispatchFound]:
    """The dispatches with all the words, the best first.

    Raises UsageError when there is no word to search for, StoreError when nobody bears the speaker's name.
    """
    words = asked(query.words)
    where, table, score = _ranked(words, "dispatch", f"{_HEADLINE_WEIGHT}, 1.0")
    where.add_scope(query.scope, dated="d")
    if query.speaker or query.act or query.type:
        said = _narrowed(connection, query)
        where.add(f"d.key IN (SELECT s.dispatch FROM statement s WHERE {said})", *said.values)
    rows = connection.execute(
        f"SELECT d.id, d.published, d.agency, d.outlet, d.headline, d.standing, {score} AS score, d.text "
        f"FROM {table} JOIN dispatch d ON d.key = {table}.rowid WHERE {where} ORDER BY score LIMIT ?",
        (*where.values, query.limit),
    ).fetchall()
    return Answer(DispatchFound, tuple(_dispatch_found(row[:-1], row[-1], words) for row in rows))


def search_statements(connection: sqlite3.Connection, query: Search) -> Answer[StatementFound]:
    """The statements with all the words in what is said, the best first. Raises as ``search`` does."""
    where, table, score = _ranked(asked(query.words), "statement", "1.0")
    where.add_scope(query.scope, dated="s")
    narrowed = _narrowed(connection, query)
    where.add(str(narrowed), *narrowed.values)
    where.add("s.repeated = 0")
    rows = connection.execute(
        "SELECT d.id || ':' || s.id, d.published, d.agency, d.outlet, s.speaker, s.naming, s.act, s.type, s.content, "
        f"s.standing, {score} AS score, s.starts, s.ends "
        f"FROM {table} JOIN statement s ON s.key = {table}.rowid JOIN dispatch d ON d.key = s.dispatch "
        f"WHERE {where} ORDER BY score LIMIT ?",
        (*where.values, query.limit),
    ).fetchall()
    names = ("statement", "published", "agency", "outlet", "speaker", "naming", "act", "type", "content", "standing",
             "score", "starts", "ends")  # fmt: skip
    return Answer(
        StatementFound,
        tuple(StatementFound(**{**dict(zip(names, row, strict=True)), "score": -row[10]}) for row in rows),
    )


def _ranked(words: Asked, what: str, weights: str) -> tuple[Where, str, str]:
    """The condition on the full text, the table that ranks, and the expression of the rank (the lower the better)."""
    where = Where()
    table = f"{what}_stem" if words.by_stem else f"{what}_search"
    where.add(f"{table} MATCH ?", words.by_stem or words.by_word)
    if words.by_stem and words.by_word:
        where.add(f"{table}.rowid IN (SELECT rowid FROM {what}_search WHERE {what}_search MATCH ?)", words.by_word)
    if words.excluded and not words.by_stem:
        where.add(
            f"{table}.rowid NOT IN (SELECT rowid FROM {what}_stem WHERE {what}_stem MATCH ?)",
            " OR ".join(f'"{form}"' for form in words.excluded),
        )
    return where, table, f"bm25({table}, {weights})"


def _narrowed(connection: sqlite3.Connection, query: Search) -> Where:
    """The conditions on a statement ``s``."""
    where = Where()
    if query.speaker:
        keys = [known.key for known in must_know(connection, query.speaker)]
        where.add(
            f"s.key IN (SELECT statement FROM statement_speaker WHERE entity IN ({marks(keys)}) AND role = 'speaker')",
            *keys,
        )
    if query.act:
        where.add("s.act = ?", query.act)
    if query.type:
        where.add("s.type = ?", query.type)
    return where


def _dispatch_found(
    row: tuple[str, str | None, str | None, str | None, str | None, str, float], text: str, words: Asked
) -> DispatchFound:
    id_, published, agency, outlet, headline, standing, score = row
    place = snippet(text, words)
    return DispatchFound(
        dispatch=id_, published=published, agency=agency, outlet=outlet, headline=headline, standing=standing,
        score=-score, snippet=place.of(text), starts=place.starts, ends=place.ends,
        found=tuple(dict.fromkeys(text[a:b] for a, b in place.found)),
    )  # fmt: skip
