"""Versions of one dispatch: found by what the wire says, by address, by headline; later ones supersede earlier ones."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING

from guillemets.lexicons.status_words import read_status_words
from guillemets.model.dispatch import Status
from guillemets.store.filters import marks
from guillemets.store.naming import Standing
from guillemets.store.words import folded

if TYPE_CHECKING:
    import sqlite3

    from guillemets.model.record import Record

_DAYS_APART = 2  # an agency updates and corrects a dispatch on its day or the next
_DAYS_TO_WITHDRAW = 7
_SHORTEST_QUOTED = 20  # characters of a headline that a withdrawal repeats
_ORDER = (Status.ALERT, Status.URGENT, None, Status.LEAD, Status.UPDATE, Status.CORRECTION, Status.WITHDRAWAL)


class Basis(StrEnum):
    """By what two dispatches are known as versions of one, the surest first."""

    WIRE_ID = "wire id"
    URL = "url"
    HEADLINE = "headline"
    QUOTED = "quoted headline"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Version:
    """What decides the place of a dispatch among its versions."""

    key: int
    group: int | None
    status: str | None
    outlet: str | None
    agency: str | None
    moment: str | None
    version: str | None
    updated: str | None
    superseded_by: int | None
    withdrawn_by: int | None
    withdrawn_by_input: int | None
    standing: str


_COLUMNS = """d.key, d.version_group, d.status, d.outlet, d.agency, d.moment, d.version, d.updated, d.superseded_by,
  d.withdrawn_by, d.withdrawn_by_input, d.standing"""


def place_among_versions(connection: sqlite3.Connection, key: int, record: Record) -> None:
    """Tie a new dispatch to the versions that the store has of it, and bring the standing of all of them up to date.

    Where the headlines of several dispatches fit, none is chosen; they are kept in ``version_link`` as candidates.
    """
    headline = _bare_headline(record)
    if headline:
        connection.execute("INSERT INTO version_headline VALUES (?, ?)", (headline, key))
    (new,) = _versions(connection, "d.key = ?", key)
    basis, found = _found(connection, new, record, headline)
    groups = {version.group or -version.key for version in found}
    chosen = basis in {Basis.WIRE_ID, Basis.URL} or len(groups) == 1
    connection.executemany(
        "INSERT INTO version_link VALUES (?, ?, ?, ?)", [(key, version.key, basis, chosen) for version in found]
    )
    if found and chosen:
        _settle(connection, _joined(connection, [*found, new]))


def withdraw(connection: sqlite3.Connection, refused: int, source_id: str, provider: str | None) -> None:
    """Withdraw what the store has under an identifier, for a withdrawal that came without words (a refused input)."""
    for version in _versions(connection, "d.source_id = ? AND d.provider IS ?", source_id, provider):
        connection.execute(
            "UPDATE dispatch SET withdrawn_by_input = ?, standing = ? WHERE key = ?",
            (refused, Standing.WITHDRAWN, version.key),
        )


def _found(
    connection: sqlite3.Connection, new: _Version, record: Record, headline: str
) -> tuple[Basis, list[_Version]]:
    """The versions that the store has, by the surest basis that gives any."""
    origin = record.dispatch.source
    wire = origin.wire
    others = "d.key <> ? AND "
    if origin.id:
        # A wire's identifiers hold for its provider; those of a file of rows only within that file.
        same = "d.provider = ?" if wire and wire.provider else "d.provider IS NULL AND d.path IS ?"
        place = wire.provider if wire and wire.provider else origin.path
        ids = (origin.id, *(wire.replaces if wire else ()))
        sql = f"{others}d.source_id IN ({marks(ids)}) AND d.format = ? AND {same}"
        if by_id := _versions(connection, sql, new.key, *ids, origin.format, place):
            return Basis.WIRE_ID, by_id
    if origin.url and (by_url := _versions(connection, f"{others}d.url = ?", new.key, origin.url)):
        return Basis.URL, by_url
    by_headline = _by_headline(connection, new, headline)
    if by_headline or new.status != Status.WITHDRAWAL:
        return Basis.HEADLINE, by_headline
    return Basis.QUOTED, _quoted(connection, new, record.dispatch.text)


def _by_headline(connection: sqlite3.Connection, new: _Version, headline: str) -> list[_Version]:
    """The dispatches of the same agency, or of the same outlet where none is named, with that headline.

    At least one of two versions says that it is one (URGENT, CORRECTIF...): the same headline alone makes a copy.
    Where versions of the same outlet fit, those of other outlets are its copies and left alone.
    """
    if not headline or new.moment is None:
        return []
    found = _versions(
        connection,
        # The plus signs keep SQLite from walking through all dispatches of the agency.
        "d.key IN (SELECT dispatch FROM version_headline WHERE folded = ?) AND d.key <> ? AND +d.agency IS ? "
        "AND (+d.agency IS NOT NULL OR +d.outlet IS ?) AND abs(julianday(d.moment) - julianday(?)) <= ?",
        headline, new.key, new.agency, new.outlet, new.moment, _DAYS_APART,
    )  # fmt: skip
    marked = [version for version in found if new.status or version.status]
    return [version for version in marked if version.outlet == new.outlet] or marked


def _quoted(connection: sqlite3.Connection, new: _Version, text: str) -> list[_Version]:
    """The dispatches of the last days whose headline stands in the text of a withdrawal."""
    if new.moment is None:
        return []
    notice = f" {folded(text)} "
    rows = connection.execute(
        "SELECT h.dispatch, h.folded FROM dispatch d JOIN version_headline h ON h.dispatch = d.key "
        "WHERE d.agency IS ? AND d.moment <= ? AND d.moment >= strftime('%Y-%m-%d', ?, ?) AND d.key <> ?",
        (new.agency, new.moment, new.moment, f"-{_DAYS_TO_WITHDRAW} days", new.key),
    )
    keys = [key for key, headline in rows if len(headline) >= _SHORTEST_QUOTED and headline in notice]
    found = _versions(connection, f"d.key IN ({marks(keys)})", *keys) if keys else []
    return [version for version in found if version.outlet == new.outlet] or found


def _joined(connection: sqlite3.Connection, members: list[_Version]) -> list[_Version]:
    """All members of the one group that these now form."""
    groups = sorted({version.group for version in members if version.group is not None})
    if not groups:
        first = min(version.key for version in members)
        cursor = connection.execute("INSERT INTO version_group (first_dispatch) VALUES (?)", (first,))
        groups = [int(cursor.lastrowid or 0)]
    keys = [version.key for version in members]
    connection.execute(
        f"UPDATE dispatch SET version_group = ? WHERE key IN ({marks(keys)}) OR version_group IN ({marks(groups)})",
        (groups[0], *keys, *groups),
    )
    return _versions(connection, "d.version_group = ?", groups[0])


def _settle(connection: sqlite3.Connection, members: list[_Version]) -> None:
    """Write who supersedes and who withdraws whom, where that changed."""
    ordered = _in_order(members)
    notices = [place for place, version in enumerate(ordered) if version.status == Status.WITHDRAWAL]
    for place, version in enumerate(ordered):
        later = ordered[place + 1].key if place + 1 < len(ordered) else None
        withdrawing = next((ordered[notice].key for notice in notices if notice > place), None)
        standing = Standing.CURRENT
        if withdrawing is not None or version.withdrawn_by_input is not None:
            standing = Standing.WITHDRAWN
        elif later is not None:
            standing = Standing.SUPERSEDED
        if (later, withdrawing, standing) != (version.superseded_by, version.withdrawn_by, version.standing):
            connection.execute(
                "UPDATE dispatch SET superseded_by = ?, withdrawn_by = ?, standing = ? WHERE key = ?",
                (later, withdrawing, standing, version.key),
            )


def _in_order(members: list[_Version]) -> list[_Version]:
    """From the first to the last: by the wire's own count, else by time and status, else as they arrived."""
    if all(version.version and version.version.isdecimal() for version in members):
        return sorted(members, key=lambda v: (int(v.version or 0), v.updated or v.moment or "", v.key))
    if all(version.updated or version.moment for version in members):
        ranks = {status: rank for rank, status in enumerate(_ORDER)}
        return sorted(
            members,
            key=lambda v: (v.updated or v.moment or "", ranks[Status(v.status) if v.status else None], v.key),
        )
    return sorted(members, key=lambda v: v.key)


def _versions(connection: sqlite3.Connection, condition: str, *values: object) -> list[_Version]:
    rows = connection.execute(f"SELECT {_COLUMNS} FROM dispatch d WHERE {condition} ORDER BY d.key", values)
    return [
        _Version(
            key=row[0], group=row[1], status=row[2], outlet=row[3], agency=row[4], moment=row[5], version=row[6],
            updated=row[7], superseded_by=row[8], withdrawn_by=row[9], withdrawn_by_input=row[10], standing=row[11],
        )
        for row in rows
    ]  # fmt: skip


def _bare_headline(record: Record) -> str:
    """The headline, folded, without the words that say where the dispatch stands in its life."""
    wire = record.dispatch.source.wire
    headline = record.dispatch.headline.text if record.dispatch.headline else (wire.headline if wire else None)
    return _status_words().sub(" ", folded(headline or "")).strip(" :/|-–—()[].")


@cache
def _status_words() -> re.Pattern[str]:
    """Status words at the head of a folded headline, before a mark, and in brackets anywhere."""
    terms = sorted({folded(term) for term in read_status_words()}, key=len, reverse=True)
    any_of = "|".join(map(re.escape, terms))
    return re.compile(rf"\A\W*(?:{any_of})(?: ?\d+)?\s*[:/|–—-]+\s|[(\[](?:{any_of})(?: ?\d+)?[)\]]")
