"""Stories in the store: dispatches about the same people, deeds and words, within two days of each other."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from math import log2
from typing import TYPE_CHECKING
from zlib import crc32

from guillemets.store.lineage.wording import wording_of

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator

    from guillemets.model.record import Record

_DAYS = 2
_BEARERS = 60
_COMMON = 400
_LEAST_MARKS, _LEAST_SHARE = 4, 0.5
_WORDS, _PEOPLE, _DEEDS = 10, 8, 4
_EPOCH = date(1970, 1, 1)
_UNDATED = 0


def link_story(connection: sqlite3.Connection, dispatch: int, record: Record, copies: Iterable[int]) -> int:
    """Put a dispatch that has just been written into the story of its copies, of the likest one near, or its own."""
    day = _day(connection, dispatch)
    marks = sorted(set(_marks(connection, dispatch, record)))
    found = _of(connection, copies)
    if found is None:
        found = _of(connection, _saying_the_same(connection, dispatch))
    if found is None:
        found = _likest(connection, marks, day)
    connection.executemany("INSERT INTO story_mark VALUES (?, ?, ?)", [(mark, day, dispatch) for mark in marks])
    if found is None:
        cursor = connection.execute("INSERT INTO story (earliest, dispatches) VALUES (?, 0)", (dispatch,))
        found = int(cursor.lastrowid or 0)
    connection.execute("INSERT INTO dispatch_story VALUES (?, ?)", (dispatch, found))
    connection.execute(
        "UPDATE story SET dispatches = dispatches + 1, earliest = iif((SELECT ifnull(moment, '9') FROM dispatch WHERE "
        "key = ?1) < (SELECT ifnull(moment, '9') FROM dispatch WHERE key = earliest), ?1, earliest) WHERE key = ?2",
        (dispatch, found),
    )
    return found


def _day(connection: sqlite3.Connection, dispatch: int) -> int:
    """Days since 1970-01-01; 0 without a date."""
    (day,) = connection.execute("SELECT day FROM dispatch WHERE key = ?", (dispatch,)).fetchone()
    try:
        return (date.fromisoformat(day) - _EPOCH).days if day else _UNDATED
    except ValueError:
        return _UNDATED


def _marks(connection: sqlite3.Connection, dispatch: int, record: Record) -> Iterator[int]:
    """What the dispatch is about, as numbers: people and bodies, deeds with their parties, words of head and lead."""
    one = record.dispatch
    keys = dict(connection.execute("SELECT id, entity FROM dispatch_entity WHERE dispatch = ?", (dispatch,)).fetchall())
    known = [entity for entity in record.entities if keys.get(entity.id) is not None]
    people = [entity for entity in known if entity.kind != "state"]
    people.sort(key=lambda entity: (-len(entity.mentions), entity.id))
    for entity in people[:_PEOPLE]:
        yield crc32(f"entity {keys[entity.id]}".encode())
    for event in record.events[:_DEEDS]:
        for actor in event.actors[:1]:
            for recipient in event.recipients[:1]:
                yield crc32(f"{event.type} {keys.get(actor.entity)} {keys.get(recipient.entity)}".encode())
    head = " ".join(part.text for part in (one.headline, one.lead) if part)
    for word in wording_of(head).carrying[:_WORDS]:
        yield crc32(f"word {word[:6]}".encode())


def _of(connection: sqlite3.Connection, copies: Iterable[int]) -> int | None:
    """The story that the copies are in."""
    found = (connection.execute("SELECT story FROM dispatch_story WHERE dispatch = ?", (c,)).fetchone() for c in copies)
    return min((row[0] for row in found if row), default=None)


def _saying_the_same(connection: sqlite3.Connection, dispatch: int) -> list[int]:
    """The dispatch that shares most utterances with this one, two days before or after at most; none without any."""
    rows = connection.execute(
        "SELECT s.dispatch, count(DISTINCT own.utterance) AS shared FROM statement mine "
        "JOIN statement_utterance own ON own.statement = mine.key "
        "JOIN utterance u ON u.key = own.utterance AND u.statements BETWEEN 2 AND ? "
        "JOIN statement_utterance theirs ON theirs.utterance = own.utterance "
        "JOIN statement s ON s.key = theirs.statement AND s.dispatch <> mine.dispatch "
        "WHERE mine.dispatch = ? AND abs(julianday(s.day) - julianday(mine.day)) <= ? "
        "GROUP BY s.dispatch ORDER BY shared DESC, s.dispatch LIMIT 1",
        (_BEARERS, dispatch, _DAYS),
    ).fetchall()
    return [row[0] for row in rows]


def _likest(connection: sqlite3.Connection, marks: list[int], day: int) -> int | None:
    """The story of the dispatch that shares most marks, the rarer the weightier; None when nobody shares enough."""
    shares: defaultdict[int, float] = defaultdict(float)
    counts: defaultdict[int, int] = defaultdict(int)
    whole = 0.0
    for mark in marks:
        bearers = connection.execute(
            "SELECT dispatch FROM story_mark WHERE mark = ? AND day BETWEEN ? AND ? "
            "ORDER BY day DESC, dispatch DESC LIMIT ?",
            (mark, day - _DAYS, day + _DAYS, _BEARERS),
        ).fetchall()
        weight = log2(1 + _COMMON / (1 + len(bearers)) ** 2)
        whole += weight
        for (bearer,) in bearers:
            shares[bearer] += weight
            counts[bearer] += 1
    fit = [one for one in shares if counts[one] >= _LEAST_MARKS and shares[one] >= _LEAST_SHARE * whole]
    if not fit:
        return None
    best = min(fit, key=lambda one: (-shares[one], one))
    row = connection.execute("SELECT story FROM dispatch_story WHERE dispatch = ?", (best,)).fetchone()
    return int(row[0]) if row else None
