"""Roles beside a name: "la ministre Léa Favre", "Léa Favre, ministre de la Santé", "la ministre, Léa Favre"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guillemets.entities.names import Name, NameLabel
from guillemets.entities.phrases import Phrase, extent, read_phrase
from guillemets.lexicons.determiners import DeterminerSort
from guillemets.lexicons.reference_words import ReferenceSort
from guillemets.lexicons.role_nouns import Sphere

if TYPE_CHECKING:
    from collections.abc import Iterator

    from guillemets.language.parsed import Parsed
    from guillemets.lexicons import Lexicons

_MARKS = frozenset('«»"“”‹›')
_AFTER_NAME = frozenset({",", "(", "-", "–", "—", ":"})
_ENDS = frozenset({",", ".", ";", ")", "(", "]", ":", "-", "–", "!", "?", "«", "»"})
_BACK = 22


class Surroundings:
    """The names of one text by where they begin and end, with its words: what every look beside a name needs."""

    def __init__(self, parsed: Parsed, names: tuple[Name, ...], words: Lexicons) -> None:
        self.parsed = parsed
        self.words = words
        self.names = names
        self.begins = {name.first: name for name in names}
        self.titled = {name.titled: name for name in names if name.titled is not None}
        self.ends = {name.last: name for name in names}
        self.links = words.reference_words[ReferenceSort.COMPLEMENT]
        self.copulas = words.reference_words[ReferenceSort.COPULA]
        self.inside = {i: name for name in names for i in range(name.first, name.last + 1)}

    def phrase(self, first: int, last: int) -> Phrase | None:
        """The noun phrase of these tokens with the names inside it."""
        return read_phrase(self.parsed, first, last, self.words, self.names)

    def name_at(self, i: int) -> Name | None:
        """The name that begins at token ``i``, its title included."""
        return self.titled.get(i) or self.begins.get(i)


def find_roles(around: Surroundings) -> Iterator[tuple[Name, Phrase]]:
    """Each person's name with every noun phrase that stands in apposition to it, or is said of it by a copula."""
    for name in around.names:
        if name.label is not NameLabel.PER or name.known is not None:
            continue
        before = role_before(around, name)
        if before:
            yield name, before
        start = before.first if before else name.first if name.titled is None else name.titled
        if enclosing := _role_comma_before(around, name, start):
            yield name, enclosing
        if after := _role_after(around, name):
            yield name, after


def role_before(around: Surroundings, name: Name) -> Phrase | None:
    """The phrase that ends right before the name: "le ministre de l'Intérieur [Paul Blanc]".

    The nearest role noun to the left is the head, unless it is itself the complement of another ("secrétaire d'Etat
    auprès du ministre ..."); with a name or a verb in between it is somebody else's.
    """
    doc = around.parsed.doc
    end = (name.titled if name.titled is not None else name.first) - 1
    while end >= 0 and doc[end].text in _MARKS:
        end -= 1
    if end < 0 or (end not in around.inside and doc[end].text.lower() in around.links):
        return None
    i = end
    while i >= 0 and end - i < _BACK:
        token = doc[i]
        inner = around.inside.get(i)
        if inner is not None and inner.label is NameLabel.PER and inner.known is None:
            return None
        role = inner is None and token.text.lower() in around.words.role_nouns
        if inner is None and not role and (token.text in _ENDS or token.pos_ in {"VERB", "AUX", "SCONJ", "PRON"}):
            return None
        if role and token.text.lower() != "membre":
            first = _start(around, i)
            if _complement_of_role(around, name, first):
                i = first - 1
                continue
            phrase = around.phrase(first, end)
            if phrase is None or phrase.role is None or (phrase.plural and not _shared(around, name)):
                return None
            return phrase
        if token.is_sent_start:
            return None
        i -= 1
    return None


def _complement_of_role(around: Surroundings, name: Name, first: int) -> bool:
    """Whether the role at ``first`` is not the person's own but belongs to one further left.

    So in "secrétaire d'Etat auprès du ministre", and of a client whose lawyer is named ("le conseil de l'étudiant Me
    Blanc").
    """
    doc = around.parsed.doc
    if first < 2:  # noqa: PLR2004
        return False
    before = doc[first - 1].text.lower()
    if before == "auprès":
        return True
    link = first - 1 if before in {"de", "d'"} else first if doc[first].text.lower() in {"du", "des"} else None
    if link is None or name.title is None or name.title.gender is not None:
        return False
    outer = around.words.role_nouns.get(doc[link - 1].text.lower())
    return outer is not None and outer.noun.sphere is Sphere.LAWYER


def _shared(around: Surroundings, name: Name) -> bool:
    """Whether the name is one of several after a plural role ("les présidents A et B")."""
    doc = around.parsed.doc
    return name.last + 1 < len(doc) and doc[name.last + 1].text in {",", "et", "puis"}


def _start(around: Surroundings, i: int) -> int:
    """The first token of the phrase whose role noun stands at ``i``: adjectives and determiners before it belong."""
    doc = around.parsed.doc
    first = i
    while first > 0 and not doc[first].is_sent_start:
        before = doc[first - 1]
        if before.pos_ in {"ADJ", "NUM"} or before.text.lower() in around.words.role_nouns or before.text in _MARKS:
            first -= 1
        elif before.text.lower() in around.words.determiners and before.text.lower() not in {"de", "d'"}:
            return first - 1
        else:
            break
    return first


def _role_comma_before(around: Surroundings, name: Name, start: int) -> Phrase | None:
    """The role of "le directeur du port, [Paul Blanc], ...": the name stands between commas, or ends the sentence.

    Copy often drops the second comma; then the role must be no complement of a preposition ("Devant le ministre, Paul
    Blanc a plaidé").
    """
    doc = around.parsed.doc
    if start < 2 or doc[start - 1].text not in {",", "("} or doc[start].is_sent_start:  # noqa: PLR2004
        return None
    follower = doc[name.last + 1] if name.last + 1 < len(doc) else None
    ends = follower is None or follower.text in _ENDS or bool(follower.is_sent_start)
    end = start - 2
    for i in range(end, max(end - _BACK, -1), -1):
        token = doc[i]
        inner = around.inside.get(i)
        if inner is not None and inner.label is NameLabel.PER and inner.known is None:
            return None
        role = inner is None and token.text.lower() in around.words.role_nouns
        if inner is None and not role and (token.text in _ENDS or token.pos_ in {"VERB", "AUX"}):
            return None
        first = _start(around, i)
        if role and _heads(around, first):
            phrase = around.phrase(first, end)
            if phrase is None or phrase.role is None or phrase.plural:
                return None
            free = first == 0 or doc[first].is_sent_start or doc[first - 1].pos_ != "ADP"
            return phrase if ends or free else None
    return None


def _heads(around: Surroundings, first: int) -> bool:
    """Whether the phrase that begins at ``first`` is no complement of a noun before it."""
    doc = around.parsed.doc
    determiner = doc[first].text.lower() in around.words.determiners
    before = doc[first - 1].text.lower() if first > 0 else ""
    if before in {"de", "d'"} or doc[first].text.lower() in {"du", "des"}:
        noun = doc[first - (2 if before in {"de", "d'"} else 1)] if first > 1 else None
        return noun is None or noun.text.lower() not in around.words.role_nouns
    return determiner or first == 0 or before in _ENDS or doc[first].is_sent_start is True


def _role_after(around: Surroundings, name: Name) -> Phrase | None:
    """The role of "[Paul Blanc], président du port," or "[Paul Blanc] (président du port)", or by a copula."""
    doc = around.parsed.doc
    i = name.last + 1
    if i + 1 >= len(doc) or doc[i].is_sent_start:
        return None
    mark = doc[i].text
    if mark in _AFTER_NAME:
        i += 1
    elif doc[i].text.lower() in around.copulas:
        while i < len(doc) and doc[i].text.lower() in around.copulas:
            i += 1
        mark = "est"
    else:
        return None
    if i >= len(doc):
        return None
    phrase = around.phrase(i, extent(around.parsed, i, around.begins, around.words))
    if phrase is None or phrase.role is None or phrase.plural:
        return None
    if phrase.sort in (DeterminerSort.DEMONSTRATIVE, DeterminerSort.QUANTIFIER):
        return None
    return phrase if mark == "est" or _closed(around, phrase, mark) else None


def _closed(around: Surroundings, phrase: Phrase, mark: str) -> bool:
    """Whether the phrase after a name ends as an apposition does; a verb after it makes it a subject of its own."""
    doc = around.parsed.doc
    end = phrase.last + 1
    if end >= len(doc) or doc[end].is_sent_start:
        return phrase.sort is DeterminerSort.NONE or mark != ","
    follower = doc[end]
    if mark == "(":
        return True
    if follower.text in _ENDS or follower.pos_ in {"CCONJ", "SCONJ", "PRON", "ADP", "ADV"}:
        return True
    return phrase.sort is DeterminerSort.NONE and follower.pos_ not in {"VERB", "AUX"}
