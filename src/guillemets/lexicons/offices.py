"""Offices that have one holder at a time, and who held them when."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from guillemets.lexicons.load import read_rows
from guillemets.model.entity import Gender

STILL = "9999"
"""An end that no date of a dispatch reaches."""


class Scope(StrEnum):
    """Whether every state has the office, one body alone, or several people (candidates): the text must say who."""

    STATE = "state"
    BODY = "body"
    TEXT = "text"


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """One office with the phrases that copy calls its holder by, the country left out for an office of states."""

    office: str
    scope: Scope
    phrases: tuple[str, ...]
    example: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """One person in one office, from ``start`` (included) to ``end`` (left out), ISO 8601 dates."""

    office: str
    name: str
    gender: Gender
    start: str
    country: str | None = None
    end: str = STILL

    def at(self, date: str) -> bool:
        """Whether the person held the office on ``date`` (ISO 8601, a time of day is not looked at).

        >>> Holder(office="mayor", name="Léa Favre", gender=Gender.F, start="2020-05-01").at("2021-01-01T10:00")
        True
        """
        return self.start <= date[:10] < self.end


def read_offices() -> tuple[Office, ...]:
    """The offices of ``offices.tsv``, in file order."""
    return read_rows("offices.tsv", Office, key=("office",))


def read_holders() -> tuple[Holder, ...]:
    """The holders of ``office_holders.tsv``, in file order."""
    return read_rows("office_holders.tsv", Holder, key=("office", "country", "start"))
