"""What somebody said, and who spoke about something."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from guillemets.model.attribution import Act
from guillemets.store.answer import Answer
from guillemets.store.filters import LIMIT, Scope, Where, marks
from guillemets.store.fulltext import asked
from guillemets.store.naming import Counting
from guillemets.store.people import find_known, nobody
from guillemets.store.words import WORD, folded

if TYPE_CHECKING:
    import sqlite3

FOR = (Act.PRAISES, Act.PROMISES, Act.DEMANDS)
AGAINST = (Act.DENIES, Act.ACCUSES, Act.THREATENS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """Whose statements: by ``name`` (or the words for somebody unnamed), ``about`` words, ``to`` somebody, by act."""

    name: str
    about: str | None = None
    to: str | None = None
    act: str | None = None
    scope: Scope = field(default_factory=Scope)
    limit: int = LIMIT


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementRow:
    """A statement with its dispatch; ``on_the_word_of`` names the links between the two, outermost first."""

    statement: str
    published: str | None
    speaker: str | None
    act: str
    negated: bool
    conditional: bool
    type: str
    content: str
    on_the_word_of: str | None
    addressee: str | None
    agency: str | None
    outlet: str | None
    headline: str | None
    standing: str
    starts: int
    ends: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Who:
    """Who spoke about the words; ``limit`` counts speakers, ``count`` says what counts as one time."""

    words: str
    count: Counting = Counting.STATEMENTS
    scope: Scope = field(default_factory=Scope)
    limit: int = LIMIT


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakerRow:
    """Somebody who spoke about it. ``entity`` is None for the unnamed, who are counted by their words.

    ``favouring`` counts acts that praise, promise or demand, ``opposing`` those that deny, accuse or threaten; a
    negated act counts on neither side. ``first`` and ``last`` are days.
    """

    speaker: str
    entity: str | None
    statements: int
    favouring: int
    opposing: int
    first: str | None
    last: str | None


_JOINED = "JOIN statement s ON s.key = ss.statement JOIN dispatch d ON d.key = s.dispatch"


@dataclass(frozen=True, slots=True)
class _Counted:
    """The expression of which each value counts once, and the tables that it needs."""

    one: str
    joined: str = ""


_UTTERED = " JOIN statement_utterance u ON u.statement = ss.statement"
_COUNTED = {
    Counting.STATEMENTS: _Counted("ss.statement"),
    Counting.UTTERANCES: _Counted("u.utterance", _UTTERED),
    Counting.COPIES: _Counted(
        "u.utterance || '/' || ifnull('c' || c.copy_group, s.dispatch)",
        f"{_UTTERED} LEFT JOIN dispatch_copy c ON c.dispatch = s.dispatch",
    ),
}
_STATEMENT = """d.id || ':' || s.id, d.published, s.speaker, s.act, s.negated, s.conditional, s.type, s.content,
  (SELECT group_concat(source, ' > ') FROM (SELECT source FROM relay WHERE statement = s.key ORDER BY position)),
  s.addressee, d.agency, d.outlet, d.headline, s.standing, s.starts, s.ends"""


def said(connection: sqlite3.Connection, query: Said) -> Answer[StatementRow]:
    """The statements of whoever bears the name, the newest first; second copies within a dispatch are left out.

    Raises StoreError, with names that are spelt alike, when nobody bears it; UsageError for words without any.
    """
    where = Where()
    keys = [known.key for known in find_known(connection, query.name)]
    if keys:
        where.add(f"ss.entity IN ({marks(keys)})", *keys)
    else:
        where.add(
            "ss.statement IN (SELECT rowid FROM statement_search WHERE statement_search MATCH ?) AND ss.entity IS NULL",
            _unnamed(connection, query.name),
        )
    where.add("ss.role = 'speaker' AND ss.repeated = 0")
    where.add_scope(query.scope, dated="ss")
    if query.act:
        where.add("ss.act = ?", query.act)
    if query.about:
        asked(query.about).restrict(where, "statement", "ss.statement")
    if query.to:
        where.add("holds(s.addressee, ?)", query.to)
    joined = _JOINED if query.to or query.scope.agency or query.scope.outlet else ""
    rows = connection.execute(
        f"""SELECT {_STATEMENT} FROM (
          SELECT DISTINCT ss.statement AS key, ss.day AS day FROM statement_speaker ss {joined} WHERE {where}
          ORDER BY ss.day DESC, ss.statement DESC LIMIT ?
        ) h JOIN statement s ON s.key = h.key JOIN dispatch d ON d.key = s.dispatch ORDER BY h.day DESC, h.key DESC""",
        (*where.values, query.limit),
    ).fetchall()
    return Answer(StatementRow, tuple(map(_statement, rows)))


def statement_at(connection: sqlite3.Connection, dispatch: int, id_: str) -> StatementRow | None:
    """The statement ``id_`` (``a3``) of a dispatch, or None."""
    row = connection.execute(
        f"SELECT {_STATEMENT} FROM statement s JOIN dispatch d ON d.key = s.dispatch WHERE d.key = ? AND s.id = ?",
        (dispatch, id_),
    ).fetchone()
    return _statement(row) if row else None


def who(connection: sqlite3.Connection, query: Who) -> Answer[SpeakerRow]:
    """Who spoke about the words, the most heard first. Raises UsageError when there is no word to search for."""
    where = Where()
    asked(query.words).restrict(where, "statement", "ss.statement")
    where.add("ss.role = 'speaker' AND ss.repeated = 0")
    where.add_scope(query.scope, dated="ss")
    joined = _JOINED if query.scope.agency or query.scope.outlet or query.count is Counting.COPIES else ""
    joined += _COUNTED[query.count].joined
    one = _COUNTED[query.count].one
    rows = connection.execute(
        f"""SELECT ifnull(e.name, h.name), e.id, h.statements, h.favouring, h.opposing, h.first, h.last FROM (
          SELECT ss.entity, min(ss.name) AS name, count(DISTINCT {one}) AS statements,
            count(DISTINCT iif(ss.act IN ({marks(FOR)}) AND NOT ss.negated, {one}, NULL)) AS favouring,
            count(DISTINCT iif(ss.act IN ({marks(AGAINST)}) AND NOT ss.negated, {one}, NULL)) AS opposing,
            min(ss.day) AS first, max(ss.day) AS last
          FROM statement_speaker ss {joined} WHERE {where}
          GROUP BY ifnull(ss.entity, ss.name) ORDER BY statements DESC, last DESC, name LIMIT ?
        ) h LEFT JOIN entity e ON e.key = h.entity""",
        (*FOR, *AGAINST, *where.values, query.limit),
    ).fetchall()
    return Answer(
        SpeakerRow,
        tuple(
            SpeakerRow(
                speaker=name, entity=entity, statements=count, favouring=favouring, opposing=opposing,
                first=first, last=last,
            )
            for name, entity, count, favouring, opposing, first, last in rows
        ),
    )  # fmt: skip


def holds(text: str | None, words: str) -> bool:
    """Whether the text has all the words, accents and capitals apart; SQL calls it as ``holds``."""
    return set(WORD.findall(folded(words))) <= set(WORD.findall(folded(text or "")))


def _unnamed(connection: sqlite3.Connection, words: str) -> str:
    """The full-text question for somebody whom dispatches call so ("source diplomatique"). Raises when none does."""
    found = WORD.findall(folded(words))
    question = 'speaker : "' + " ".join(found) + '"'
    sql = "SELECT 1 FROM statement_search WHERE statement_search MATCH ? LIMIT 1"
    if not found or connection.execute(sql, (question,)).fetchone() is None:
        raise nobody(connection, words)
    return question


def _statement(row: tuple) -> StatementRow:  # type: ignore[type-arg]  # sixteen columns, named below
    (
        id_, published, speaker, act, negated, conditional, type_, content, relayed, addressee, agency, outlet,
        headline, standing, starts, ends,
    ) = row  # fmt: skip
    return StatementRow(
        statement=id_, published=published, speaker=speaker, act=act, negated=bool(negated),
        conditional=bool(conditional), type=type_, content=content, on_the_word_of=relayed, addressee=addressee,
        agency=agency, outlet=outlet, headline=headline, standing=standing, starts=starts, ends=ends,
    )  # fmt: skip
