"""The words that show where a crosshead ends and a sentence begins when no punctuation does."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from guillemets.lexicons.load import read_rows


class BorderType(StrEnum):
    """What the word says about a border.

    An opener with a capital begins a sentence. An article does so before a small letter, or before an institution;
    before another capital it may belong to a name ("Le Monde"), always so for a famous one. The one letter "A" is
    a preposition or a letter. No crosshead ends with a dangling word or a word that a title follows ("le film Un
    phare"), nor, before a name, with one that names what follows ("le club Le Phare") or gives its role ("le ministre
    Yves Roux"). A verb makes a clause; a determiner may open a crosshead that a quotation follows.
    """

    OPENER = "opener"
    ARTICLE = "article"
    LETTER = "letter"
    DANGLING = "dangling"
    TITLE = "title"
    NAMING = "naming"
    ROLE = "role"
    VERB = "verb"
    INSTITUTION = "institution"
    FAMOUS = "famous"
    DETERMINER = "determiner"
    PLURAL = "plural"
    COUNTED = "counted"
    GENERIC = "generic"
    RELATIVE = "relative"
    PARTICLE = "particle"
    HONORIFIC = "honorific"


@dataclass(frozen=True, slots=True, kw_only=True)
class BorderWord:
    """One word; openers, articles, honorifics and institutions as they stand, the others in lower case."""

    term: str
    type: BorderType
    example: str
    source: str


def read_border_words() -> dict[BorderType, frozenset[str]]:
    """The words of ``border_words.tsv`` by type.

    >>> "selon" in read_border_words()[BorderType.DANGLING]
    True
    """
    rows = read_rows("border_words.tsv", BorderWord, key=("term", "type"))
    return {kind: frozenset(row.term for row in rows if row.type is kind) for kind in BorderType}
