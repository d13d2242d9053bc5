"""Words that tell what a mention refers to: modifiers, particles, copulas, nouns that name bodies."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum

from guillemets.lexicons.load import read_rows


class ReferenceSort(StrEnum):
    """What the word does; ``reference_words.tsv`` explains each."""

    STOCK = "stock"
    FORMER = "former"
    PARTICLE = "particle"
    COMPLEMENT = "complement"
    COPULA = "copula"
    CORPS = "corps"
    MOVEMENT = "movement"
    BODY = "body"
    INSTANCE = "instance"
    POWER = "power"
    CABINET = "cabinet"
    PROSECUTION = "prosecution"
    ADDITION = "addition"
    SAMENESS = "sameness"
    QUANTITY = "quantity"
    STOP = "stop"
    CIRCUMSTANCE = "circumstance"
    AUTHORED = "authored"
    PLACE = "place"
    COUNTRY = "country"
    TEXT = "text"
    SOMEBODY = "somebody"
    INSTANTIATED = "instantiated"
    DUO = "duo"
    EPICENE = "epicene"
    CHARGED = "charged"
    OFFENDING = "offending"
    FINDINGS = "findings"
    SOME = "some"
    AUXILIARY = "auxiliary"
    JOINT = "joint"
    BETWEEN = "between"
    GOVERNING = "governing"
    RELATIVE = "relative"
    REALM = "realm"
    EUROPEAN = "european"
    SUPERLATIVE = "superlative"
    ACRONYM = "acronym"
    DEDICATED = "dedicated"
    CLIENT = "client"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferenceWord:
    """One word, in lower case."""

    term: str
    sort: ReferenceSort
    example: str
    source: str


def read_reference_words() -> dict[ReferenceSort, frozenset[str]]:
    """The words of ``reference_words.tsv`` in lower case, by sort."""
    found: dict[ReferenceSort, set[str]] = defaultdict(set)
    for row in read_rows("reference_words.tsv", ReferenceWord, key=("term", "sort")):
        found[row.sort].add(row.term.lower())
    return {sort: frozenset(found[sort]) for sort in ReferenceSort}
