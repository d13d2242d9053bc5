"""The sourcing profile of an outlet, an agency or a period: who is quoted and how they are named, over time."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from guillemets.model.attribution import SpeakerKind
from guillemets.model.entity import Gender
from guillemets.store.asking import rows_as
from guillemets.store.facets import Count
from guillemets.store.naming import Naming

if TYPE_CHECKING:
    import sqlite3

    from guillemets.store.asking import Value

_LONGEST_LIST = 25
_MONTH = len("2025-01")
_LAST = "9999-12-31"
_INSTITUTION_STATEMENTS = 5_000


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceFilter:
    """Which statements: None leaves open. Days are ISO 8601 and both belong to the period."""

    outlet: str | None = None
    agency: str | None = None
    since: str | None = None
    until: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceSpell:
    """How many statements of a month name their source in this way."""

    month: str
    naming: str
    statements: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Carrier:
    """An outlet or agency: how many statements it carries, and of how many the source is anonymous, or a woman."""

    name: str
    statements: int
    anonymous: int
    women: int
    men: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceProfile:
    """Counts of statements that stand, each counted once for a dispatch."""

    statements: int
    namings: tuple[Count, ...]
    kinds: tuple[Count, ...]
    genders: tuple[Count, ...]
    months: tuple[SourceSpell, ...]
    agencies: tuple[Carrier, ...]
    outlets: tuple[Carrier, ...]


def source_profile(connection: sqlite3.Connection, wanted: SourceFilter) -> SourceProfile:
    """The profile, from the tally that the store keeps."""
    given: dict[str, Value] = {}
    rows = connection.execute(_tallied(wanted, given), given).fetchall()
    # Few counters a row, folded afterwards: what a row has is far fewer values than there are rows.
    months, sorts = Counter[tuple[str, str]](), Counter[tuple[str, str]]()
    agencies, outlets = _Carriers(), _Carriers()
    for month, outlet, agency, kind, naming, gender, number in rows:
        months[month, naming] += number
        sorts[kind, gender] += number
        agencies[agency, naming, gender] += number
        outlets[outlet, naming, gender] += number
    namings, kinds, genders = Counter[str](), Counter[str](), Counter[str]()
    for (_, naming), number in months.items():
        namings[naming] += number
    for (kind, gender), number in sorts.items():
        kinds[kind] += number
        if kind == SpeakerKind.PERSON:
            genders[gender] += number
    return SourceProfile(
        statements=namings.total(),
        namings=_counts(namings),
        kinds=_counts(kinds),
        genders=_counts(genders),
        months=tuple(
            SourceSpell(month=month, naming=naming, statements=months[month, naming])
            for month, naming in sorted(months)
            if month and months[month, naming]
        ),
        agencies=agencies.rows(),
        outlets=outlets.rows(),
    )


def institutions(connection: sqlite3.Connection, wanted: SourceFilter) -> tuple[Count, ...]:
    """The institutions behind unnamed sources, over the newest statements that tell one."""
    given: dict[str, Value] = {}
    where = _where(wanted, given)
    return rows_as(
        Count,
        connection,
        f"""WITH told AS MATERIALIZED (
          SELECT s.institution, s.day, d.outlet, d.agency FROM statement s INDEXED BY statement_by_institution
          JOIN dispatch d ON d.key = s.dispatch
          WHERE s.institution IS NOT NULL AND s.standing = 'current' LIMIT {_INSTITUTION_STATEMENTS})
        SELECT ifnull(e.id, '') AS value, m.name AS label, count(*) AS number FROM told
        JOIN dispatch_entity m ON m.key = told.institution LEFT JOIN entity e ON e.key = m.entity
        WHERE {where} GROUP BY ifnull(e.key, m.name) ORDER BY number DESC, label LIMIT {_LONGEST_LIST}""",
        given,
    )


def _tallied(wanted: SourceFilter, given: dict[str, Value]) -> str:
    """The query of the tally: whole months from the one by month, the days at the ends of the period day by day."""
    carrier = _carrier(wanted, given)
    columns = "outlet, agency, kind, naming, gender"
    since, until = wanted.since or "", wanted.until or _LAST
    # As text, "2025-01" comes before "2025-01-" and that before the next month.
    given["first"] = since[:_MONTH] + ("-" if _is_cut(since, "01") else "")
    given["behind"] = until[:_MONTH] + ("" if _is_cut(until, "31") else "-")
    dated = "AND month > ''" if wanted.since or wanted.until else ""
    months = f"{carrier} {dated} AND month >= :first AND month < :behind"
    asked = [f"SELECT month, {columns}, statements FROM source_month WHERE {months}"]
    for number, (first, last) in enumerate(_ends(since, until)):
        given |= {f"first{number}": first, f"last{number}": last}
        asked.append(
            f"SELECT substr(day, 1, {_MONTH}), {columns}, sum(statements) FROM source_tally "
            f"WHERE {carrier} AND day >= :first{number} AND day <= :last{number} GROUP BY 1, 2, 3, 4, 5, 6"
        )
    return " UNION ALL ".join(asked)


def _is_cut(day: str, edge: str) -> bool:
    """Whether the period begins or ends inside the month of that day; ``edge`` is where it would not."""
    return day[_MONTH:] not in {"", f"-{edge}"}


def _ends(since: str, until: str) -> list[tuple[str, str]]:
    """First and last day of what the period takes of a month that it does not take whole.

    >>> _ends("2025-01-15", "2025-03-10")
    [('2025-01-15', '2025-01-31'), ('2025-03-01', '2025-03-10')]
    """
    found = []
    if _is_cut(since, "01"):
        found.append((since, min(until, f"{since[:_MONTH]}-31")))
    if _is_cut(until, "31") and not (found and until[:_MONTH] == since[:_MONTH]):
        found.append((max(since, f"{until[:_MONTH]}-01"), until))
    return found


def _counts(counts: Counter[str]) -> tuple[Count, ...]:
    ranked = sorted(counts.items(), key=lambda row: (-row[1], row[0]))
    return tuple(Count(value=value, label=value, number=number) for value, number in ranked if number)


class _Carriers(Counter[tuple[str, str, str]]):
    """How many statements outlets or agencies carry, by name, naming and gender."""

    def rows(self) -> tuple[Carrier, ...]:
        """Those that carry most; what came without a name belongs to nobody."""
        whole, anonymous, women, men = (Counter[str]() for _ in range(4))
        for (name, naming, gender), number in self.items():
            whole[name] += number
            anonymous[name] += number * (naming == Naming.ANONYMOUS)
            women[name] += number * (gender == Gender.F)
            men[name] += number * (gender == Gender.M)
        ranked = sorted((name for name in whole if name and whole[name]), key=lambda name: (-whole[name], name))
        return tuple(
            Carrier(
                name=name,
                statements=whole[name],
                anonymous=anonymous[name],
                women=women[name],
                men=men[name],
            )
            for name in ranked[:_LONGEST_LIST]
        )


def _carrier(wanted: SourceFilter, given: dict[str, Value]) -> str:
    conditions = ["1"]
    for column, value in (("outlet", wanted.outlet), ("agency", wanted.agency)):
        if value is not None:
            given[column] = value
            conditions.append(f"{column} = :{column}")
    return " AND ".join(conditions)


def _where(wanted: SourceFilter, given: dict[str, Value]) -> str:
    conditions = [_carrier(wanted, given)]
    for name, bound, value in (("since", ">=", wanted.since), ("until", "<=", wanted.until)):
        if value is not None:
            given[name] = value
            conditions.append(f"day {bound} :{name}")
    return " AND ".join(conditions)
