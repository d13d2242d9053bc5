"""Who holds which office, as dispatches say and as people have settled."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from guillemets.model.entity import Gender


class OfficeStatus(StrEnum):
    """Where a row comes from: read in a dispatch, and confirmed or rejected since; or added by hand."""

    READ = "read"
    CONFIRMED = "confirmed"
    REJECTED = "rejected"
    ADDED = "added"


@dataclass(frozen=True, slots=True, kw_only=True)
class Appointment:
    """One place where a dispatch says which office somebody holds: "Kaja Kallas, [cheffe de la diplomatie de l'UE]".

    ``role`` are the words of the copy without determiner, at ``[start, end)`` of its text, in code points; ``key`` is
    what wordings of one office have in common ("ministre|defense"). ``country`` is ISO 3166-1 alpha-3, ``date`` the
    date of the dispatch (ISO 8601) or None.
    """

    person: str
    role: str
    key: str
    start: int
    end: int
    institution: str | None = None
    country: str | None = None
    gender: Gender | None = None
    date: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tenure:
    """One person in one office over the time in which it is known: what later dispatches are read with.

    ``first`` and ``last`` are ISO 8601 dates, both included; None leaves the end open. A tenure that was only read,
    not settled, goes a while beyond the last dispatch that says so.
    """

    person: str
    key: str
    country: str | None = None
    gender: Gender | None = None
    first: str | None = None
    last: str | None = None
    settled: bool = False

    @property
    def name(self) -> str:
        """The person, as the holder of an office of the package's own table is called."""
        return self.person
