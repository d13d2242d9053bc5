"""Where a noun phrase that begins at a token ends, and where one that ends at a token begins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guillemets.entities.names import NameLabel, folded
from guillemets.lexicons.grammar import grammar
from guillemets.lexicons.reference_words import ReferenceSort

if TYPE_CHECKING:
    from guillemets.entities.names import Name
    from guillemets.entities.surroundings import Surroundings
    from guillemets.language.parsed import Parsed
    from guillemets.lexicons import Lexicons

_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "DET", "ADP", "NUM", "PUNCT", "X", "ADV", "SYM"})
_MARKS = frozenset('«»"“”‹›')
ENDS = frozenset({",", ".", ";", ")", "(", "]", ":", "-", "–", "!", "?", "«", "»"})
_BACK = 22
_LONGEST = 25
_QUOTED = 3
"""Words of a quoted modifier ("femmes «gilets jaunes»") at most."""


def extent(parsed: Parsed, start: int, names: dict[int, Name], words: Lexicons) -> int:
    """The last token of the noun phrase that begins at ``start``: it ends before a verb, comma, relative or name.

    ``names`` are the names of the text by their first token; a person's name belongs to no complement and ends it,
    as do titles. Organisations and places go on ("ministre de la Défense", "maire de Paris").
    """
    doc = parsed.doc
    joins = words.reference_words[ReferenceSort.COMPLEMENT]
    stops = words.reference_words[ReferenceSort.STOP]
    i = start
    last = start
    while i < len(doc) and i - start < _LONGEST:
        token = doc[i]
        if i > start and token.text in _MARKS and (closing := _modifier(parsed, i)):
            last = closing
            i = closing + 1
            continue
        if i > start and (token.is_sent_start or token.text in ",;:()[]" or token.text in _MARKS):
            break
        if i in names:
            name = names[i]
            if name.label == "PER" and name.known is None:
                break
            last = name.last
            i = name.last + 1
            continue
        if i > start and (token.lower_ in stops or _second(parsed, start, i)):
            break
        if _one_of(parsed, start, i):
            i += 1
            continue
        if _acts(parsed, start, i, words):
            break
        if token.pos_ not in _NOMINAL or (token.pos_ == "ADP" and token.text.lower() not in joins and i > start):
            if token.pos_ == "CCONJ" and _goes_on(parsed, i):
                i += 1
                continue
            break
        if token.pos_ in ("NOUN", "PROPN", "ADJ", "X", "NUM"):
            last = i
        i += 1
    return last


def _second(parsed: Parsed, start: int, i: int) -> bool:
    """Whether another noun phrase begins at ``i`` that nothing joins to the first ("les pompiers [le] soir même")."""
    doc = parsed.doc
    article = doc[i].lower_ in {"le", "la", "l'", "les", "un", "une"}
    return article and doc[i].pos_ == "DET" and i - start > 1 and doc[i - 1].pos_ == "NOUN"


def _one_of(parsed: Parsed, start: int, i: int) -> bool:
    """Whether the token at ``i`` picks one out of several ("[un] des avocats", "l'[une] d'elles")."""
    doc = parsed.doc
    picks = doc[i].lower_ in {"un", "une"} and i + 1 < len(doc) and doc[i + 1].lower_ in {"des", "de", "d'"}
    return picks and (i == start or (i == start + 1 and doc[start].lower_ == "l'"))


def _acts(parsed: Parsed, start: int, i: int, words: Lexicons) -> bool:
    """Whether what the model takes for an adjective has an object: it is a verb ("un manifestant [filme] la scène")."""
    doc = parsed.doc
    if doc[i].pos_ != "ADJ" or i - start < 2 or i + 1 >= len(doc) or doc[i - 1].pos_ not in {"NOUN", "PROPN"}:  # noqa: PLR2004
        return False
    lower = doc[i].lower_
    if lower in words.role_nouns or lower in words.knowledge.demonyms:
        return False
    joins = words.reference_words[ReferenceSort.COMPLEMENT]
    return doc[i + 1].pos_ == "DET" and doc[i + 1].lower_ not in joins


def _goes_on(parsed: Parsed, i: int) -> bool:
    """Whether the conjunction at ``i`` joins complements of one noun ("de l'action et des comptes publics")."""
    doc = parsed.doc
    return i + 1 < len(doc) and doc[i + 1].text.lower() in grammar().of and doc[i - 1].pos_ != "VERB"


def _modifier(parsed: Parsed, opening: int) -> int | None:
    """The closing mark of a quoted modifier right behind a noun: "des femmes [«gilets jaunes»]"; None without one."""
    doc = parsed.doc
    if doc[opening - 1].pos_ != "NOUN" or doc[opening].is_sent_start:
        return None
    closing = next((j for j in range(opening + 2, min(opening + _QUOTED + 2, len(doc))) if doc[j].text in _MARKS), None)
    if closing is None or any(doc[j].pos_ not in {"NOUN", "ADJ", "PROPN"} for j in range(opening + 1, closing)):
        return None
    return closing if doc[opening + 1].pos_ == "NOUN" and doc[opening + 1].text[0].islower() else None


def phrase_start(around: Surroundings, end: int) -> int | None:
    """The first token of the noun phrase that ends at ``end``; None when a verb or mark ends there.

    Going left, a determiner that no preposition governs begins it, as does the first word after a verb, a comma or a
    preposition that joins no complement.
    """
    doc = around.parsed.doc
    i = end
    while i >= 0 and end - i < _BACK:
        token = doc[i]
        inner = around.inside.get(i)
        if inner is not None:
            begin = inner.titled if inner.titled is not None else inner.first
            governed = begin > 0 and doc[begin - 1].text.lower() in grammar().of
            if inner.label is NameLabel.PER and inner.known is None and not governed:
                return None
            i = begin - 1
            if doc[inner.first].is_sent_start:
                return inner.first
            continue
        if token.text in _MARKS and any(doc[j].text in _MARKS for j in range(max(i - 4, 0), i)) and i < end:
            while doc[i - 1].text not in _MARKS:
                i -= 1
            i -= 2
            continue
        lower = token.text.lower()
        known = lower in around.words.role_nouns or folded(lower) in around.words.reference_words[ReferenceSort.STOCK]
        stops = token.pos_ in {"VERB", "AUX", "SCONJ", "PRON"} and not known
        if token.text in ENDS or stops:
            return i + 1 if i < end else None
        if token.pos_ == "ADP" and lower not in around.links and lower not in around.words.determiners:
            return i + 1
        if token.is_sent_start:
            return i
        determiner = around.words.determiners.get(lower)
        if determiner is not None and lower not in {"de", "d'", "du", "des", "au", "aux"}:
            before = doc[i - 1].text.lower() if i else ""
            if before not in {"de", "d'", "à", "auprès"}:
                return i
        i -= 1
    return None
