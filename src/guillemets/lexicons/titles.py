"""Forms of address that stand right before a name."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from guillemets.lexicons.load import read_rows
from guillemets.lexicons.role_nouns import Sphere
from guillemets.model.entity import Gender


class TitleSort(StrEnum):
    """Whether the title says anything besides politeness."""

    CIVILITY = "civility"
    RANK = "rank"


@dataclass(frozen=True, slots=True, kw_only=True)
class Title:
    """One title as it is written; ``gender`` is that of the person it announces, None when it can be either.

    ``sphere`` is where those who bear it are active, None when it says nothing of it.
    """

    term: str
    sort: TitleSort
    example: str
    source: str
    gender: Gender | None = None
    sphere: Sphere | None = None


def read_titles() -> dict[str, Title]:
    """The titles of ``titles.tsv`` by their form."""
    return {row.term: row for row in read_rows("titles.tsv", Title, key=("term",))}
