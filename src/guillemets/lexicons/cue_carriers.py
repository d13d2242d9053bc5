"""Verbs that may stand before the infinitive of a cue without changing who says what."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import product

from guillemets.lexicons.load import read_rows


@dataclass(frozen=True, slots=True, kw_only=True)
class CueCarrier:
    """One carrier: a form of ``head``, then ``link`` (may be empty; elides before a vowel), then the cue's infinitive.

    A word of a link may hold several forms, parted by a slash, of which one must stand ("contraint/contrainte de").
    ``cancels`` holds where the speech did not take place or only seems to have (éviter de préciser, aller annoncer);
    ``passive`` where the cue, an infinitive or a participle, reads as a passive (s'est vu proposer un poste, s'est
    retrouvé critiqué).
    """

    phrase: str
    head: str
    link: str = ""
    cancels: bool = False
    passive: bool = False
    example: str
    source: str


@cache
def links(link: str) -> tuple[str, ...]:
    """The wordings of a link.

    >>> links("forcé/forcée de")
    ('forcé de', 'forcée de')
    """
    return tuple(" ".join(words) for words in product(*(word.split("/") for word in link.split(" "))))


def read_cue_carriers() -> dict[str, tuple[CueCarrier, ...]]:
    """The carriers by the infinitive of their head, in file order. Raises LexiconError on a faulty file."""
    found: dict[str, list[CueCarrier]] = {}
    for row in read_rows("cue_carriers.tsv", CueCarrier, key=("phrase",)):
        found.setdefault(row.head, []).append(row)
    return {head: tuple(rows) for head, rows in found.items()}
