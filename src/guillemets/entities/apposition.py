"""Roles beside a name: "la ministre Léa Favre", "Léa Favre, ministre de la Santé", "la ministre, Léa Favre"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guillemets.entities.extent import ENDS, extent, phrase_start
from guillemets.entities.kinds import body_after, body_before, is_body
from guillemets.entities.names import NameLabel
from guillemets.lexicons.determiners import DeterminerSort
from guillemets.lexicons.grammar import grammar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from guillemets.entities.names import Name
    from guillemets.entities.phrases import Phrase
    from guillemets.entities.surroundings import Surroundings

_MARKS = frozenset('«»"“”‹›')
_AFTER_NAME = frozenset({",", "(", "-", "–", "—", ":"})


def find_roles(around: Surroundings) -> Iterator[tuple[Name, Phrase]]:
    """Each name with the noun phrases in apposition to it; of a person also those that a copula says of it."""
    for name in around.names:
        if name.label is NameLabel.ORG:
            yield from ((name, kind) for kind in (_kind_before(around, name), _kind_after(around, name)) if kind)
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
        if said := _role_is(around, name):
            yield name, said


def role_before(around: Surroundings, name: Name) -> Phrase | None:
    """The phrase that ends right before the name: "le ministre de l'Intérieur [Paul Blanc]".

    The nearest role noun to the left is the head, unless it is itself the complement of another ("secrétaire d'Etat
    auprès du ministre ..."); with a name or a verb in between it is somebody else's.
    """
    doc = around.parsed.doc
    end = (name.titled if name.titled is not None else name.first) - 1
    if end > 1 and doc[end].text in _MARKS:
        opening = next((j for j in range(end - 2, max(end - 5, -1), -1) if doc[j].text in _MARKS), end)
        end = opening - 1
    if end < 0 or (end not in around.inside and doc[end].text.lower() in around.links):
        return None
    start = phrase_start(around, end)
    if start is None:
        return None
    nearest = around.words.role_nouns.get(doc[end].text.lower()) if end not in around.inside else None
    several = nearest is not None and nearest.plural
    if several and not (_shared(around, name) or _of_several(around, name, end)):
        return None
    if nearest is not None and not nearest.plural and not _clients(name, end):
        start = max(start, _start(around, end))
    phrase = around.phrase(start, end)
    if phrase is None or phrase.role is None:
        phrase = _governed(around, start, end)
    if phrase is None or phrase.role is None or (phrase.plural and not _shared(around, name)):
        return None
    return phrase


def _governed(around: Surroundings, start: int, end: int) -> Phrase | None:
    """The role that is a complement in a phrase whose head is none: "les mots [du procureur de Brest] Paul Blanc"."""
    doc = around.parsed.doc
    for i in range(start + 1, end):
        if doc[i].lower_ in around.words.determiners and doc[i + 1].lower_ in around.words.role_nouns:
            phrase = around.phrase(i, end)
            if phrase is not None and phrase.role is not None:
                return phrase
    return None


def _of_several(around: Surroundings, name: Name, end: int) -> bool:
    """Whether the plural noun at ``end`` is a complement in front of a full name: "l'avocat des [élus] Léa Favre".

    A family name alone is that of all of them ("l'avocat des parents Blanc").
    """
    doc = around.parsed.doc
    return name.last > name.first and end > 1 and doc[end - 1].lower_ in grammar().of


def _clients(name: Name, end: int) -> bool:
    """Whether the role right before a lawyer's name may be the client's ("le conseil de l'étudiant Me Blanc")."""
    return name.title is not None and name.title.gender is None and end > 1


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


def _kind_before(around: Surroundings, name: Name) -> Phrase | None:
    """The phrase that says what kind of body a name is: "le quotidien nippon [Asahi Shimbun]"."""
    doc = around.parsed.doc
    end = name.first - 1
    head = body_before(name.first, around.parsed, around.words)
    if head is not None:
        return around.phrase(head - 1, end)
    if end < 0 or doc[end].text.lower() in around.links or doc[end].pos_ not in {"NOUN", "ADJ"}:
        return None
    start = phrase_start(around, end)
    phrase = around.phrase(start, end) if start is not None else None
    if phrase is None or phrase.complemented or phrase.plural:
        return None
    return phrase if is_body(doc[phrase.head].lower_, around.words) else None


def _kind_after(around: Surroundings, name: Name) -> Phrase | None:
    """The apposition that says what kind of body a name is: "[Torvan], une banque zurichoise, supprime..."."""
    if not body_after(name, around.parsed, around.words):
        return None
    start = name.last + 2
    return around.phrase(start, extent(around.parsed, start, around.begins, around.words))


def _role_comma_before(around: Surroundings, name: Name, start: int) -> Phrase | None:
    """The role of "le directeur du port, [Paul Blanc], ...": the name stands between commas, or ends the sentence.

    Copy often drops the second comma; then the role must be no complement of a preposition ("Devant le ministre, Paul
    Blanc a plaidé").
    """
    doc = around.parsed.doc
    if start > 3 and doc[start - 1].lower_ in around.words.knowledge.demonyms and doc[start - 3].text == ",":  # noqa: PLR2004
        start -= 2
    if start < 2 or doc[start - 1].text not in {",", "("} or doc[start].is_sent_start:  # noqa: PLR2004
        return None
    follower = doc[name.last + 1] if name.last + 1 < len(doc) else None
    ends = follower is None or follower.text in ENDS or bool(follower.is_sent_start)
    first = phrase_start(around, start - 2)
    phrase = around.phrase(first, start - 2) if first is not None else None
    if first is None or phrase is None or phrase.role is None or phrase.plural:
        return None
    free = first == 0 or doc[first].is_sent_start or doc[first - 1].pos_ != "ADP"
    return phrase if ends or free else None


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
    if i + 3 < len(doc) and doc[i].like_num and doc[i + 1].lower_ == "ans" and doc[i + 2].text == ",":
        i += 3
    if i >= len(doc):
        return None
    end = extent(around.parsed, i, around.begins, around.words)
    if (owner := _owner(around, end + 1)) is not None:
        end = owner.last
    phrase = around.phrase(i, end)
    if phrase is None or phrase.role is None or phrase.plural:
        return None
    if phrase.sort in (DeterminerSort.DEMONSTRATIVE, DeterminerSort.QUANTIFIER):
        return None
    return phrase if mark == "est" or _closed(around, phrase, mark) else None


def _owner(around: Surroundings, i: int) -> Name | None:
    """The person whom a role's complement names at ``i``, behind its preposition: "l'avocat [de M. Blanc]"."""
    doc = around.parsed.doc
    if i + 1 < len(doc) and doc[i].lower_ in grammar().of:
        i += 1
    name = around.name_at(i)
    person = name is not None and name.label is NameLabel.PER and name.known is None
    start = name.titled if name is not None and name.titled is not None else i
    return name if person and doc[start - 1].lower_ in grammar().of else None


def _role_is(around: Surroundings, name: Name) -> Phrase | None:
    """The role of "le patron du port est [Paul Blanc]"."""
    doc = around.parsed.doc
    start = name.titled if name.titled is not None else name.first
    if start < 2 or doc[start].is_sent_start or doc[start - 1].text.lower() not in around.copulas:  # noqa: PLR2004
        return None
    first = phrase_start(around, start - 2)
    phrase = around.phrase(first, start - 2) if first is not None else None
    return phrase if phrase is not None and phrase.role is not None and not phrase.plural else None


def _closed(around: Surroundings, phrase: Phrase, mark: str) -> bool:
    """Whether the phrase after a name ends as an apposition does; a verb after it makes it a subject of its own."""
    doc = around.parsed.doc
    end = phrase.last + 1
    if end >= len(doc) or doc[end].is_sent_start:
        return phrase.sort is DeterminerSort.NONE or mark != ","
    follower = doc[end]
    if mark == "(":
        return True
    if follower.text in ENDS or follower.pos_ in {"CCONJ", "SCONJ", "PRON", "ADP", "ADV"}:
        return True
    return phrase.sort is DeterminerSort.NONE and follower.pos_ not in {"VERB", "AUX"}
