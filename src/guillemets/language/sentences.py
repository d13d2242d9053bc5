"""Where sentences begin: decided from typography, so that the parser cannot break a quotation from its cue."""

from __future__ import annotations

import re
from dataclasses import dataclass

from guillemets.language.typography import CLOSING, MARKS, OPENING
from guillemets.lexicons.grammar import grammar

_TERMINAL = re.compile(r"^(?:[.!?…]+|\.\.\.+)$")
_BRACKETS = ")]"
_SHORT = 4  # letters; a full stop after a longer word in small letters is no abbreviation
_LETTER = re.compile(r"^[A-ZÀ-Ý]\.$")
_INITIAL = re.compile(r"^[A-ZÀ-Ý]$")


@dataclass(frozen=True, slots=True, kw_only=True)
class BorderWords:
    """Words that decide about full stops: abbreviations (lower case) and words whose capital opens a sentence."""

    abbreviations: frozenset[str] = frozenset()
    openers: frozenset[str] = frozenset()


def starts_of(words: list[str], gaps: list[str], known: BorderWords) -> list[bool]:
    """For each word whether a sentence starts there; ``gaps[i]`` is the white space before word ``i``.

    A sentence starts at the first word, after a line break that follows a full stop, and after final punctuation
    (with the marks and brackets that close after it) when the next word can begin a sentence.

    >>> starts_of(["Non", "!", "»", ",", "dit", "-elle", ".", "Il", "part"], [""] * 9, BorderWords())
    [True, False, False, False, False, False, False, True, False]
    """
    starts = [False] * len(words)
    if words:
        starts[0] = True
    for i in range(1, len(words)):
        plain = words[i - 1][-1].isalnum() and gaps[i] in ("", " ")  # nothing ends before: four words in five
        starts[i] = not plain and _begins(words, gaps, i, known)
    return starts


def _begins(words: list[str], gaps: list[str], i: int, known: BorderWords) -> bool:
    last = i - 1
    closed = False
    while last >= 0 and (words[last] in _BRACKETS or _closes(words, gaps, last)):
        closed = closed or words[last] not in _BRACKETS
        last -= 1
    if last < 0:
        return False
    if words[i] in _BRACKETS or _closes(words, gaps, i):
        return False
    if _LETTER.match(words[last]) and last > 0 and words[last - 1].islower() and words[i] in known.openers:
        return True  # "la bombe H. Le conseil": the letter and the full stop are one word
    if not _TERMINAL.match(words[last]):
        return gaps[i].count("\n") > 0 and words[last] not in (",", ":", ";") and _can_open(words, i)
    if words[last] == "." and not closed and _abbreviated(words, last, words[i], known):
        return False
    small = (
        not closed and words[last - 1].islower() and len(words[last - 1]) > _SHORT and words[i] in grammar().line_opener
    )
    return _can_open(words, i) or (small and words[last] == "." and bool(gaps[i]))


def _closes(words: list[str], gaps: list[str], i: int) -> bool:
    """Whether word ``i`` is a mark that closes: by its shape, or for a straight one by the space around it."""
    word = words[i]
    if word not in MARKS or word in OPENING:
        return False
    return word in CLOSING or (not gaps[i] and i > 0)


def _can_open(words: list[str], i: int) -> bool:
    """Whether word ``i`` (after any marks, dashes and brackets) has a form that begins a sentence."""
    while i < len(words) and (words[i] in MARKS or words[i] in ("(", "[", "-", "–", "—", "...", "…")):
        i += 1
    if i >= len(words):
        return False
    first = words[i][0]
    return first.isupper() or first.isdigit() or first in "@#"


def _abbreviated(words: list[str], last: int, following: str, known: BorderWords) -> bool:
    """Whether the full stop at ``last`` belongs to an abbreviation or an initial.

    A lone capital is an initial before a name, but ends its sentence in "la bombe H. Le conseil...".
    """
    if last == 0:
        return False
    before = words[last - 1]
    if before.lower() in known.abbreviations:
        return True
    if not _INITIAL.match(before):
        return False
    named = last == 1 or not words[last - 2].islower()
    return named or following not in known.openers
