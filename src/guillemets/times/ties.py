"""Whether the words before a time tie it to a deed, a noun or a clause, so that it is not the time of what is said."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from guillemets.lexicons.determiners import read_determiners
from guillemets.lexicons.occasion_words import OccasionWordType, read_occasion_words
from guillemets.lexicons.times import ParticipleRole, Tense, read_tense_clues

if TYPE_CHECKING:
    from collections.abc import Sequence

_WORD = re.compile(r"\w+['’]?")
_PARTICIPLE = re.compile(r"(?:é(?:e|s|es)?|ant)$")
_AGREEMENT = re.compile(r"(?:es|e|s)$")


def is_bound(lead: Sequence[str]) -> bool:
    """Whether the words before a time, from the last comma on, tie it to something other than the act of speech.

    >>> is_bound(["arrivé"]), is_bound(["devant", "la", "presse"]), is_bound(["à", "propos", "du", "vote", "de"])
    (True, False, True)
    """
    near = list(lead)
    while not (limited := _ends(near, OccasionWordType.LIMIT)) and near and _is_light(near[-1]):
        near.pop()
    carried = is_carried(lead)
    if limited:
        return True
    if _ends(near, OccasionWordType.LINK):
        return not carried
    if carried:
        return False
    first = 1 if lead and lead[0] in _terms(OccasionWordType.LIGHT) else 0
    return _is_deed(lead, len(near) - 1) or _is_deed(lead, first)


def is_carried(lead: Sequence[str]) -> bool:
    """Whether an occasion of speech, or a participle of speaking, stands among the words: "interview", "publié"."""
    return crosses(lead, (OccasionWordType.CARRIER, OccasionWordType.SPEECH))


def are_light(lead: Sequence[str]) -> bool:
    """Whether the words are but determiners and prepositions."""
    return all(_is_light(w) for w in lead)


def _is_deed(words: Sequence[str], i: int) -> bool:
    """Whether the word is a participle without auxiliary: "arrivé", but not "la société", nor "pendant"."""
    if not 0 <= i < len(words) or (i and words[i - 1] in _determiners()):
        return False
    if not _auxiliaries().isdisjoint(words[max(i - 2, 0) : i]):
        return False
    word = words[i]
    if word in _terms(OccasionWordType.PLAIN) or word in _terms(OccasionWordType.LIMIT):
        return False
    return bool(_PARTICIPLE.search(word)) or any(form in _terms(OccasionWordType.OTHER) for form in _forms(word))


def crosses(words: Sequence[str], types: Sequence[OccasionWordType]) -> bool:
    """Whether a term of one of the types stands anywhere among the words."""
    return any(_ends(words[:i], kind) for i in range(1, len(words) + 1) for kind in types)


def _ends(words: Sequence[str], kind: OccasionWordType) -> bool:
    """Whether the words end with a term of the type; participles agree with their noun."""
    terms = _terms(kind)
    return bool(words) and any(
        " ".join([*words[-n:-1], form]) in terms for n in range(1, min(len(words), 3) + 1) for form in _forms(words[-1])
    )


def _is_light(word: str) -> bool:
    """Whether the word may stand between a time and what it belongs to; "de" and "du" tie it."""
    tied = word in _terms(OccasionWordType.LINK)
    return not tied and (word in _determiners() or word in _terms(OccasionWordType.LIGHT))


def _forms(word: str) -> tuple[str, ...]:
    """The word and what it may be the feminine or the plural of."""
    return (word, _AGREEMENT.sub("", word), word.removesuffix("s"))


def words_of(text: str) -> list[str]:
    """The words in lower case, each with the apostrophe that ends it.

    >>> words_of("Jusqu’à la mi-mars")
    ["jusqu'", 'à', 'la', 'mi', 'mars']
    """
    return [m[0].lower().replace("’", "'") for m in _WORD.finditer(text)]


@cache
def _terms(kind: OccasionWordType) -> frozenset[str]:
    return frozenset(" ".join(words_of(row.term)) for row in read_occasion_words() if row.type is kind)


@cache
def _determiners() -> frozenset[str]:
    return frozenset(read_determiners()) | {"au", "aux"}


@cache
def _auxiliaries() -> frozenset[str]:
    return frozenset(c.term for c in read_tense_clues() if c.role is ParticipleRole.AUXILIARY or c.tense is Tense.PAST)
