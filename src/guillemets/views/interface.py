"""The interface words in one language, from ``words.tsv``."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files

from guillemets.lexicons.load import read_rows

_NO_BREAK = "\u00a0"


class Language(StrEnum):
    """The languages that the interface speaks."""

    EN = "en"
    FR = "fr"


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """One row of ``words.tsv``: a word of the interface, with its form for two and more where it has one."""

    key: str
    en: str
    fr: str
    en_many: str = ""
    fr_many: str = ""


@dataclass(frozen=True, slots=True)
class Interface:
    """The words that a page shows around the dispatch's own.

    >>> Interface(Language.EN).counted("count.statement", 2)
    '2 statements'
    >>> Interface(Language.FR).date("2025-01-28T20:47+01:00")
    '28 janvier 2025, 20:47'
    """

    language: Language

    def word(self, key: str, number: int = 1) -> str:
        """The word for ``key``; for a ``number`` of two and more its plural, where it has one.

        Raises KeyError for a key that ``words.tsv`` does not hold.
        """
        row = _words()[key]
        one, many = (row.en, row.en_many) if self.language is Language.EN else (row.fr, row.fr_many)
        # French counts zero as one; English counts it as many.
        plural = number > 1 or (number == 0 and self.language is Language.EN)
        return many if plural and many else one

    def counted(self, key: str, number: int) -> str:
        """The number with its word: ``2 statements``."""
        return f"{number} {self.word(key, number)}"

    def label(self, key: str, what: str) -> str:
        """``what`` introduced by the word for ``key`` and a colon, spaced as the language does."""
        colon = ": " if self.language is Language.EN else f"{_NO_BREAK}: "
        return f"{self.word(key)}{colon}{what}"

    def date(self, published: str, *, year: bool = True) -> str:
        """An ISO 8601 date or instant as people write it, its year left out where ``year`` says so.

        Whatever is not one comes back as it stands.
        """
        day, _, time = published.partition("T")
        pieces = day.split("-")
        if (
            len(pieces) not in {2, 3}
            or not all(p.isdecimal() for p in pieces)
            or not 1 <= int(pieces[1]) <= len(_MONTHS)
        ):
            return published
        month = self.word(f"month.{int(pieces[1])}")
        number = f"{self._day(int(pieces[2]))} " if len(pieces) > len("ym") else ""
        shown = f" {pieces[0]}" if year else ""
        return f"{number}{month}{shown}" + (f", {time[:5]}" if time else "")

    def _day(self, number: int) -> str:
        return "1er" if number == 1 and self.language is Language.FR else str(number)


_MONTHS = range(1, 13)


@cache
def _words() -> dict[str, Word]:
    table = (files("guillemets.views") / "words.tsv").read_text("utf-8")
    return {row.key: row for row in read_rows("words.tsv", Word, key=("key",), text=table)}
