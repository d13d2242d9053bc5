"""Classes of words that the coding of events asks for: what is supplied, fought over, asked for; who can act."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from guillemets.lexicons.load import read_rows


@dataclass(frozen=True, slots=True, kw_only=True)
class PloverWords:
    """Words of one class: infinitives, nouns and adjectives in the singular, or phrases that begin with one.

    ``sector`` is the code of PLOVER for those who can act. The example holds one of the terms.
    """

    name: str
    terms: tuple[str, ...]
    example: str
    source: str
    sector: str = ""


class WordClasses:
    """Which classes a word belongs to, and the sector of one who can act."""

    def __init__(self, rows: tuple[PloverWords, ...]) -> None:
        self.rows = rows
        self._single: dict[str, set[str]] = {}
        self._phrases: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        self.sectors: dict[str, str] = {}
        self.acting = frozenset(row.name for row in rows if row.sector)
        for row in rows:
            for term in row.terms:
                self._add(term, row)

    def _add(self, term: str, row: PloverWords) -> None:
        pieces = tuple(term.lower().replace("'", "' ").split())
        if len(pieces) == 1:
            self._single.setdefault(pieces[0], set()).add(row.name)
        else:
            self._phrases.setdefault(pieces[0], []).append((pieces, row.name))
        if row.sector:
            self.sectors[term] = row.sector

    def of(self, lexemes: frozenset[str]) -> frozenset[str]:
        """The classes of a word by its lexemes (form, singular, infinitives)."""
        return frozenset(name for lexeme in lexemes for name in self._single.get(lexeme, ()))

    def phrases(self, lexemes: frozenset[str]) -> tuple[tuple[tuple[str, ...], str], ...]:
        """The phrases that begin with the word, with their class."""
        return tuple(found for lexeme in lexemes for found in self._phrases.get(lexeme, ()))


def read_word_classes(text: str | None = None) -> WordClasses:
    """The classes of plover_words.tsv. Raises LexiconError for a faulty row."""
    return WordClasses(read_rows("plover_words.tsv", PloverWords, key=("name", "terms"), text=text))


@lru_cache(maxsize=1 << 12)
def singular(form: str) -> str:
    """A form without its mark of plural, for looking nouns up; a wrong guess finds nothing.

    >>> singular("représailles"), singular("journaux"), singular("drapeaux"), singular("refus")
    ('représaille', 'journal', 'drapeau', 'refu')
    """
    if form.endswith(("eaux", "eux")):
        return form[:-1]
    if form.endswith("aux"):
        return f"{form[:-3]}al"
    return form[:-1] if form.endswith(("s", "x")) and len(form) > 2 else form  # noqa: PLR2004 - no noun is shorter
