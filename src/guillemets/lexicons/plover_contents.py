"""What somebody asks for, refuses, threatens or undertakes: it decides the mode of the act, or its type."""

from __future__ import annotations

from dataclasses import dataclass

from guillemets.lexicons.load import read_rows


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """Words for one kind of thing: the mode it gives REQUEST and REJECT, THREATEN, and the type of a promise of it."""

    terms: tuple[str, ...]
    example: str
    source: str
    asked: str = ""
    threatened: str = ""
    given: str = ""


def read_contents(text: str | None = None) -> tuple[Content, ...]:
    """The rows of plover_contents.tsv, the earlier ones first where two fit. Raises LexiconError for a faulty row."""
    return read_rows("plover_contents.tsv", Content, key=("terms",), text=text)
