"""Dispatches by words and filters, page by page, with what the rest of the result is made of."""

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
    from collections.abc import Iterable

    from guillemets.model.dispatch import Status
    from guillemets.store.asking import Value
    from guillemets.store.matching import Matching


@dataclass(frozen=True, slots=True, kw_only=True)
class DispatchFilter:
    """Which dispatches: None leaves open. Days are ISO 8601 and both belong to the period."""

    matching: Matching | None = None
    agency: str | None = None
    outlet: str | None = None
    status: Status | None = None
    since: str | None = None
    until: str | None = None
    history: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DispatchHit:
    """A dispatch in a list; ``text`` is its whole text, out of which a snippet is cut."""

    key: int
    id: str
    headline: str | None
    published: str | None
    day: str | None
    agency: str | None
    outlet: str | None
    status: str | None
    standing: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DispatchFacets:
    """What the hits are made of. ``total`` counts up to ``MOST_COUNTED`` and is ``more`` when there are others."""

    total: int
    more: bool
    agencies: tuple[Count, ...]
    outlets: tuple[Count, ...]
    statuses: tuple[Count, ...]
    years: tuple[Count, ...]
    months: tuple[Count, ...]


class Hit(NamedTuple):
    """What is counted of a hit; ``day`` is empty for an undated one."""

    key: int
    day: str
    agency: str | None
    outlet: str | None
    status: str | None


_WHEN = attrgetter("day", "key")


_FACET_ROWS = 12


def dispatch_hits(
    connection: sqlite3.Connection, wanted: DispatchFilter, number: int = MOST_COUNTED + 1
) -> tuple[Hit, ...]:
    """The newest hits, the newest first; undated ones stand last."""
    given: dict[str, Value] = {"number": number}
    found = tuples_as(Hit._make, connection, _query(wanted, given), given)
    return tuple(sorted(found, key=_WHEN, reverse=True))


def dispatch_rows(
    connection: sqlite3.Connection, hits: Iterable[Hit], *, limit: int, after: Place | None = None
) -> tuple[DispatchHit, ...]:
    """So many of the hits as rows, from behind ``after`` on."""
    behind = [hit.key for hit in hits if after is None or (hit.day, hit.key) < (after.day, after.key)]
    return rows_as(
        DispatchHit,
        connection,
        "SELECT d.key, d.id, d.headline, d.published, d.day, d.agency, d.outlet, d.status, d.standing, d.text "
        "FROM json_each(?) k CROSS JOIN dispatch d ON d.key = k.value ORDER BY k.key",
        (json.dumps(behind[:limit]),),
    )


def dispatch_facets(hits: tuple[Hit, ...]) -> DispatchFacets:
    """What the hits are made of, ``MOST_COUNTED`` of them."""
    counted = hits[:MOST_COUNTED]
    return DispatchFacets(
        total=len(counted),
        more=len(hits) > MOST_COUNTED,
        agencies=by_number(Counter(hit.agency or "" for hit in counted)),
        outlets=by_number(Counter(hit.outlet or "" for hit in counted)),
        statuses=by_number(Counter(hit.status or "" for hit in counted)),
        years=in_order(Counter(hit.day[:4] for hit in counted)),
        months=in_order(Counter(hit.day[:7] for hit in counted)),
    )


def _query(wanted: DispatchFilter, given: dict[str, Value]) -> str:
    """The query of the hits; its values go into ``given``."""
    tables, order = "dispatch d", "ORDER BY d.moment DESC, d.key DESC"
    if wanted.matching is not None:
        # A bound inside keeps the order for the outside, which then stops at its own.
        keys = f"SELECT key FROM ({wanted.matching.keys('dispatch', given)}) ORDER BY key DESC LIMIT {1 << 40}"
        tables, order = f"({keys}) f CROSS JOIN dispatch d ON d.key = f.key", ""
    conditions = [] if wanted.history else ["d.standing = 'current'"]
    for column, value in (("agency", wanted.agency), ("outlet", wanted.outlet), ("status", wanted.status)):
        if value is not None:
            given[column] = str(value)
            conditions.append(f"d.{column} = :{column}")
    for name, bound, value in (("since", ">=", wanted.since), ("until", "<=", wanted.until)):
        if value is not None:
            given[name] = value
            conditions.append(f"d.day {bound} :{name}")
    where = " AND ".join(conditions) or "1"
    return (
        "SELECT d.key AS key, ifnull(d.day, '') AS day, d.agency AS agency, d.outlet AS outlet, d.status AS status "
        f"FROM {tables} WHERE {where} {order} LIMIT :number"
    )
