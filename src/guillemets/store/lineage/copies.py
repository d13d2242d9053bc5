"""Copies in the store: candidates by band, verified by the words, grouped anew where a dispatch touches them."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from guillemets.store.lineage.body import sentences, sentences_of
from guillemets.store.lineage.grouping import Link, grouped
from guillemets.store.lineage.overlap import body_of, overlap
from guillemets.store.lineage.sketches import bands_of

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

    from guillemets.model.record import Record
    from guillemets.store.lineage.overlap import Body, Overlap

# A sentence that stands in more dispatches than this is a formula, or its first bearers are enough to find the rest:
# the index takes no more of them, so that what a dispatch costs does not grow with the store.
_BEARERS = 16
_VERIFIED = 8
_LATEST = "9999"  # after every moment: a dispatch without a date is never the earliest


def link_copies(connection: sqlite3.Connection, dispatch: int, record: Record) -> tuple[int, ...]:
    """Find the copies of a dispatch that has just been written, group them, and give their keys.

    The dispatch costs the same however many the store holds: its bands are looked up, and of the dispatches that share
    most of them, weighed by how rare they are, the first few are held against it word by word.
    """
    told = sentences(record)
    own = body_of(told)
    found: dict[int, Overlap] = {}
    for candidate in _candidates(connection, dispatch, bands_of(told)):
        compared = overlap(own, _body_at(connection, candidate))
        if compared.is_copy:
            found[candidate] = compared
    if found:
        _write_links(connection, dispatch, found)
        _regroup(connection, dispatch)
    return tuple(found)


def _candidates(connection: sqlite3.Connection, dispatch: int, bands: tuple[tuple[int, ...], ...]) -> list[int]:
    """The dispatches that share bands, the likeliest first; the dispatch's own bands are added to the index."""
    votes: defaultdict[int, float] = defaultdict(float)
    fresh: set[int] = set()
    for sentence in bands:
        sharing: dict[int, float] = {}
        for band in sentence:
            bearers = connection.execute(
                "SELECT dispatch FROM copy_band WHERE band = ? LIMIT ?", (band, _BEARERS)
            ).fetchall()
            if len(bearers) < _BEARERS:
                fresh.add(band)
            for (bearer,) in bearers:
                sharing[bearer] = max(sharing.get(bearer, 0.0), 1 / len(bearers))
        for bearer, vote in sharing.items():
            votes[bearer] += vote
    connection.executemany(
        "INSERT OR IGNORE INTO copy_band VALUES (?, ?)", [(band, dispatch) for band in sorted(fresh)]
    )
    votes.pop(dispatch, None)
    return sorted(votes, key=lambda one: (-votes[one], one))[:_VERIFIED]


def _body_at(connection: sqlite3.Connection, dispatch: int) -> Body:
    (text,) = connection.execute("SELECT text FROM dispatch WHERE key = ?", (dispatch,)).fetchone()
    parts = connection.execute(
        "SELECT kind, starts, ends, duplicate_of FROM part WHERE dispatch = ? ORDER BY position", (dispatch,)
    )
    return body_of(sentences_of(text, parts))


def _write_links(connection: sqlite3.Connection, dispatch: int, found: dict[int, Overlap]) -> None:
    rows = []
    for other, compared in found.items():
        within = None
        if compared.is_whole and compared.one != compared.other:
            within = dispatch if compared.one < compared.other else other
        pair = sorted((dispatch, other))
        rows.append((*pair, compared.shared, round(compared.of_smaller, 4), round(compared.jaccard, 4), within))
    connection.executemany("INSERT INTO copy_link VALUES (?, ?, ?, ?, ?, ?)", rows)


def _regroup(connection: sqlite3.Connection, dispatch: int) -> None:
    """Group all that is linked with the dispatch anew; of groups that grow together the first key stays."""
    links = _linked_with(connection, dispatch)
    members = sorted({end for link in links for end in (link.one, link.other)})
    facts = _facts(connection, members)
    order = {key: number for number, key in enumerate(sorted(members, key=lambda key: facts[key][:2]))}
    before = _standing(connection, members)
    free = set(before.values())
    after: dict[int, int] = {}
    for group in grouped(links, order):
        key = min((before[one] for one in group if before.get(one) in free), default=None)
        agency = _agency(facts[one][2] for one in group)
        row = (group[0], agency, len(group))
        if key is None:
            cursor = connection.execute("INSERT INTO copy_group (earliest, agency, dispatches) VALUES (?, ?, ?)", row)
            key = int(cursor.lastrowid or 0)
        else:
            connection.execute(
                "UPDATE copy_group SET earliest = ?, agency = ?, dispatches = ? WHERE key = ?", (*row, key)
            )
        free.discard(key)
        after |= dict.fromkeys(group, key)
    moved = [(one, key) for one, key in sorted(after.items()) if before.get(one) != key]
    connection.executemany("INSERT OR REPLACE INTO dispatch_copy VALUES (?, ?)", moved)
    connection.executemany(
        "DELETE FROM dispatch_copy WHERE dispatch = ?", [(one,) for one in sorted(before.keys() - after.keys())]
    )
    connection.executemany("DELETE FROM copy_group WHERE key = ?", [(key,) for key in sorted(free)])


def _linked_with(connection: sqlite3.Connection, dispatch: int) -> list[Link]:
    """All links of the dispatch, of those at their other ends, and so on."""
    seen, frontier, found = {dispatch}, [dispatch], {}
    while frontier:
        here = frontier.pop()
        for one, other, within in connection.execute(
            "SELECT one, other, within FROM copy_link WHERE one = ? UNION "
            "SELECT one, other, within FROM copy_link WHERE other = ?",
            (here, here),
        ):
            found[one, other] = Link(one=one, other=other, within=within)
            for end in (one, other):
                if end not in seen:
                    seen.add(end)
                    frontier.append(end)
    return [found[pair] for pair in sorted(found)]


def _facts(connection: sqlite3.Connection, members: Iterable[int]) -> dict[int, tuple[str, str, str | None]]:
    """Moment, id and agency of each dispatch."""
    return {
        key: connection.execute(
            "SELECT ifnull(moment, ?), id, agency FROM dispatch WHERE key = ?", (_LATEST, key)
        ).fetchone()
        for key in members
    }


def _standing(connection: sqlite3.Connection, members: Iterable[int]) -> dict[int, int]:
    """The group that each dispatch is in so far."""
    sql = "SELECT dispatch, copy_group FROM dispatch_copy WHERE dispatch = ?"
    return dict(row for member in members for row in connection.execute(sql, (member,)))


def _agency(named: Iterable[str | None]) -> str | None:
    """The agency that most name, None when two are named as often."""
    counted = Counter(agency for agency in named if agency)
    first, second = (*counted.most_common(2), (None, 0), (None, 0))[:2]
    return first[0] if first[1] > second[1] else None
