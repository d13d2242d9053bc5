"""The small words that are frequent in any French text and rare in the languages close to it."""

from __future__ import annotations

from dataclasses import dataclass

from guillemets.lexicons.load import read_rows


@dataclass(frozen=True, slots=True, kw_only=True)
class FrequentWord:
    """One word in lower case, as it stands between blanks and apostrophes."""

    term: str
    example: str
    source: str


def read_frequent_words() -> frozenset[str]:
    """The words of ``frequent_words.tsv``.

    >>> "selon" in read_frequent_words()
    True
    """
    return frozenset(row.term for row in read_rows("frequent_words.tsv", FrequentWord, key=("term",)))
