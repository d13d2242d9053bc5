"""Noun phrases that can be parties: where the phrase begins and ends, who stands inside a thing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from guillemets.events.actors import can_act, is_human, may_act
from guillemets.events.coordination import coordinated, is_double_role
from guillemets.events.subjects import antecedent, preposition
from guillemets.events.voice import is_hidden
from guillemets.lexicons.cue_forms import Mood
from guillemets.lexicons.grammar import grammar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from guillemets.events.lexemes import Lexemes
    from guillemets.language.tokens import Token

_INSIDE = frozenset(
    {"amod", "flat", "flat:name", "flat:foreign", "nummod", "compound", "fixed", "goeswith", "case", "det"}
)
_LONGEST_NAME = 5  # words
_NEXT = 3  # tokens between a role and the name beside it
_DETERMINING = ("DET", "ADP", "ADV", "PUNCT", "CCONJ", "SCONJ")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A party in the text: tokens ``first`` to ``last`` with the noun at ``head``."""

    first: int
    last: int
    head: int


def parties(token: Token, lexemes: Lexemes, depth: int = 0, *, doer: bool = False) -> list[Phrase]:
    """Those whom a noun names, the coordinated ones apart; where it names a thing, those who stand inside it."""
    found: list[Phrase] = []
    for head in coordinated(_out_of_brackets(token)):
        if may_act(head, lexemes) if doer else can_act(head, lexemes):
            found.append(phrase_of(head, lexemes))
        elif depth < 4 and "opaque" not in lexemes.classes(head):  # noqa: PLR2004 - deeper ones have little to do with the event
            found.extend(_inside(head, lexemes, depth))
    return [
        p
        for p in dict.fromkeys(found)
        if not any(q is not p and q.first <= p.first and p.last <= q.last and q != p for q in found)
    ]


def _out_of_brackets(token: Token) -> Token:
    """The name before the brackets that hold its acronym: "le Front uni (RUF)" is told of the front."""
    doc = token.doc
    if not token.i or doc[token.i - 1].text != "(" or token.i == token.sent.start + 1:
        return token
    word = doc[token.i - 2]
    while (
        word.dep_ in ("nmod", "flat", "flat:name", "amod", "appos", "nummod")
        and token.sent.start <= word.head.i < word.i
    ):
        word = word.head
    return word if word.pos_ in ("NOUN", "PROPN") else token


def _inside(head: Token, lexemes: Lexemes, depth: int) -> Iterator[Phrase]:
    """The parties inside the phrase of a thing: its demonyms, its complements, those whom its participles name."""
    for word in head.doc[head.i + 1 : min(head.i + 4, head.sent.end)]:
        if word.pos_ in ("VERB", "ADP", "PUNCT", "DET"):
            break
        if word.text[:1].islower() and word.pos_ != "PROPN" and lexemes.words.knowledge.country_of(word.lower_):
            yield Phrase(word.i, word.i, word.i)
            return
    named_after_place = "accord" in lexemes.classes(head) or "talks" in lexemes.classes(head)
    for child in sorted(head.children, key=lambda c: c.i):
        if named_after_place and child.pos_ == "PROPN" and preposition(child) == "de" and child.ent_type_ == "LOC":
            continue
        if (
            child.dep_ in ("nmod", "appos", "flat:name", "obl:arg", "obl:mod")
            and child.pos_ in ("NOUN", "PROPN", "PRON")
            and not lexemes.is_time(child)
        ):
            inner = parties(child, lexemes, depth + 1)
            if inner:
                yield from inner
                return
    for child in head.children:
        if child.dep_ == "acl" and not lexemes.only_mood(child, Mood.INF):
            for grand in child.children:
                if grand.dep_.startswith("obl") or (grand.dep_ == "obj" and "aims" in lexemes.classes(child)):
                    inner = parties(grand, lexemes, depth + 1)
                    if inner:
                        yield from inner
                        return


def phrase_of(head: Token, lexemes: Lexemes) -> Phrase:
    """The noun phrase of a word, without leading determiner, relative clauses and what is coordinated with it."""
    if head.pos_ == "PRON":
        return Phrase(head.i, head.i, head.i)
    members = {head.i}
    _gather(head, members, top=True)
    if is_double_role(head):
        members.update(range(head.i, head.i + 4))
    hidden = [i for i in members if i > head.i and is_hidden(head.doc[i], lexemes)]
    members = {i for i in members if not hidden or i < min(hidden)}
    first = last = head.i
    while first - 1 in members:
        first -= 1
    while last + 1 in members:
        last += 1
    doc = head.doc
    if head.pos_ == "NOUN" and head.text.islower() and is_human(head, lexemes):
        end = min(head.sent.end, last + 1 + _LONGEST_NAME)
        while last + 1 < end and doc[last + 1].pos_ == "PROPN" and doc[last + 1].dep_ != "nsubj":
            last += 1  # the name that the role stands before
    while head.pos_ == "PROPN" and last + 1 < head.sent.end and doc[last + 1].pos_ == "PROPN":
        last += 1
    while first < head.i and _leads(doc[first], lexemes):
        first += 1
    return Phrase(first, _with_name(head, last, lexemes), head.i)


def _leads(token: Token, lexemes: Lexemes) -> bool:
    """Whether the word only leads up to the noun: a determiner, a preposition, a relative pronoun."""
    if token.pos_ in _DETERMINING or token.lower_ in ("dont", "que", "qui"):
        return True
    return token.lower_ in lexemes.words.determiners


def _with_name(head: Token, last: int, lexemes: Lexemes) -> int:
    """The last token of a role with the name that follows it in apposition ("le ministre allemand, Otto Meyer,")."""
    doc = head.doc
    at = last + 2
    if head.pos_ == "PROPN" or at >= head.sent.end or doc[last + 1].text != "," or not is_human(head, lexemes):
        return last
    end = at
    while (
        end < head.sent.end
        and doc[end].text[:1].isupper()
        and doc[end].pos_ in ("PROPN", "NOUN", "ADJ", "X")
        and end - at < _LONGEST_NAME
    ):
        end += 1
    if end == at or lexemes.words.knowledge.name_of(doc[at].text):
        return last
    closed = end == head.sent.end or doc[end].text in ",." or doc[end].pos_ in ("AUX", "VERB", "PUNCT", "ADP", "PRON")
    return end - 1 if closed else last


def _gather(token: Token, members: set[int], *, top: bool) -> None:
    for child in token.children:
        nested = child.dep_ == "nmod" and (preposition(child) in ("de", "") or not top)
        named = (
            child.dep_ in ("appos", "conj")
            and child.pos_ == "PROPN"
            and abs(child.i - token.i) < _NEXT
            and child.dep_ == "appos"
        )
        joined = not top and child.dep_ in ("conj", "cc") and token.pos_ != "PROPN"
        if child.dep_ in _INSIDE or nested or named or joined:
            members.add(child.i)
            _gather(child, members, top=False)


def resolve_relative(token: Token) -> Token:
    """The antecedent of a relative pronoun, the noun that "plus de", "près de" count, any other word itself."""
    if token.pos_ == "ADV" and token.lower_ in grammar().counting:
        counted = [
            c for c in token.children if c.dep_ in ("obl:arg", "nmod", "obl:mod") and c.pos_ in ("NOUN", "PROPN")
        ]
        return counted[0] if counted else token
    if token.lower_ in ("qui", "que", "qu'", "lequel", "laquelle", "lesquels", "dont"):
        return antecedent(token)
    return token
