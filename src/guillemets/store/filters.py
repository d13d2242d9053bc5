"""What every question can be narrowed by, as pieces of SQL with their values."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TypeVar

from guillemets.errors import UsageError

_DAY = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?\Z")
_LAST = "9"  # sorts after every month and day
LIMIT = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """Which dispatches count: by day (YYYY, YYYY-MM or YYYY-MM-DD, both ends included), agency and outlet.

    Superseded and withdrawn ones count with ``history`` alone. Raises UsageError for a day in another form.
    """

    since: str | None = None
    until: str | None = None
    agency: str | None = None
    outlet: str | None = None
    history: bool = False

    def __post_init__(self) -> None:
        for name, value in (("--since", self.since), ("--until", self.until)):
            if value is not None and not _DAY.match(value):
                raise UsageError(f"{value!r} is no date", where=name, hint="write 2025, 2025-01 or 2025-01-28")


@dataclass(slots=True)
class Where:
    """Conditions joined by AND, with the values of their question marks in order."""

    conditions: list[str] = field(default_factory=list)
    values: list[object] = field(default_factory=list)

    def add(self, condition: str, *values: object) -> None:
        """One more condition."""
        self.conditions.append(condition)
        self.values.extend(values)

    def add_days(self, column: str, scope: Scope) -> None:
        """The days of the scope, held against ``column``."""
        if scope.since:
            self.add(f"{column} >= ?", scope.since)
        if scope.until:
            self.add(f"{column} <= ?", scope.until + _LAST if len(scope.until) < len("2025-01-28") else scope.until)

    def add_scope(self, scope: Scope, *, dated: str, dispatch: str = "d") -> None:
        """The whole scope: days and standing of the table ``dated``, agency and outlet of ``dispatch``."""
        self.add_days(f"{dated}.day", scope)
        if not scope.history:
            self.add(f"{dated}.standing = 'current'")
        if scope.agency:
            self.add(f"{dispatch}.agency = ? COLLATE NOCASE", scope.agency)
        if scope.outlet:
            self.add(f"{dispatch}.outlet = ?", scope.outlet.removeprefix("www."))

    def __str__(self) -> str:
        return " AND ".join(self.conditions) or "1"


K = TypeVar("K")


def marks(values: list[K] | tuple[K, ...]) -> str:
    """As many question marks as there are values."""
    return ", ".join("?" * len(values))
