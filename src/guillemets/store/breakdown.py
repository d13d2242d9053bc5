"""What the statements found are made of: by speaker, act, kind of source, naming, type, agency and time."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from guillemets.store.asking import rows_as
from guillemets.store.facets import FACET_ROWS, MOST_COUNTED, Count, Hit, by_number, in_order

if TYPE_CHECKING:
    import sqlite3


@dataclass(frozen=True, slots=True, kw_only=True)
class Facets:
    """What the hits are made of. ``total`` counts up to ``MOST_COUNTED`` and is ``more`` when there are others."""

    total: int
    more: bool
    speakers: tuple[Count, ...]
    kinds: tuple[Count, ...]
    namings: tuple[Count, ...]
    acts: tuple[Count, ...]
    types: tuple[Count, ...]
    agencies: tuple[Count, ...]
    years: tuple[Count, ...]
    months: tuple[Count, ...]


def statement_facets(connection: sqlite3.Connection, hits: tuple[Hit, ...]) -> Facets:
    """What the hits are made of, ``MOST_COUNTED`` of them."""
    counted = hits[:MOST_COUNTED]
    return replace(
        own_facets(hits), speakers=_speakers(connection, counted), agencies=by_number(_agencies(connection, counted))
    )


def own_facets(hits: tuple[Hit, ...]) -> Facets:
    """As ``statement_facets``, without those for which the store must be asked: speakers and agencies."""
    counted = hits[:MOST_COUNTED]
    months = Counter([hit.day[:7] for hit in counted])
    years: Counter[str] = Counter()
    for month, number in months.items():
        years[month[:4]] += number
    return Facets(
        total=len(counted),
        more=len(hits) > MOST_COUNTED,
        speakers=(),
        kinds=by_number(Counter([hit.kind for hit in counted])),
        namings=by_number(Counter([hit.naming for hit in counted])),
        acts=by_number(Counter([hit.act for hit in counted])),
        types=by_number(Counter([hit.type for hit in counted])),
        agencies=(),
        years=in_order(years),
        months=in_order(months),
    )


def _agencies(connection: sqlite3.Connection, hits: tuple[Hit, ...]) -> Counter[str]:
    """How many hits each agency carries."""
    rows = connection.execute(
        "SELECT ifnull(d.agency, ''), count(*) FROM json_each(?) k "
        "CROSS JOIN dispatch d INDEXED BY dispatch_carriers ON d.key = k.value GROUP BY 1",
        (json.dumps(sorted([hit.dispatch for hit in hits])),),
    )
    return Counter(dict(rows.fetchall()))


def _speakers(connection: sqlite3.Connection, hits: tuple[Hit, ...]) -> tuple[Count, ...]:
    """Who speaks most in the hits, under identifiers and names."""
    return rows_as(
        Count,
        connection,
        f"""SELECT e.id AS value, e.name AS label, number FROM (
          SELECT p.entity, count(*) AS number FROM json_each(?) k
          CROSS JOIN statement_speaker p ON p.statement = k.value AND p.role = 'speaker' AND p.entity IS NOT NULL
          GROUP BY p.entity ORDER BY number DESC, p.entity LIMIT {FACET_ROWS}) most
        CROSS JOIN entity e ON e.key = most.entity ORDER BY number DESC, e.key""",
        (json.dumps(sorted([hit.key for hit in hits])),),
    )
