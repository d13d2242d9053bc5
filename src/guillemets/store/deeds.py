"""Events by filters, page by page, with what the rest of the result is made of."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from guillemets.store.asking import rows_as, tuples_as
from guillemets.store.facets import MOST_COUNTED, Count, Place, by_number, in_order

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable

    from guillemets.model.event import Factuality
    from guillemets.store.asking import Value

# Up to so many events of a country are gathered and put in order; of more, the newest are found sooner from the newest.
_FEW = 3_000


@dataclass(frozen=True, slots=True, kw_only=True)
class EventFilter:
    """Which events: None leaves open.

    ``actor`` and ``recipient`` are identifiers of entities of the store or codes of countries (ISO 3166-1 alpha-3);
    days are ISO 8601 and both belong to the period.
    """

    type: str | None = None
    mode: str | None = None
    quad: str | None = None
    factuality: Factuality | None = None
    actor: str | None = None
    recipient: str | None = None
    place: str | None = None
    since: str | None = None
    until: str | None = None
    history: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class EventHit:
    """An event in a list, with the dispatch that tells of it; ``event`` is its id there (``v1``).

    ``actors`` and ``recipients`` are names with "; " between them, ``actor_ids`` and ``recipient_ids`` the identifiers
    of the same entities in the same order, empty for one that the store knows in its dispatch alone.
    """

    key: int
    dispatch: str
    event: str
    type: str
    mode: str | None
    words: str
    actors: str | None
    actor_ids: str | None
    recipients: str | None
    recipient_ids: str | None
    date: str | None
    date_basis: str | None
    place: str | None
    place_country: str | None
    factuality: str
    historical: bool
    goldstein: float
    quad: str
    headline: str | None
    agency: str | None
    outlet: str | None
    published: str | None
    asserted_by: str | None
    denied_by: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class EventFacets:
    """What the hits are made of. ``total`` counts up to ``MOST_COUNTED`` and is ``more`` when there are others."""

    total: int
    more: bool
    types: tuple[Count, ...]
    quads: tuple[Count, ...]
    factualities: tuple[Count, ...]
    years: tuple[Count, ...]
    months: tuple[Count, ...]


_TOLD_BY = """(SELECT group_concat(s.speaker, '; ') FROM event_statement x JOIN statement s ON s.key = x.statement
    WHERE x.event = e.key AND x.stance = '{}')"""
_PARTIES = """(SELECT group_concat({}, '; ') FROM (SELECT p.name, x.id FROM event_party p
    LEFT JOIN entity x ON x.key = p.entity WHERE p.event = e.key AND p.side = '{}' ORDER BY p.position))"""
_COLUMNS = f"""
  e.key, d.id AS dispatch, e.id AS event, e.type, e.mode, e.trigger_words AS words,
  {_PARTIES.format("name", "actor")} AS actors, {_PARTIES.format("ifnull(id, '')", "actor")} AS actor_ids,
  {_PARTIES.format("name", "recipient")} AS recipients,
  {_PARTIES.format("ifnull(id, '')", "recipient")} AS recipient_ids,
  e.date, e.date_basis, e.place, e.place_country, e.factuality, e.historical, e.goldstein, e.quad, d.headline,
  d.agency, d.outlet, d.published, {_TOLD_BY.format("asserts")} AS asserted_by,
  {_TOLD_BY.format("denies")} AS denied_by"""


class Hit(NamedTuple):
    """What is counted of a hit; ``date`` is empty for an undated one."""

    key: int
    date: str
    type: str
    quad: str
    factuality: str


_WHEN = attrgetter("date", "key")


def event_hits(connection: sqlite3.Connection, wanted: EventFilter, number: int = MOST_COUNTED + 1) -> tuple[Hit, ...]:
    """The newest hits, the newest first; undated ones stand last."""
    given: dict[str, Value] = {"number": number}
    few = frozenset(side for side, party in _parties(wanted) if _are_few(connection, side, party))
    found = tuples_as(Hit._make, connection, _query(wanted, given, few), given)
    return tuple(sorted(found, key=_WHEN, reverse=True))


def event_rows(
    connection: sqlite3.Connection, hits: Iterable[Hit], *, limit: int, after: Place | None = None
) -> tuple[EventHit, ...]:
    """So many of the hits as rows, from behind ``after`` on."""
    behind = [hit.key for hit in hits if after is None or (hit.date, hit.key) < (after.day, after.key)]
    sql = f"""
      SELECT {_COLUMNS} FROM json_each(?) k CROSS JOIN event e ON e.key = k.value JOIN dispatch d ON d.key = e.dispatch
      ORDER BY k.key"""
    return rows_as(EventHit, connection, sql, (json.dumps(behind[:limit]),))


def event_facets(hits: tuple[Hit, ...]) -> EventFacets:
    """What the hits are made of, ``MOST_COUNTED`` of them."""
    counted = hits[:MOST_COUNTED]
    dates = Counter([hit.date for hit in counted])
    return EventFacets(
        total=len(counted),
        more=len(hits) > MOST_COUNTED,
        types=by_number(Counter([hit.type for hit in counted])),
        quads=by_number(Counter([hit.quad for hit in counted])),
        factualities=by_number(Counter([hit.factuality for hit in counted])),
        years=in_order(_together(dates, lambda date: date[:4])),
        months=in_order(_together(dates, month_of)),
    )


def _together(dates: Counter[str], period: Callable[[str], str]) -> Counter[str]:
    """The counts of dates as counts of their periods; there are far fewer dates than events."""
    found: Counter[str] = Counter()
    for date, number in dates.items():
        found[period(date)] += number
    return found


def month_of(date: str) -> str:
    """The month of a date, empty for a week, a season or a year alone."""
    return date[:7] if date[5:7].isdigit() else ""


def _parties(wanted: EventFilter) -> list[tuple[str, str]]:
    """The parties asked for, each with its side."""
    return [(side, party) for side, party in (("actor", wanted.actor), ("recipient", wanted.recipient)) if party]


def _are_few(connection: sqlite3.Connection, side: str, country: str) -> bool:
    """Whether a country has so few events on that side that they are gathered, not looked for from the newest on."""
    counted = connection.execute(
        f"SELECT count(*) FROM (SELECT 1 FROM event_party WHERE country = ? AND side = ? LIMIT {_FEW + 1})",
        (country, side),
    ).fetchone()[0]
    return bool(counted <= _FEW)


def _query(wanted: EventFilter, given: dict[str, Value], few: frozenset[str]) -> str:
    """The query of the hits; its values go into ``given``. ``few`` are the sides whose country has few events."""
    conditions = [] if wanted.history else ["e.standing = 'current'"]
    for column, value in (
        ("type", wanted.type), ("mode", wanted.mode), ("quad", wanted.quad), ("factuality", wanted.factuality),
        ("place", wanted.place),
    ):  # fmt: skip
        if value is not None:
            given[column] = str(value)
            conditions.append(f"e.{column} = :{column}")
    for name, bound, day in (("since", ">=", wanted.since), ("until", "<=", wanted.until)):
        if day is not None:
            given[name] = day
            conditions.append(f"e.date {bound} :{name}")
    for side, party in _parties(wanted):
        given[side] = party
        conditions.append(_has_party(side, party, few=side in few))
    where = " AND ".join(conditions) or "1"
    return (
        "SELECT e.key AS key, ifnull(e.date, '') AS date, e.type AS type, e.quad AS quad, "
        f"e.factuality AS factuality FROM event e WHERE {where} ORDER BY e.date DESC LIMIT :number"
    )


def _has_party(side: str, party: str, *, few: bool) -> str:
    """The condition that an event has this party on this side; three capitals are a country."""
    if party.isupper() and len(party) == len("CHE"):
        of_country = f"FROM event_party p WHERE p.country = :{side} AND p.side = '{side}'"
        return (
            f"e.key IN (SELECT p.event {of_country})" if few else f"EXISTS (SELECT 1 {of_country} AND p.event = e.key)"
        )
    return (
        f"e.key IN (SELECT p.event FROM event_party p WHERE p.side = '{side}' "
        f"AND p.entity = (SELECT x.key FROM entity x WHERE x.id = :{side}))"
    )
