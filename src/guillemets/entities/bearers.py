"""Persons whose name the model took into that of a place or a body before it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guillemets.entities.names import NameLabel
from guillemets.lexicons.reference_words import ReferenceSort

if TYPE_CHECKING:
    from guillemets.language.parsed import Parsed
    from guillemets.lexicons import Lexicons

COMPLEMENT = 6
"""Words between a role and the name of the body that is its complement at most."""


def bearer_in(parsed: Parsed, first: int, last: int, label: NameLabel, words: Lexicons) -> int | None:
    """Where a person's name begins inside what the model took for a place ("[Nyon] Paul Blanc")."""
    doc = parsed.doc
    governed = first > 0 and doc[first - 1].lower_ in {"de", "d'", "du"}
    if label is NameLabel.PER and (not governed or doc[first].text in words.first_names):
        return None
    if label is NameLabel.MISC or doc[first].text.partition("-")[0] in words.first_names:
        return None
    if label is NameLabel.ORG and not _of_role(parsed, first, words):
        return None
    dedicated = words.reference_words[ReferenceSort.DEDICATED]
    for i in range(first + 1, last):
        found = words.first_names.get(doc[i].text)
        if found is not None and doc[i + 1].text[0].isupper() and doc[i - 1].text[0].isupper():
            return None if label is NameLabel.ORG and doc[i - 1].lower_ in dedicated else i
    return None


def _of_role(parsed: Parsed, first: int, words: Lexicons) -> bool:
    """Whether what begins at ``first`` is a complement of a role: "la députée au [Grand Conseil Léa Favre]"."""
    doc = parsed.doc
    i = first - 1
    while i > 0 and first - i < COMPLEMENT and doc[i].pos_ in {"ADP", "DET", "NOUN", "ADJ"}:
        role = words.role_nouns.get(doc[i].lower_)
        if role is not None:
            return not role.plural and first - i > 1
        i -= 1
    return False
