"""A person or a body over all dispatches: offices, speech over time, whom it concerns, who speaks beside."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from guillemets.store.asking import rows_as
from guillemets.store.words import folded_word

if TYPE_CHECKING:
    import sqlite3

    from guillemets.store.asking import Value

# Questions that go from statement to statement look at so many of the newest ones.
RECENT = 200
_LONGEST_LIST = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """Who it is; ``names`` are all under which it goes."""

    key: int
    id: str
    name: str
    kind: str
    country: str | None
    gender: str | None
    names: tuple[str, ...]
    statements: int
    dispatches: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """A role in the words of the copy: how many of the newest dispatches give it, and the last that does."""

    role: str
    dispatches: int
    first: str | None
    last: str | None
    dispatch: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Spell:
    """How many statements of one act fall into a month (``2025-01``, None for undated)."""

    month: str | None
    act: str
    statements: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Other:
    """Another person or body and how often it stands beside; ``id`` is None where the store knows it by name only."""

    id: str | None
    name: str
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradiction:
    """An event that one statement asserts and another denies, with both, and the dispatches they stand in."""

    type: str
    words: str
    asserted: str
    asserted_by: str | None
    asserted_in: str
    asserted_at: str
    denied: str
    denied_by: str | None
    denied_in: str
    denied_at: str
    day: str | None


def profile(connection: sqlite3.Connection, identifier: str) -> Profile | None:
    """The person or body with that identifier, None when there is none."""
    row = connection.execute(
        "SELECT key, id, name, kind, country, gender, names, statements, dispatches FROM entity WHERE id = ?",
        (identifier,),
    ).fetchone()
    if row is None:
        return None
    key, id_, name, kind, country, gender, names, statements, dispatches = row
    others = tuple(other for other in names.split("\n") if other and other != name)
    return Profile(
        key=key, id=id_, name=name, kind=kind, country=country, gender=gender, names=others, statements=statements,
        dispatches=dispatches,
    )  # fmt: skip


def offices(connection: sqlite3.Connection, key: int) -> tuple[Office, ...]:
    """The roles that the newest dispatches give, the most frequent first."""
    rows = connection.execute(
        "SELECT m.roles, d.day, d.id FROM dispatch_entity m JOIN dispatch d ON d.key = m.dispatch "
        "WHERE m.entity = ? AND m.roles IS NOT NULL AND m.roles <> '' AND d.standing = 'current' "
        "ORDER BY m.dispatch DESC LIMIT ?",
        (key, RECENT),
    )
    told: dict[str, list[tuple[str, str | None, str]]] = {}
    for roles, day, dispatch in rows:
        for role in dict.fromkeys(roles.split("\n")):
            told.setdefault(folded_word(role), []).append((role, day, dispatch))
    found = []
    for places in told.values():
        days = sorted(day for _, day, _ in places if day)
        newest = max(places, key=lambda place: place[1] or "")
        found.append(
            Office(
                role=newest[0],
                dispatches=len(places),
                first=days[0] if days else None,
                last=days[-1] if days else None,
                dispatch=newest[2],
            )
        )
    return tuple(sorted(found, key=lambda office: (-office.dispatches, office.role))[:_LONGEST_LIST])


def spells(connection: sqlite3.Connection, key: int) -> tuple[Spell, ...]:
    """Its statements by month and act, in order of time."""
    return rows_as(
        Spell,
        connection,
        "SELECT substr(day, 1, 7) AS month, act, count(*) AS statements FROM statement_speaker "
        "WHERE entity = ? AND role = 'speaker' AND standing = 'current' AND repeated = 0 "
        "GROUP BY month, act ORDER BY month, act",
        (key,),
    )


_SAID = """
  said AS MATERIALIZED (
    SELECT p.statement FROM statement_speaker p WHERE p.entity = :key AND p.role = 'speaker' AND p.standing = 'current'
    ORDER BY p.day DESC LIMIT :recent)"""


def addressees(connection: sqlite3.Connection, key: int) -> tuple[Other, ...]:
    """To whom it speaks, in the words of the dispatches."""
    return _others(
        connection,
        key,
        f"""WITH {_SAID}
        SELECT NULL AS id, s.addressee AS name, count(*) AS number FROM said p JOIN statement s ON s.key = p.statement
        WHERE s.addressee IS NOT NULL GROUP BY s.addressee""",
    )


def subjects(connection: sqlite3.Connection, key: int) -> tuple[Other, ...]:
    """Whom its words name."""
    return _others(
        connection,
        key,
        f"""WITH {_SAID}
        SELECT e.id AS id, e.name AS name, count(DISTINCT s.key) AS number
        FROM said p JOIN statement s ON s.key = p.statement
        JOIN dispatch_entity m ON m.dispatch = s.dispatch AND m.entity IS NOT NULL AND m.entity <> :key
        JOIN mention n ON n.dispatch_entity = m.key AND n.starts >= s.starts AND n.ends <= s.ends
        JOIN statement_piece q ON q.statement = s.key AND n.starts >= q.starts AND n.ends <= q.ends
        JOIN entity e ON e.key = m.entity GROUP BY e.key""",
    )


# The standing of a statement is taken from its speaker's row: the statement itself, with its words, is never read.


def spoken_of_by(connection: sqlite3.Connection, key: int) -> tuple[Other, ...]:
    """Whose words name it."""
    return _others(
        connection,
        key,
        """WITH here AS MATERIALIZED (
          SELECT key, dispatch FROM dispatch_entity WHERE entity = :key ORDER BY dispatch DESC LIMIT :recent)
        SELECT e.id AS id, e.name AS name, count(DISTINCT s.key) AS number
        FROM here m CROSS JOIN statement s ON s.dispatch = m.dispatch
        CROSS JOIN statement_piece q ON q.statement = s.key
        CROSS JOIN mention n ON n.dispatch_entity = m.key AND n.starts >= q.starts AND n.ends <= q.ends
        CROSS JOIN statement_speaker p ON p.statement = s.key AND p.role = 'speaker' AND p.standing = 'current'
          AND p.entity <> :key
        CROSS JOIN entity e ON e.key = p.entity GROUP BY e.key""",
    )


def co_speakers(connection: sqlite3.Connection, key: int) -> tuple[Other, ...]:
    """Who speaks in the same dispatches."""
    return _others(
        connection,
        key,
        """WITH here AS MATERIALIZED (
          SELECT dispatch FROM dispatch_entity WHERE entity = :key ORDER BY dispatch DESC LIMIT :recent)
        SELECT e.id AS id, e.name AS name, count(DISTINCT s.dispatch) AS number
        FROM here h CROSS JOIN statement s ON s.dispatch = h.dispatch
        CROSS JOIN statement_speaker p ON p.statement = s.key AND p.role = 'speaker' AND p.standing = 'current'
          AND p.entity <> :key
        CROSS JOIN entity e ON e.key = p.entity GROUP BY e.key""",
    )


def contradictions(connection: sqlite3.Connection, key: int) -> tuple[Contradiction, ...]:
    """Events on which its word stands against that of others: asserted by one side, denied by the other."""
    return rows_as(
        Contradiction,
        connection,
        f"""WITH {_SAID},
        disputed AS MATERIALIZED (
          SELECT DISTINCT x.event FROM said p JOIN event_statement x ON x.statement = p.statement)
        SELECT v.type, v.trigger_words AS words, a.content AS asserted, a.speaker AS asserted_by, d.id AS asserted_in,
          a.id AS asserted_at, b.content AS denied, b.speaker AS denied_by, d.id AS denied_in, b.id AS denied_at, d.day
        FROM disputed u JOIN event v ON v.key = u.event AND v.standing = 'current'
        JOIN event_statement y ON y.event = v.key AND y.stance = 'asserts' JOIN statement a ON a.key = y.statement
        JOIN event_statement z ON z.event = v.key AND z.stance = 'denies' JOIN statement b ON b.key = z.statement
        JOIN dispatch d ON d.key = v.dispatch ORDER BY d.moment DESC LIMIT 10""",
        {"key": key, "recent": RECENT},
    )


def _others(connection: sqlite3.Connection, key: int, sql: str) -> tuple[Other, ...]:
    given: dict[str, Value] = {"key": key, "recent": RECENT}
    return rows_as(Other, connection, f"{sql} ORDER BY number DESC, name LIMIT {_LONGEST_LIST}", given)


def recent_words(connection: sqlite3.Connection, key: int, number: int) -> tuple[str, ...]:
    """The contents of its newest statements."""
    rows = connection.execute(
        "SELECT s.content FROM statement_speaker p JOIN statement s ON s.key = p.statement "
        "WHERE p.entity = ? AND p.role = 'speaker' AND p.standing = 'current' ORDER BY p.day DESC LIMIT ?",
        (key, number),
    )
    return tuple(content for (content,) in rows)
