"""Names as strings: what two of them share, and which of two is the fuller one."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING

from guillemets.lexicons.grammar import grammar

if TYPE_CHECKING:
    from guillemets.lexicons.knowledge import KnownName
    from guillemets.lexicons.titles import Title

_WORD = re.compile(r"[\w]+(?:['’][\w]+)*")
_ENDING = re.compile(r"(?:yy|iy|ii|ij|y|i)$")


class NameLabel(StrEnum):
    """What a recogniser takes a name for."""

    PER = "PER"
    ORG = "ORG"
    LOC = "LOC"
    MISC = "MISC"


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """One occurrence of a name: tokens ``first`` to ``last`` (included), without title and determiner.

    ``titled`` is the index of the first token of the title before it; ``known`` what the knowledge base says of it.
    """

    first: int
    last: int
    text: str
    label: NameLabel
    title: Title | None = None
    titled: int | None = None
    known: KnownName | None = None


@lru_cache(maxsize=4096)
def folded(word: str) -> str:
    """The word in lower case without accents: what two spellings of a word share.

    >>> folded("Éliane")
    'eliane'
    """
    decomposed = unicodedata.normalize("NFKD", word.replace("’", "'").lower())
    return "".join(c for c in decomposed if not unicodedata.combining(c)).replace("œ", "oe")


@lru_cache(maxsize=4096)
def key_of(name: str) -> tuple[str, ...]:
    """The words of a name as they are compared: folded, endings of transliterations made one, initials kept short.

    >>> key_of("Volodymyr Zelenskiï") == key_of("Volodymyr Zelensky")
    True
    """
    return tuple(_ENDING.sub("i", folded(word)) for word in _WORD.findall(name.replace("-", " ")))


def same_person(short: str, full: str) -> bool:
    """Whether ``short`` can be a shorter way to write the name ``full``.

    The words of the shorter name are found in the longer one, in order, and the last words agree; an initial stands
    for any word that it begins.

    >>> same_person("Kallas", "Kaja Kallas"), same_person("Donald Trump", "Donald J. Trump")
    (True, True)
    >>> same_person("Kaja Kallas", "Siim Kallas")
    False
    """
    few, many = key_of(short), key_of(full)
    if len(few) > len(many):
        few, many = many, few
    if not few or not many:
        return False
    significant = [word for word in few if word not in grammar().name_particle]
    if not significant:
        return few == many
    first_name = " " not in min(short, full, key=len) and few == many[: len(few)]
    if significant[-1] != many[-1] and not first_name:
        return False
    rest = list(many)
    for word in significant:
        found = next((i for i, other in enumerate(rest) if _agrees(word, other)), None)
        if found is None:
            return False
        rest = rest[found + 1 :]
    return True


def same_body(short: str, full: str) -> bool:
    """Whether ``short`` can be a shorter way to write the name of the organisation ``full``.

    It has to begin it ("Adobe" for "Adobe Systems").

    >>> same_body("Adobe", "Adobe Systems"), same_body("Systems", "Adobe Systems")
    (True, False)
    """
    few, many = sorted((key_of(short), key_of(full)), key=len)
    return bool(few) and many[: len(few)] == few


def _agrees(word: str, other: str) -> bool:
    return word == other or (min(len(word), len(other)) == 1 and word[0] == other[0])
