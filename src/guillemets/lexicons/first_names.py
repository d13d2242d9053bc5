"""First names that tell a person's gender."""

from __future__ import annotations

from dataclasses import dataclass

from guillemets.lexicons.load import read_rows
from guillemets.model.entity import Gender


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstName:
    """One first name that women or men bear, hardly ever both. Names that both bear are left out.

    ``sure`` is False for names that few lists have.
    """

    name: str
    gender: Gender
    sure: bool


def read_first_names() -> dict[str, FirstName]:
    """The names of ``first_names.tsv``, capitalised as written, with the gender of those who bear them."""
    return {row.name: row for row in read_rows("first_names.tsv", FirstName, key=("name",))}
