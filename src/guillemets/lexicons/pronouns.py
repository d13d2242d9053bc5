"""Pronouns that can stand for a speaker."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from guillemets.lexicons.load import read_rows
from guillemets.model.entity import Gender


class PronounSort(StrEnum):
    """How the pronoun finds its antecedent."""

    PERSONAL = "personal"
    LATTER = "latter"
    RELATIVE = "relative"
    POSSESSIVE = "possessive"
    FIRST = "first"
    GENERAL = "general"
    PAIR = "pair"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pronoun:
    """One form; ``plural`` is None where the form shows no number."""

    term: str
    sort: PronounSort
    example: str
    source: str
    gender: Gender | None = None
    plural: bool | None = None


def read_pronouns() -> dict[str, Pronoun]:
    """The pronouns of ``pronouns.tsv`` by their form."""
    return {row.term: row for row in read_rows("pronouns.tsv", Pronoun, key=("term",))}
