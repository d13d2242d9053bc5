"""The forms that decide where a word ends: abbreviations, words that stay whole, units glued to numbers."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from guillemets.lexicons.load import read_rows


class FormKind(StrEnum):
    """What the tokenizer does with a form."""

    ABBREVIATION = "abbreviation"
    WHOLE = "whole"
    UNIT = "unit"


@dataclass(frozen=True, slots=True, kw_only=True)
class WordForm:
    """A form that the tokenizer keeps together or, for a unit, takes off its number; ``example`` shows it in copy."""

    term: str
    kind: FormKind
    example: str
    source: str


@cache
def word_forms() -> tuple[WordForm, ...]:
    """Every form of ``word_forms.tsv``, in file order."""
    return read_rows("word_forms.tsv", WordForm, key=("term",))
