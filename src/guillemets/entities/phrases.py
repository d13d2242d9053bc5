"""Noun phrases read from left to right: determiner, head noun, complements. French puts the head first."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from guillemets.entities.before_nouns import MARKS, determined, partitive, past_prepositions, shows_gender
from guillemets.entities.names import folded
from guillemets.lexicons.determiners import DeterminerSort
from guillemets.lexicons.reference_words import ReferenceSort
from guillemets.lexicons.source_nouns import NounGender
from guillemets.model.attribution import SpeakerKind
from guillemets.model.entity import Gender

if TYPE_CHECKING:
    from guillemets.entities.names import Name
    from guillemets.language.parsed import Parsed
    from guillemets.language.tokens import Token
    from guillemets.lexicons import Lexicons
    from guillemets.lexicons.role_nouns import RoleForm

_CONTENT = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "VERB", "X"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """A noun phrase: tokens ``first`` to ``last`` (included), its ``head``, and what it shows.

    ``core`` is the first token after the determiner; ``noun`` the folded head (of a compound all of it); ``words`` the
    folded content words of its complements, ``own`` those of them that are neither a country nor a stock modifier
    ("nouveau", "ancien"); an age is among neither of them. ``origin`` is the town or region of an adjective; ``count``
    the number of those meant, where it names one; ``picked`` is True for one of several ("l'un des partis").
    """

    first: int
    last: int
    core: int
    head: int
    noun: str
    sort: DeterminerSort
    gender: Gender | None
    plural: bool
    words: frozenset[str]
    own: frozenset[str]
    count: int | None = None
    role: RoleForm | None = None
    country: str | None = None
    origin: str | None = None
    age: int | None = None
    former: bool = False
    complemented: bool = False
    determined: bool = False
    governed: bool = False
    picked: bool = False
    names: tuple[Name, ...] = ()


def read_phrase(parsed: Parsed, first: int, last: int, words: Lexicons, names: tuple[Name, ...] = ()) -> Phrase | None:
    """The phrase of the tokens ``first`` to ``last``; ``names`` are the names of the text inside it. None if empty."""
    doc = parsed.doc
    first = past_prepositions(parsed, first, last, words)
    core, sort, gender, plural, count = determined(parsed, first, last, words)
    if core > last:
        return None
    start, several = partitive(parsed, core, last, words)
    head, end = _head(parsed, start, last, words)
    role = _role(parsed, head, end, words)
    token = doc[head]
    epicene = token.lower_ in words.reference_words[ReferenceSort.EPICENE]
    if role is not None:
        gender = None if epicene else role.gender or gender or _gender(token)
        plural = plural or (role.plural and sort is DeterminerSort.NONE)
    else:
        gender = gender or _noun_gender(token, words)
        plural = plural or (sort is DeterminerSort.NONE and "Plur" in token.morph.get("Number", []))
    if several is not None:
        plural = several
        sort = DeterminerSort.INDEFINITE
    former = words.reference_words[ReferenceSort.FORMER]
    age = _age(parsed, end + 1, last)
    outside = range(head, end + 1) if age is None else (*range(head, end + 1), *range(age - 1, age + 2))
    modifiers = [doc[i] for i in range(core, last + 1) if i not in outside and doc[i].pos_ in _CONTENT]
    country = next((c for m in modifiers if (c := words.knowledge.country_of(m.text))), None)
    inside = tuple(name for name in names if first <= name.first and name.last <= last)
    states = [name for name in inside if name.known is not None and name.known.country and name.known.field is None]
    if country is None:
        country = next((name.known.country for name in states if name.known), None)
    placed = {i for name in states for i in range(name.first, name.last + 1)}
    return Phrase(
        first=first,
        last=last,
        core=core,
        head=head,
        noun=folded(" ".join(doc[i].text for i in range(head, end + 1))),
        sort=sort,
        gender=gender,
        plural=plural,
        words=frozenset(folded(m.text) for m in modifiers),
        own=frozenset(folded(m.text) for m in modifiers if m.i not in placed and not _stock(m.text, words)),
        count=count,
        role=role,
        country=country,
        origin=next((n.place for m in modifiers if (n := words.knowledge.natives.get(m.lower_))), None),
        age=int(doc[age].text) if age is not None else None,
        former=any(folded(m.text) in former for m in modifiers) or folded(token.text).startswith("ex-"),
        complemented=any(
            i not in outside and (doc[i].pos_ == "ADP" or doc[i].lower_ in ("du", "des"))
            for i in range(end + 1, last + 1)
        ),
        determined=not epicene and core > first and shows_gender(doc[core - 1].text, words),
        governed=any(doc[i].text.lower() in words.role_nouns for i in range(end + 2, last + 1)),
        picked=several is False,
        names=inside,
    )


def _age(parsed: Parsed, start: int, last: int) -> int | None:
    """The number in "le coureur de [27] ans", between ``start`` and ``last``; None without one."""
    doc = parsed.doc
    for i in range(start + 1, last):
        if doc[i].text.isdecimal() and doc[i + 1].lower_ == "ans" and doc[i - 1].lower_ == "de":
            return i
    return None


def _stock(word: str, words: Lexicons) -> bool:
    """Whether a modifier does not tell one office from another: a demonym, an ordinal, "nouveau", "ancien"."""
    low = folded(word)
    return (
        words.knowledge.country_of(word) is not None
        or low[0].isdigit()
        or low in words.reference_words[ReferenceSort.STOCK]
        or low in words.reference_words[ReferenceSort.FORMER]
    )


def _head(parsed: Parsed, core: int, last: int, words: Lexicons) -> tuple[int, int]:
    """The head noun and its last token, for compounds that are one role ("chef de l'Etat")."""
    doc = parsed.doc
    openers = _openers(words)
    for i in range(core, last + 1):
        token = doc[i]
        for length in (4, 3, 2) if token.lower_.replace("é", "e") in openers else ():
            if i + length - 1 <= last and _joined(doc[i : i + length]) in words.role_nouns:
                return i, i + length - 1
        if token.text in MARKS or token.pos_ in ("ADV", "PUNCT", "NUM", "DET"):
            continue
        follower = doc[i + 1] if i < last else None
        if (
            token.pos_ == "ADJ"
            and follower is not None
            and (follower.pos_ in ("NOUN", "ADJ", "PROPN") or follower.text.lower() in words.role_nouns)
        ):
            native = follower.lower_ in words.knowledge.demonyms
            noun = words.source_nouns.get(follower.lower_)
            body = noun is not None and noun.kind is SpeakerKind.ORGANISATION
            if token.lower_ in words.role_nouns and not body and (native or follower.pos_ != "NOUN"):
                return i, i
            continue
        return i, i
    return core, core


@lru_cache(maxsize=4)
def _openers(words: Lexicons) -> frozenset[str]:
    """The first words of compounds that are one role, "é" written "e" as in the compounds in capitals."""
    compounds = (form for form in words.role_nouns if " " in form or "'" in form)
    return frozenset(re.split("[ ']", form)[0].replace("é", "e") for form in compounds)


def _joined(tokens: object) -> str:
    """The words of a slice as a role compound is written: blanks between them, none after an apostrophe."""
    return " ".join(t.text.replace("É", "E").lower() for t in tokens).replace("' ", "'")  # type: ignore[attr-defined]


def _role(parsed: Parsed, head: int, end: int, words: Lexicons) -> RoleForm | None:
    form = _joined(parsed.doc[head : end + 1])
    if "-" in form and form not in words.role_nouns and form.partition("-")[0] in words.role_nouns:
        form = form.partition("-")[0]
    if parsed.doc[head].text[0].isupper() and form in words.reference_words[ReferenceSort.INSTANCE]:
        return None
    return words.role_nouns.get(form) or words.role_nouns.get(form.removeprefix("ex-"))


def _noun_gender(token: Token, words: Lexicons) -> Gender | None:
    """The gender of the noun by the lexicon, or as the model sees it."""
    noun = words.source_nouns.get(token.lower_)
    if noun is not None and noun.gender is not NounGender.BOTH:
        return Gender(noun.gender.value)
    return _gender(token)


def _gender(token: Token) -> Gender | None:
    shown = token.morph.get("Gender", [])
    if len(shown) != 1:
        return None
    return Gender.F if shown[0] == "Fem" else Gender.M
