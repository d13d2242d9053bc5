"""What stands before the noun of a phrase: prepositions, determiners, numbers, and those of whom it picks one out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guillemets.lexicons.determiners import DeterminerSort
from guillemets.lexicons.grammar import grammar
from guillemets.lexicons.reference_words import ReferenceSort

if TYPE_CHECKING:
    from guillemets.language.parsed import Parsed
    from guillemets.language.tokens import Token
    from guillemets.lexicons import Lexicons
    from guillemets.model.entity import Gender

MARKS = frozenset('«»"“”‹›')
"""Marks of quotation, which are no part of a phrase."""


def past_prepositions(parsed: Parsed, first: int, last: int, words: Lexicons) -> int:
    """The first token that is neither a mark nor a preposition that could not be a determiner."""
    doc = parsed.doc
    while first <= last and (
        doc[first].text in MARKS
        or (doc[first].pos_ == "ADP" and first < last and doc[first].text.lower() not in words.determiners)
    ):
        first += 1
    return first


def shows_gender(determiner: str, words: Lexicons) -> bool:
    """Whether the word before the noun is a determiner that has a gender."""
    row = words.determiners.get(determiner.lower())
    return row is not None and row.gender is not None


def determined(
    parsed: Parsed, first: int, last: int, words: Lexicons
) -> tuple[int, DeterminerSort, Gender | None, bool, int | None]:
    """Where the phrase goes on after its determiners, and what they show; the first of them decides its sort."""
    doc = parsed.doc
    sort, gender, plural, count = DeterminerSort.NONE, None, False, None
    i = first
    while i < last:
        found = None
        for length in (3, 2, 1):
            form = " ".join(token.text.lower() for token in doc[i : i + length])
            if i + length <= last + 1 and form in words.determiners:
                found = (length, words.determiners[form])
                break
        if found is None:
            break
        length, determiner = found
        following = doc[i + 1].text.lower() if i < last else ""
        if determiner.term in ("un", "une") and following in ("des", "de", "d'"):
            break
        if i > first and determiner.term in grammar().of and sort is not DeterminerSort.QUANTIFIER:
            break
        sort = determiner.sort if sort is DeterminerSort.NONE else sort
        gender = gender or determiner.gender
        plural = plural or determiner.plural
        count = count or determiner.count
        i += length
    if i < last and doc[i].pos_ == "NUM" and doc[i].text.isdecimal():
        count = int(doc[i].text)
    while i < last and doc[i].like_num and doc[i].text[0].isdigit():
        plural = plural or doc[i].text != "1"
        i += 1
        if i + 1 < last and doc[i].lower_ in {"et", "à", "ou"} and doc[i + 1].like_num:
            i += 1
    return i, sort, gender, plural, count


def partitive(parsed: Parsed, core: int, last: int, words: Lexicons) -> tuple[int, bool | None]:
    """Where the noun of a partitive or of a quantity begins, and whether it stands for several; (core, None) else.

    "un des avocats" is one lawyer, "un millier de manifestants" are many.
    """
    doc = parsed.doc
    if core + 2 > last:
        return core, None
    opening, link = doc[core].text.lower(), doc[core + 1].text.lower()
    one = doc[core - 1 if core and opening in grammar().another else core].lower_
    if one in {"un", "une"} and link in {"des", "de", "d'"}:
        start = core + 2
        while start < last and doc[start].text.lower() in words.determiners:
            start += 1
        return start, False
    if (
        link in {"de", "d'", "des"}
        and opening in words.reference_words[ReferenceSort.QUANTITY]
        and _many(doc[core + 2])
    ):
        return core + 2, True
    return core, None


def _many(token: Token) -> bool:
    """Whether a noun may be a plural: "un groupe d'[experts]" are several, "un groupe d'[ingénierie]" is one body."""
    return token.morph.get("Number", []) != ["Sing"] or token.text.endswith(("s", "x"))
