"""News agencies: the names they sign with, their country and its time zone."""

from __future__ import annotations

from dataclasses import dataclass

from guillemets.lexicons.load import read_rows


@dataclass(frozen=True, slots=True, kw_only=True)
class Agency:
    """One agency: its usual name, the other names in lower case, ISO 3166-1 alpha-3 country, IANA time zone."""

    name: str
    aliases: tuple[str, ...]
    country: str
    zone: str
    example: str
    source: str


def read_agencies() -> dict[str, Agency]:
    """The agencies of ``agencies.tsv`` by each of their names in lower case.

    >>> read_agencies()["keystone-ats"].name
    'ATS'
    """
    rows = read_rows("agencies.tsv", Agency, key=("name",))
    return {alias: row for row in rows for alias in row.aliases}
