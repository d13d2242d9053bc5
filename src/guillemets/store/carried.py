"""What was told again: an utterance over all its wordings and carriers, and the copies of a dispatch."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from guillemets.store.asking import rows_as
from guillemets.store.dossiers import HEADING, Heading

if TYPE_CHECKING:
    import sqlite3

_LONGEST_LIST = 300
_MOST_COPIES = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """A statement that carries the utterance, in its dispatch; ``wording`` is the number of its wording."""

    dispatch: str
    statement: str
    wording: int
    content: str
    speaker: str | None
    act: str
    published: str | None
    day: str | None
    agency: str | None
    outlet: str | None
    headline: str | None
    standing: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Same:
    """A statement of a dispatch (``a3``) whose utterance others carry too: the utterance and how many carry it."""

    statement: str
    utterance: int
    tellings: int


def tellings(connection: sqlite3.Connection, utterance: int) -> tuple[Telling, ...]:
    """The statements that carry an utterance, the earliest first; none when there is no such utterance."""
    return rows_as(
        Telling,
        connection,
        "SELECT d.id AS dispatch, s.id AS statement, u.wording, s.content, s.speaker, s.act, d.published, d.day, "
        "d.agency, d.outlet, d.headline, s.standing FROM statement_utterance u "
        "JOIN statement s ON s.key = u.statement JOIN dispatch d ON d.key = s.dispatch "
        "WHERE u.utterance = ? ORDER BY d.moment IS NULL, d.moment, s.key LIMIT ?",
        (utterance, _LONGEST_LIST),
    )


def told_again(connection: sqlite3.Connection, dispatch: int) -> tuple[Same, ...]:
    """The statements of a dispatch that stand in other dispatches too."""
    return rows_as(
        Same,
        connection,
        "SELECT s.id AS statement, u.utterance, t.statements AS tellings FROM statement s "
        "JOIN statement_utterance u ON u.statement = s.key JOIN utterance t ON t.key = u.utterance "
        "WHERE s.dispatch = :key AND t.statements > 1 AND EXISTS (SELECT 1 FROM statement_utterance o "
        "JOIN statement x ON x.key = o.statement WHERE o.utterance = u.utterance AND x.dispatch <> :key)",
        {"key": dispatch},
    )


def copies_of(connection: sqlite3.Connection, dispatch: int) -> tuple[Heading, ...]:
    """The other dispatches with the same agency's copy, the earliest first."""
    return rows_as(
        Heading,
        connection,
        f"SELECT {HEADING} FROM dispatch_copy o JOIN dispatch_copy c ON c.copy_group = o.copy_group "
        "JOIN dispatch d ON d.key = c.dispatch WHERE o.dispatch = :key AND c.dispatch <> :key "
        "ORDER BY d.moment IS NULL, d.moment, d.key LIMIT :number",
        {"key": dispatch, "number": _MOST_COPIES},
    )
