"""Determiners and quantifiers at the head of a noun phrase."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from guillemets.lexicons.load import read_rows
from guillemets.model.entity import Gender


class DeterminerSort(StrEnum):
    """What the determiner says about who is meant."""

    DEFINITE = "definite"
    INDEFINITE = "indefinite"
    DEMONSTRATIVE = "demonstrative"
    POSSESSIVE = "possessive"
    QUANTIFIER = "quantifier"
    NUMBER = "number"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Determiner:
    """One form; ``count`` is the number that it names, where it names one."""

    term: str
    sort: DeterminerSort
    plural: bool
    example: str
    source: str
    gender: Gender | None = None
    count: int | None = None


def read_determiners() -> dict[str, Determiner]:
    """The determiners of ``determiners.tsv`` by their form."""
    return {row.term: row for row in read_rows("determiners.tsv", Determiner, key=("term",))}
