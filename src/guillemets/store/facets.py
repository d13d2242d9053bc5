"""Statements by words and filters, page by page."""

from __future__ import annotations

import json
from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from guillemets.store.asking import rows_as, tuples_as

if TYPE_CHECKING:
    import sqlite3
    from collections import Counter
    from collections.abc import Iterable

    from guillemets.model.attribution import Act, SpeakerKind, SpeechType
    from guillemets.store.asking import Value
    from guillemets.store.matching import Matching
    from guillemets.store.naming import Naming

# So many of the newest hits are counted; beyond them the result says that there are more.
MOST_COUNTED = 1_000
FACET_ROWS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementFilter:
    """Which statements: None leaves open. Days are ISO 8601 and both belong to the period.

    ``speaker`` and ``addressee`` are identifiers of entities of the store; ``history`` takes in what later versions or
    withdrawals have set aside.
    """

    matching: Matching | None = None
    speaker: str | None = None
    kind: SpeakerKind | None = None
    naming: Naming | None = None
    act: Act | None = None
    type: SpeechType | None = None
    agency: str | None = None
    outlet: str | None = None
    since: str | None = None
    until: str | None = None
    history: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementHit:
    """A statement in a list, with the dispatch that it stands in; ``statement`` is its id there (``a3``)."""

    key: int
    dispatch: str
    statement: str
    content: str
    speaker: str | None
    speaker_id: str | None
    source: str | None
    kind: str
    naming: str
    act: str
    type: str
    negated: bool
    conditional: bool
    relayed: int
    addressee: str | None
    day: str | None
    published: str | None
    headline: str | None
    agency: str | None
    outlet: str | None
    standing: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """One value of a facet and how many hits have it; ``label`` is what to show of an identifier."""

    value: str
    label: str
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a page of results begins: behind the hit with this day and key."""

    day: str
    key: int


class Hit(NamedTuple):
    """What is counted of a hit; ``day`` is empty for an undated one."""

    key: int
    day: str
    act: str
    kind: str
    naming: str
    type: str
    dispatch: int


_WHEN = attrgetter("day", "key")


_COLUMNS = """
  s.key, d.id AS dispatch, s.id AS statement, s.content, s.speaker,
  (SELECT e.id FROM statement_speaker p JOIN entity e ON e.key = p.entity
    WHERE p.statement = s.key AND p.role = 'speaker' ORDER BY p.position LIMIT 1) AS speaker_id,
  s.source, s.kind, s.naming, s.act, s.type, s.negated, s.conditional, s.relayed, s.addressee, s.day,
  d.published, d.headline, d.agency, d.outlet, s.standing"""


def statement_hits(
    connection: sqlite3.Connection, wanted: StatementFilter, number: int = MOST_COUNTED + 1
) -> tuple[Hit, ...]:
    """The newest hits, the newest first; undated ones stand last."""
    given: dict[str, Value] = {"number": number}
    found = tuples_as(Hit._make, connection, _query(wanted, given), given)
    if wanted.matching is not None and wanted.matching.names_somebody(connection):
        # Each question stops at its bound; one for both would have to find all before it can put them in order.
        given = {"number": number}
        more = tuples_as(Hit._make, connection, _query(wanted, given, named=True), given)
        found = sorted({*found, *more}, key=attrgetter("key"), reverse=True)[:number]
    return tuple(sorted(found, key=_WHEN, reverse=True))


def spoken_hits(
    connection: sqlite3.Connection, wanted: StatementFilter, number: int = MOST_COUNTED + 1
) -> tuple[Hit, ...]:
    """As ``statement_hits`` of one speaker; where days and the act alone narrow it, with nothing else in the hits.

    The index of speakers then answers by itself: half the time of reading every statement.
    """
    if wanted != StatementFilter(speaker=wanted.speaker, act=wanted.act, since=wanted.since, until=wanted.until):
        return statement_hits(connection, wanted, number)
    given: dict[str, Value] = {"number": number, "speaker": wanted.speaker}
    conditions = [condition.replace("s.", "p.") for condition in _conditions(wanted, given)]
    sql = (
        "SELECT p.statement, ifnull(p.day, ''), p.act, '', '', '', 0 FROM statement_speaker p "
        f"WHERE {_SPEAKS} AND {' AND '.join(conditions)} ORDER BY p.day DESC LIMIT :number"
    )
    return tuple(sorted(tuples_as(Hit._make, connection, sql, given), key=_WHEN, reverse=True))


def statement_rows(
    connection: sqlite3.Connection, hits: Iterable[Hit], *, limit: int, after: Place | None = None
) -> tuple[StatementHit, ...]:
    """So many of the hits as rows, from behind ``after`` on."""
    behind = [hit.key for hit in hits if after is None or (hit.day, hit.key) < (after.day, after.key)]
    sql = f"""
      SELECT {_COLUMNS} FROM json_each(?) k CROSS JOIN statement s ON s.key = k.value
      JOIN dispatch d ON d.key = s.dispatch
      ORDER BY k.key"""
    return rows_as(StatementHit, connection, sql, (json.dumps(behind[:limit]),))


def _query(wanted: StatementFilter, given: dict[str, Value], *, named: bool = False) -> str:
    """The query of the hits; its values go into ``given``. What is looked for decides from where it starts.

    ``named`` looks for the words where speakers are named, too.
    """
    conditions = _conditions(wanted, given)
    carriers = [column for column in ("agency", "outlet") if column in given]
    tables, order = "statement s", "s.day DESC"
    if wanted.speaker is not None:
        given["speaker"] = wanted.speaker
    if wanted.matching is not None:
        # A bound inside keeps the order for the outside, which then stops at its own.
        fits = (wanted.matching.keys_with_names if named else wanted.matching.keys)("statement", given)
        keys = f"SELECT key FROM ({fits}) ORDER BY key DESC LIMIT {1 << 40}"
        tables, order = f"({keys}) f CROSS JOIN statement s ON s.key = f.key", ""
        if wanted.speaker is not None:
            conditions.append(f"s.key IN (SELECT p.statement FROM statement_speaker p WHERE {_SPEAKS})")
    elif wanted.speaker is not None:
        tables = f"statement_speaker p CROSS JOIN statement s ON s.key = p.statement AND {_SPEAKS}"
        conditions = [c.replace("s.day", "p.day").replace("s.act", "p.act") for c in conditions]
        order = "p.day DESC"
    elif carriers:
        # From the carrier's newest dispatch back; a moment is in UTC, a day as the agency writes it.
        tables, order = "dispatch d CROSS JOIN statement s ON s.dispatch = d.key", "d.moment DESC"
        conditions += ["d.moment >= date(:since, '-1 day')"] if "since" in given else []
        conditions += ["d.moment < date(:until, '+2 days')"] if "until" in given else []
    if carriers and "dispatch d" not in tables:
        tables += " JOIN dispatch d ON d.key = s.dispatch"
    conditions += [f"d.{column} = :{column}" for column in carriers]
    where = " AND ".join(conditions) or "1"
    ordered = f"ORDER BY {order}" if order else ""
    return (
        "SELECT s.key AS key, ifnull(s.day, '') AS day, s.act AS act, s.kind AS kind, s.naming AS naming, "
        f"s.type AS type, s.dispatch AS dispatch FROM {tables} WHERE {where} {ordered} LIMIT :number"
    )


_SPEAKS = "p.role = 'speaker' AND p.entity = (SELECT e.key FROM entity e WHERE e.id = :speaker)"


def _conditions(wanted: StatementFilter, given: dict[str, Value]) -> list[str]:
    """What a row must fulfil; every value is bound by name. What stands twice in a dispatch is shown once."""
    conditions = ["s.repeated = 0"] + ([] if wanted.history else ["s.standing = 'current'"])
    for column, value in (
        ("kind", wanted.kind), ("naming", wanted.naming), ("act", wanted.act), ("type", wanted.type),
    ):  # fmt: skip
        if value is not None:
            given[column] = str(value)
            conditions.append(f"s.{column} = :{column}")
    given |= {name: value for name, value in (("agency", wanted.agency), ("outlet", wanted.outlet)) if value}
    for name, bound, day in (("since", ">=", wanted.since), ("until", "<=", wanted.until)):
        if day is not None:
            given[name] = day
            conditions.append(f"s.day {bound} :{name}")
    return conditions


def by_number(counts: Counter[str]) -> tuple[Count, ...]:
    """The most frequent values, the most frequent first; what has no value is left out."""
    rows = sorted(counts.items(), key=lambda row: (-row[1], row[0]))[:FACET_ROWS]
    return tuple(Count(value=value, label=value, number=number) for value, number in rows if value)


def in_order(counts: Counter[str]) -> tuple[Count, ...]:
    """The values in their own order; what has no value is left out."""
    return tuple(Count(value=value, label=value, number=counts[value]) for value in sorted(counts) if value)
