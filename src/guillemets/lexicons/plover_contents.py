"""What somebody asks for, refuses, threatens or undertakes: it decides the mode of the act, or its type."""

from __future__ import annotations

from dataclasses import dataclass

from guillemets.lexicons.load import read_rows
from guillemets.lexicons.plover_words import PloverWords, WordClasses


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """Words for one kind of thing: the mode it gives REQUEST and REJECT, THREATEN, and the type of a promise of it."""

    terms: tuple[str, ...]
    example: str
    source: str
    asked: str = ""
    threatened: str = ""
    given: str = ""


class Contents:
    """The rows and an index that gives the numbers of the rows a word stands in."""

    def __init__(self, rows: tuple[Content, ...]) -> None:
        self.rows = rows
        self.index = WordClasses(
            tuple(
                PloverWords(name=str(n), terms=row.terms, example=row.example, source=row.source)
                for n, row in enumerate(rows)
            )
        )


def read_contents(text: str | None = None) -> Contents:
    """The rows of plover_contents.tsv, the earlier ones first where two fit. Raises LexiconError for a faulty row."""
    return Contents(read_rows("plover_contents.tsv", Content, key=("terms",), text=text))
