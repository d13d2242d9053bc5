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


_SIGNS = """sum(h.quad IN ('verbal cooperation', 'material cooperation')) AS cooperation,
  sum(h.quad IN ('verbal conflict', 'material conflict')) AS conflict"""


def by_month(hits: Iterable[Hit]) -> tuple[Period, ...]:
    """How many events of each quadrant fall into each month; a date that is no month belongs to none."""
    counts = Counter((month_of(hit.date), hit.quad) for hit in hits)
    return tuple(Period(month=month, quad=quad, events=counts[month, quad]) for month, quad in sorted(counts) if month)


def between_countries(connection: sqlite3.Connection, hits: Iterable[Hit]) -> tuple[Exchange, ...]:
    """Which country acted on which, the most frequent first."""
    sql = f"""
      SELECT a.country AS actor, a.country AS actor_name, r.country AS recipient, r.country AS recipient_name, {_SIGNS}
      FROM {_HITS}
      CROSS JOIN event_party p ON p.event = h.key AND p.side = 'actor'
      JOIN dispatch_entity a ON a.key = p.dispatch_entity AND a.country IS NOT NULL
      JOIN event_party q ON q.event = h.key AND q.side = 'recipient'
      JOIN dispatch_entity r ON r.key = q.dispatch_entity AND r.country IS NOT NULL
      GROUP BY a.country, r.country ORDER BY count(*) DESC, actor, recipient LIMIT {_PAIRS * 3}"""
    return rows_as(Exchange, connection, sql, _bound(hits))


def between_parties(connection: sqlite3.Connection, hits: Iterable[Hit]) -> tuple[Exchange, ...]:
    """Who acted on whom, the most frequent first."""
    sql = f"""
      SELECT a.id AS actor, a.name AS actor_name, r.id AS recipient, r.name AS recipient_name, {_SIGNS}
      FROM {_HITS}
      CROSS JOIN event_party p ON p.event = h.key AND p.side = 'actor' AND p.entity IS NOT NULL
      JOIN event_party q ON q.event = h.key AND q.side = 'recipient' AND q.entity IS NOT NULL AND q.entity <> p.entity
      JOIN entity a ON a.key = p.entity JOIN entity r ON r.key = q.entity
      GROUP BY a.key, r.key ORDER BY count(*) DESC, a.key, r.key LIMIT {_PAIRS}"""
    return rows_as(Exchange, connection, sql, _bound(hits))


def by_country(connection: sqlite3.Connection, hits: Iterable[Hit]) -> tuple[CountryTally, ...]:
    """How many events each country has on either side."""
    sql = f"""
      SELECT p.side, a.country, {_SIGNS} FROM {_HITS} CROSS JOIN event_party p ON p.event = h.key
      JOIN dispatch_entity a ON a.key = p.dispatch_entity AND a.country IS NOT NULL
      GROUP BY p.side, a.country ORDER BY count(*) DESC, a.country"""
    return rows_as(CountryTally, connection, sql, _bound(hits))


_HITS = "(SELECT value ->> 0 AS key, value ->> 1 AS quad FROM json_each(?)) h"


def _bound(hits: Iterable[Hit]) -> tuple[str]:
    """The hits as the queries of parties take them."""
    return (json.dumps([(hit.key, hit.quad) for hit in hits]),)
