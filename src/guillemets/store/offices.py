"""Who holds which office: what dispatches say, what people confirm, reject and add, and what reading makes of it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from guillemets.entities.appointments import find_appointments
from guillemets.entities.office_keys import office_key
from guillemets.errors import StoreError, UsageError
from guillemets.lexicons import Lexicons, load_lexicons
from guillemets.model.entity import Gender
from guillemets.model.office import OfficeStatus, Tenure
from guillemets.store.answer import Answer
from guillemets.store.filters import LIMIT, marks
from guillemets.store.words import folded

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

    from guillemets.model.record import Record

_NO_OFFICE = "`guillemets offices STORE` shows the numbers"
_COLUMNS = (
    "o.key, o.person, o.role, o.institution, o.country, o.gender, o.first_seen, o.last_seen, "
    "d.id, o.starts, o.ends, o.times, o.status"
)
_LEARN = (
    "INSERT INTO office (person, role, role_key, institution, country, gender, first_seen, last_seen, dispatch, "
    "starts, ends, times, status) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, 'read') ON CONFLICT DO UPDATE SET "
    "times = times + 1, gender = ifnull(gender, excluded.gender), "
    "first_seen = CASE WHEN status IN ('read', 'rejected') THEN min(ifnull(first_seen, excluded.first_seen), "
    "ifnull(excluded.first_seen, first_seen)) ELSE first_seen END, "
    "last_seen = CASE WHEN status IN ('read', 'rejected') THEN max(ifnull(last_seen, excluded.last_seen), "
    "ifnull(excluded.last_seen, last_seen)) ELSE last_seen END"
)
_PRECISE = "(o.country IS NOT NULL OR o.institution IS NOT NULL OR o.status IN ('confirmed', 'added'))"


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeRow:
    """One person in one office. ``times`` counts the dispatches that say so.

    ``role`` are the words of the first dispatch, at ``[starts, ends)`` of the one whose id is ``dispatch``; the dates
    are those of the first and the last dispatch, or those that were settled by hand (ISO 8601; none leaves it open).
    """

    key: int
    person: str
    role: str
    institution: str | None
    country: str | None
    gender: str | None
    first_seen: str | None
    last_seen: str | None
    dispatch: str | None
    starts: int | None
    ends: int | None
    times: int
    status: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NewOffice:
    """An office that somebody adds by hand: the person and the words of the role, as copy would write them.

    ``country`` (ISO 3166-1 alpha-3) goes before the one that the words show; dates are ISO 8601, both included.
    """

    person: str
    role: str
    country: str | None = None
    first: str | None = None
    last: str | None = None
    gender: Gender | None = None


def learn(connection: sqlite3.Connection, dispatch: int, record: Record) -> None:
    """Write down the offices that the record's own words give to persons; called when a dispatch comes in.

    A row that was confirmed, rejected or added keeps its status and dates; only its count goes up.
    """
    for one in find_appointments(record, _words()):
        connection.execute(
            _LEARN,
            (
                one.person,
                one.role,
                one.key,
                one.institution,
                one.country,
                one.gender,
                one.date,
                one.date,
                dispatch,
                one.start,
                one.end,
            ),
        )


def offices(connection: sqlite3.Connection, words: str = "", *, limit: int = LIMIT) -> Answer[OfficeRow]:
    """The rows with ``words`` in the person or the role (all of them when empty), the most told first."""
    asked = folded(words)
    found = []
    for row in connection.execute(
        f"SELECT {_COLUMNS} FROM office o LEFT JOIN dispatch d ON d.key = o.dispatch "
        "ORDER BY o.times DESC, o.last_seen DESC, o.key"
    ):
        if asked in folded(f"{row[1]} {row[2]} {row[3] or ''} {row[4] or ''}"):
            found.append(_row(row))
        if len(found) == limit:
            break
    return Answer(OfficeRow, tuple(found))


def offices_of(connection: sqlite3.Connection, names: Iterable[str]) -> tuple[OfficeRow, ...]:
    """The offices of whoever goes under these names: those settled by hand first, then the latest; none rejected."""
    asked = sorted(set(names))
    rows = connection.execute(
        f"SELECT {_COLUMNS} FROM office o LEFT JOIN dispatch d ON d.key = o.dispatch "
        f"WHERE o.person IN ({marks(asked)}) AND o.status <> 'rejected' "
        "ORDER BY o.status = 'read', o.last_seen DESC, o.times DESC, o.key",
        asked,
    )
    return tuple(_row(row) for row in rows)


def add_office(connection: sqlite3.Connection, new: NewOffice) -> OfficeRow:
    """Add a row by hand; one that dispatches gave already is settled with these dates.

    Raises UsageError when the words name no role.
    """
    office = office_key(new.role, _words())
    if office is None:
        raise UsageError(
            f"{new.role!r} names no role",
            hint="write it as copy does: 'ministre des Finances', 'cheffe de la diplomatie de l'UE'",
        )
    (key,) = connection.execute(
        "INSERT INTO office (person, role, role_key, institution, country, gender, first_seen, last_seen, times, "
        "status) VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0, 'added') ON CONFLICT DO UPDATE SET status = 'added', "
        "first_seen = excluded.first_seen, last_seen = excluded.last_seen RETURNING key",
        (
            new.person,
            new.role,
            str(office),
            office.institution,
            new.country or office.country,
            new.gender or office.role.gender,
            new.first,
            new.last,
        ),
    ).fetchone()
    return office_at(connection, key)


def settle(connection: sqlite3.Connection, key: int, status: OfficeStatus, last: str | None = None) -> OfficeRow:
    """Confirm or reject a row. A confirmed one holds from its first date on, up to ``last`` or until further notice.

    Raises StoreError when there is no such row.
    """
    office_at(connection, key)
    if status is OfficeStatus.CONFIRMED:
        connection.execute("UPDATE office SET status = ?, last_seen = ? WHERE key = ?", (status, last, key))
    else:
        connection.execute("UPDATE office SET status = ? WHERE key = ?", (status, key))
    return office_at(connection, key)


def office_at(connection: sqlite3.Connection, key: int) -> OfficeRow:
    """The row with that number. Raises StoreError when there is none."""
    row = connection.execute(
        f"SELECT {_COLUMNS} FROM office o LEFT JOIN dispatch d ON d.key = o.dispatch WHERE o.key = ?", (key,)
    ).fetchone()
    if row is None:
        raise StoreError(f"no office has the number {key}", hint=_NO_OFFICE)
    return _row(row)


def tenures(connection: sqlite3.Connection, *, settled: bool = False) -> tuple[Tenure, ...]:
    """What later dispatches are read with: every row but the rejected ones, or the ``settled`` ones alone.

    A row that was only read counts when it says of which country or body the office is.
    """
    status = "o.status IN ('confirmed', 'added')" if settled else "o.status <> 'rejected'"
    return tuple(
        Tenure(
            person=person,
            key=key,
            country=country,
            gender=Gender(gender) if gender else None,
            first=first,
            last=last,
            settled=status in (OfficeStatus.CONFIRMED, OfficeStatus.ADDED),
        )
        for person, key, country, gender, first, last, status in connection.execute(
            "SELECT o.person, o.role_key, o.country, o.gender, o.first_seen, o.last_seen, o.status FROM office o "
            f"WHERE {status} AND {_PRECISE} AND (o.status <> 'read' OR o.first_seen IS NOT NULL) "
            "ORDER BY o.key"
        )
    )


def _row(row: tuple[object, ...]) -> OfficeRow:
    return OfficeRow(**dict(zip(OfficeRow.__dataclass_fields__, row, strict=True)))  # type: ignore[arg-type]


@lru_cache(maxsize=1)
def _words() -> Lexicons:
    return load_lexicons()
