"""Who gets quoted: named, by role or anonymous; women or men; persons or bodies; by outlet, agency and time."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from guillemets.store.answer import Answer
from guillemets.store.filters import LIMIT, Scope, Where

if TYPE_CHECKING:
    import sqlite3


class SourcesBy(StrEnum):
    """What sources are counted by."""

    NAMING = "naming"
    KIND = "kind"
    GENDER = "gender"
    OUTLET = "outlet"
    AGENCY = "agency"
    INSTITUTION = "institution"
    NAME = "name"


class Period(StrEnum):
    """The stretch of time that one row covers."""

    YEAR = "year"
    MONTH = "month"
    DAY = "day"


_LENGTH = {Period.YEAR: 4, Period.MONTH: 7, Period.DAY: 10}


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """What to count by, over which periods (None: all time in one), in which scope; ``history`` is not counted."""

    by: SourcesBy = SourcesBy.NAMING
    over: Period | None = None
    scope: Scope = field(default_factory=Scope)
    limit: int = LIMIT


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcesRow:
    """One group in one period: how many statements, and their share of the period's, 0 to 1."""

    period: str | None
    source: str
    statements: int
    share: float


def sources(connection: sqlite3.Connection, query: Sources) -> Answer[SourcesRow]:
    """The groups with their numbers, period by period, the largest first. What is unknown is its own group, ``-``."""
    counted = _tallied(connection, query) if query.by.value in _TALLIED else _listed(connection, query)
    totals: dict[str | None, int] = {}
    for period, _, number in counted:
        totals[period] = totals.get(period, 0) + number
    rows = [
        SourcesRow(period=period, source=source or "-", statements=number, share=number / totals[period])
        for period, source, number in counted
        if number
    ]
    kept: dict[str | None, int] = {}
    shown: list[SourcesRow] = []
    for row in sorted(rows, key=lambda row: (row.period or "", -row.statements, row.source)):
        kept[row.period] = kept.get(row.period, 0) + 1
        if kept[row.period] <= query.limit:
            shown.append(row)
    return Answer(SourcesRow, tuple(shown))


_TALLIED = frozenset({"naming", "kind", "gender", "outlet", "agency"})


def _tallied(connection: sqlite3.Connection, query: Sources) -> list[tuple[str | None, str, int]]:
    where = Where()
    _narrow(where, query.scope, "t", "t")
    if query.by is SourcesBy.GENDER:
        where.add("t.kind = 'person'")
    period = f"substr(t.day, 1, {_LENGTH[query.over]})" if query.over else "NULL"
    rows = connection.execute(
        f"SELECT {period}, t.{query.by}, sum(t.statements) FROM source_tally t WHERE {where} GROUP BY 1, 2",
        where.values,
    )
    return rows.fetchall()


def _listed(connection: sqlite3.Connection, query: Sources) -> list[tuple[str | None, str, int]]:
    """By the institution that an unnamed source belongs to, or by the names of speakers."""
    where = Where()
    period = f"substr(s.day, 1, {_LENGTH[query.over]})" if query.over else "NULL"
    narrowed = query.scope.agency or query.scope.outlet
    joined = "JOIN dispatch d ON d.key = st.dispatch" if narrowed else ""
    _narrow(where, query.scope, "s", "d")
    where.add("s.standing = 'current' AND s.repeated = 0")
    if query.by is SourcesBy.INSTITUTION:
        joined = joined.replace("st.", "s.")
        sql = f"FROM statement s JOIN dispatch_entity m ON m.key = s.institution {joined} WHERE {where} GROUP BY 1, 2"
        return connection.execute(f"SELECT {period}, m.name, count(*) {sql}", where.values).fetchall()
    if query.over is None and not where.values:
        return connection.execute(
            "SELECT NULL, name, statements FROM entity WHERE statements > 0",
        ).fetchall()
    if narrowed:
        joined = f"JOIN statement st ON st.key = s.statement {joined}"
    where.add("s.role = 'speaker' AND s.entity IS NOT NULL")
    return connection.execute(
        f"SELECT h.period, e.name, h.number FROM (SELECT {period} AS period, s.entity AS entity, count(*) AS number "
        f"FROM statement_speaker s {joined} WHERE {where} GROUP BY 1, 2) h JOIN entity e ON e.key = h.entity",
        where.values,
    ).fetchall()


def _narrow(where: Where, scope: Scope, dated: str, dispatch: str) -> None:
    where.add_days(f"{dated}.day", scope)
    if scope.agency:
        where.add(f"{dispatch}.agency = ? COLLATE NOCASE", scope.agency)
    if scope.outlet:
        where.add(f"{dispatch}.outlet = ?", scope.outlet.removeprefix("www."))
