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
    rows = connection.execute(
        "SELECT substr(day, 1, 7), outlet, agency, kind, naming, gender, sum(statements) FROM source_tally "
        f"WHERE {_where(wanted, given)} GROUP BY 1, 2, 3, 4, 5, 6",
        given,
    ).fetchall()
    namings, kinds, genders = Counter[str](), Counter[str](), Counter[str]()
    months, agencies, outlets = Counter[tuple[str, str]](), _Carriers(), _Carriers()
    for month, outlet, agency, kind, naming, gender, number in rows:
        namings[naming] += number
        kinds[kind] += number
        months[month, naming] += number
        agencies.add(agency, naming, gender, number)
        outlets.add(outlet, naming, gender, number)
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


def _counts(counts: Counter[str]) -> tuple[Count, ...]:
    ranked = sorted(counts.items(), key=lambda row: (-row[1], row[0]))
    return tuple(Count(value=value, label=value, number=number) for value, number in ranked if number)


class _Carriers:
    """Adds up what outlets or agencies carry."""

    def __init__(self) -> None:
        self._all, self._anonymous, self._women, self._men = (Counter[str]() for _ in range(4))

    def add(self, name: str, naming: str, gender: str, number: int) -> None:
        """So many statements more for ``name``; what came without a name belongs to nobody."""
        if name:
            self._all[name] += number
            self._anonymous[name] += number * (naming == Naming.ANONYMOUS)
            self._women[name] += number * (gender == Gender.F)
            self._men[name] += number * (gender == Gender.M)

    def rows(self) -> tuple[Carrier, ...]:
        """Those that carry most."""
        ranked = sorted((name for name in self._all if self._all[name]), key=lambda name: (-self._all[name], name))
        return tuple(
            Carrier(
                name=name,
                statements=self._all[name],
                anonymous=self._anonymous[name],
                women=self._women[name],
                men=self._men[name],
            )
            for name in ranked[:_LONGEST_LIST]
        )


def _where(wanted: SourceFilter, given: dict[str, Value]) -> str:
    conditions = ["1"]
    for column, value in (("outlet", wanted.outlet), ("agency", wanted.agency)):
        if value is not None:
            given[column] = value
            conditions.append(f"{column} = :{column}")
    for name, bound, value in (("since", ">=", wanted.since), ("until", "<=", wanted.until)):
        if value is not None:
            given[name] = value
            conditions.append(f"day {bound} :{name}")
    return " AND ".join(conditions)
