"""What measuring looks through: words that do not count in a content or a name, and names that count as one."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from guillemets.lexicons.load import read_rows


class ScoringSort(StrEnum):
    """What the forms of a row are."""

    COMPLEMENTIZER = "complementizer"
    DETERMINER = "determiner"
    CIVILITY = "civility"
    NAMESAKES = "namesakes"


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoringRow:
    """One row: a form, or for namesakes the names (lower case, without accents) that count as one."""

    sort: ScoringSort
    forms: tuple[str, ...]
    example: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoringWords:
    """The rows by what they are, in file order; elided forms keep their straight apostrophe."""

    complementizers: tuple[str, ...]
    determiners: tuple[str, ...]
    civilities: frozenset[str]
    namesakes: tuple[frozenset[str], ...]


def scoring_rows() -> tuple[ScoringRow, ...]:
    """The rows of ``scoring_words.tsv``."""
    return read_rows("scoring_words.tsv", ScoringRow, key=("sort", "forms"))


@cache
def scoring_words() -> ScoringWords:
    """The words of ``scoring_words.tsv``, read on first use and kept."""
    rows = scoring_rows()

    def forms(sort: ScoringSort) -> tuple[str, ...]:
        return tuple(form for row in rows if row.sort is sort for form in row.forms)

    return ScoringWords(
        complementizers=forms(ScoringSort.COMPLEMENTIZER),
        determiners=forms(ScoringSort.DETERMINER),
        civilities=frozenset(forms(ScoringSort.CIVILITY)),
        namesakes=tuple(frozenset(row.forms) for row in rows if row.sort is ScoringSort.NAMESAKES),
    )
