"""Who acts on whom, where and when, over events that were found."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from guillemets.store.asking import rows_as
from guillemets.store.deeds import Hit, month_of

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable


_PAIRS = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """How often one side acted on the other: countries by code, or persons and bodies by identifier and name."""

    actor: str
    actor_name: str
    recipient: str
    recipient_name: str
    cooperation: int
    conflict: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CountryTally:
    """How many events have a party of this country on one side; ``side`` is actor or recipient."""

    side: str
    country: str
    cooperation: int
    conflict: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """How many events of a quadrant fall into a month."""

    month: str
    quad: str
    events: int


# The events found, those that bring together and those that set apart; a list of numbers is read faster than of pairs.
_HITS = """h AS MATERIALIZED (
    SELECT value AS key, 1 AS good, 0 AS bad FROM json_each(:good)
    UNION ALL SELECT value, 0, 1 FROM json_each(:bad))"""
_SIGNS = "sum(h.good) AS cooperation, sum(h.bad) AS conflict"


def by_month(hits: Iterable[Hit]) -> tuple[Period, ...]:
    """How many events of each quadrant fall into each month; a date that is no month belongs to none."""
    counts: Counter[tuple[str, str]] = Counter()
    for (date, quad), number in Counter([(hit.date, hit.quad) for hit in hits]).items():
        counts[month_of(date), quad] += number
    return tuple(Period(month=month, quad=quad, events=counts[month, quad]) for month, quad in sorted(counts) if month)


def between_countries(connection: sqlite3.Connection, hits: Iterable[Hit]) -> tuple[Exchange, ...]:
    """Which country acted on which, the most frequent first."""
    sql = f"""
      WITH {_HITS}
      SELECT p.country AS actor, p.country AS actor_name, q.country AS recipient, q.country AS recipient_name, {_SIGNS}
      FROM h CROSS JOIN event_party p ON p.event = h.key AND p.side = 'actor' AND p.country IS NOT NULL
      CROSS JOIN event_party q ON q.event = h.key AND q.side = 'recipient' AND q.country IS NOT NULL
      GROUP BY p.country, q.country ORDER BY count(*) DESC, actor, recipient LIMIT {_PAIRS * 3}"""
    return rows_as(Exchange, connection, sql, _bound(hits))


def between_parties(connection: sqlite3.Connection, hits: Iterable[Hit]) -> tuple[Exchange, ...]:
    """Who acted on whom, the most frequent first."""
    sql = f"""
      WITH {_HITS}, pair AS (
        SELECT p.entity AS one, q.entity AS other, {_SIGNS}, count(*) AS number
        FROM h CROSS JOIN event_party p ON p.event = h.key AND p.side = 'actor' AND p.entity IS NOT NULL
        CROSS JOIN event_party q ON q.event = h.key AND q.side = 'recipient' AND q.entity <> p.entity
        GROUP BY one, other ORDER BY number DESC, one, other LIMIT {_PAIRS})
      SELECT a.id AS actor, a.name AS actor_name, r.id AS recipient, r.name AS recipient_name, cooperation, conflict
      FROM pair CROSS JOIN entity a ON a.key = one CROSS JOIN entity r ON r.key = other
      ORDER BY number DESC, one, other"""
    return rows_as(Exchange, connection, sql, _bound(hits))


def by_country(connection: sqlite3.Connection, hits: Iterable[Hit]) -> tuple[CountryTally, ...]:
    """How many events each country has on either side."""
    sql = f"""
      WITH {_HITS}
      SELECT p.side, p.country, {_SIGNS}
      FROM h CROSS JOIN event_party p ON p.event = h.key AND p.country IS NOT NULL
      GROUP BY p.side, p.country ORDER BY count(*) DESC, p.country"""
    return rows_as(CountryTally, connection, sql, _bound(hits))


def _bound(hits: Iterable[Hit]) -> dict[str, str]:
    """The hits as the queries of parties take them."""
    good: list[int] = []
    bad: list[int] = []
    for hit in hits:
        (good if hit.quad.endswith("cooperation") else bad).append(hit.key)
    return {"good": json.dumps(good), "bad": json.dumps(bad)}
