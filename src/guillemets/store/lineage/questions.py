"""What the store knows of copies, utterances and stories: one function a question."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from guillemets.store.lineage.wording import Likeness, likeness, wording_of

if TYPE_CHECKING:
    import sqlite3


@dataclass(frozen=True, slots=True, kw_only=True)
class Carrier:
    """A dispatch that carries an utterance: ``statement`` is the dispatch's id, a colon, and the statement's own.

    ``copy_group`` is the key of its group of copies; None where it is no copy. ``likeness`` is to the first wording.
    """

    statement: str
    statement_key: int
    dispatch_key: int
    published: str | None
    outlet: str | None
    agency: str | None
    headline: str | None
    speaker: str | None
    content: str
    wording: int
    likeness: Likeness
    copy_group: int | None
    standing: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant:
    """One wording of an utterance: how it is like the first one, and how many statements have it."""

    key: int
    content: str
    likeness: Likeness
    statements: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Utterance:
    """One thing that one speaker said, in all its wordings, with everybody who carried it, the earliest first.

    ``copies`` counts the carriers with each agency's copy once.
    """

    key: int
    first: Carrier
    variants: tuple[Variant, ...]
    carriers: tuple[Carrier, ...]

    @property
    def copies(self) -> int:
        """The carriers, each group of copies once."""
        return len({(c.copy_group, None) if c.copy_group else (None, c.dispatch_key) for c in self.carriers})


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A dispatch of a group of copies or of a story."""

    id: str
    key: int
    published: str | None
    outlet: str | None
    agency: str | None
    headline: str | None
    standing: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """Dispatches that are one copy, or one story: the earliest first. ``agency`` is that of the copy."""

    key: int
    agency: str | None
    members: tuple[Member, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How often somebody spoke: every statement, each copy once, each utterance once; in current dispatches."""

    statements: int
    copies: int
    utterances: int


_CARRIERS = """
SELECT d.id || ':' || s.id, s.key, d.key, d.published, d.outlet, d.agency, d.headline, s.speaker, s.content, u.wording,
  c.copy_group, s.standing
FROM statement_utterance u JOIN statement s ON s.key = u.statement JOIN dispatch d ON d.key = s.dispatch
LEFT JOIN dispatch_copy c ON c.dispatch = d.key
WHERE u.utterance = ? ORDER BY d.moment IS NULL, d.moment, d.id, s.key
"""
_MEMBER = "d.id, d.key, d.published, d.outlet, d.agency, d.headline, d.standing"
_COUNTS = """
SELECT count(*), count(DISTINCT u.utterance || '/' || ifnull('c' || c.copy_group, s.dispatch)),
  count(DISTINCT u.utterance)
FROM statement_speaker p JOIN statement s ON s.key = p.statement JOIN statement_utterance u ON u.statement = s.key
LEFT JOIN dispatch_copy c ON c.dispatch = s.dispatch
WHERE p.entity = ? AND p.role = 'speaker' AND p.standing = 'current'
"""


def utterance_of(connection: sqlite3.Connection, statement: int) -> Utterance | None:
    """The utterance that the statement with that key is part of; None for a statement that is not in the store."""
    row = connection.execute("SELECT utterance FROM statement_utterance WHERE statement = ?", (statement,)).fetchone()
    return utterance(connection, row[0]) if row else None


def statement_key(connection: sqlite3.Connection, dispatch: int, statement: str) -> int | None:
    """The key of the statement ``a3`` of the dispatch with that key; None where it has none."""
    row = connection.execute(
        "SELECT key FROM statement WHERE dispatch = ? AND id = ?", (dispatch, statement)
    ).fetchone()
    return row[0] if row else None


def utterance(connection: sqlite3.Connection, key: int) -> Utterance | None:
    """The utterance with that key, or None."""
    rows = connection.execute(_CARRIERS, (key,)).fetchall()
    if not rows:
        return None
    alike = _likenesses(rows)
    carriers = tuple(
        Carrier(
            statement=row[0],
            statement_key=row[1],
            dispatch_key=row[2],
            published=row[3],
            outlet=row[4],
            agency=row[5],
            headline=row[6],
            speaker=row[7],
            content=row[8],
            wording=row[9],
            likeness=alike[row[9]],
            copy_group=row[10],
            standing=row[11],
        )
        for row in rows
    )
    return Utterance(key=key, first=carriers[0], variants=_variants(carriers), carriers=carriers)


def _likenesses(rows: list[tuple[object, ...]]) -> dict[int, Likeness]:
    """How each wording is like the one that comes first."""
    contents: dict[int, str] = {}
    for row in rows:
        contents.setdefault(int(str(row[9])), str(row[8]))
    wordings = {key: wording_of(content) for key, content in contents.items()}
    first = next(iter(wordings.values()))
    return {key: likeness(first, one) or Likeness.REWORDED for key, one in wordings.items()}


def _variants(carriers: tuple[Carrier, ...]) -> tuple[Variant, ...]:
    """The wordings in the order of their first appearance."""
    met: dict[int, list[Carrier]] = {}
    for carrier in carriers:
        met.setdefault(carrier.wording, []).append(carrier)
    return tuple(
        Variant(key=key, content=its[0].content, likeness=its[0].likeness, statements=len(its))
        for key, its in met.items()
    )


def copies_of(connection: sqlite3.Connection, dispatch: int) -> Told | None:
    """The copies of a dispatch, itself among them, with the agency that most of them name; None where it is alone."""
    group = connection.execute(
        "SELECT g.key, g.agency FROM dispatch_copy c JOIN copy_group g ON g.key = c.copy_group WHERE c.dispatch = ?",
        (dispatch,),
    ).fetchone()
    if group is None:
        return None
    rows = connection.execute(
        f"SELECT {_MEMBER} FROM dispatch_copy c JOIN dispatch d ON d.key = c.dispatch WHERE c.copy_group = ? "
        "ORDER BY d.moment IS NULL, d.moment, d.id",
        (group[0],),
    ).fetchall()
    return Told(key=group[0], agency=group[1], members=tuple(map(_member, rows)))


def story_of(connection: sqlite3.Connection, dispatch: int) -> Told | None:
    """The dispatches of the story that a dispatch is part of; None for a dispatch that is not in the store."""
    row = connection.execute("SELECT story FROM dispatch_story WHERE dispatch = ?", (dispatch,)).fetchone()
    if row is None:
        return None
    rows = connection.execute(
        f"SELECT {_MEMBER} FROM dispatch_story s JOIN dispatch d ON d.key = s.dispatch WHERE s.story = ? "
        "ORDER BY d.moment IS NULL, d.moment, d.id",
        row,
    ).fetchall()
    return Told(key=row[0], agency=None, members=tuple(map(_member, rows)))


def _member(row: tuple[str, int, str | None, str | None, str | None, str | None, str]) -> Member:
    return Member(
        id=row[0], key=row[1], published=row[2], outlet=row[3], agency=row[4], headline=row[5], standing=row[6]
    )


def counts_of(connection: sqlite3.Connection, entity: int) -> Counts:
    """How often the entity with that key spoke, counted in three ways."""
    statements, copies, utterances = connection.execute(_COUNTS, (entity,)).fetchone()
    return Counts(statements=statements, copies=copies, utterances=utterances)
