"""The place of a source in the text: determiner to restrictive complement, no relative clause, no apposition."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guillemets.language.verbs import is_finite
from guillemets.lexicons.grammar import grammar
from guillemets.model.span import Span

if TYPE_CHECKING:
    from guillemets.language.parsed import Parsed
    from guillemets.language.tokens import Doc, Token

_OPENERS = frozenset(["«", "(", "[", '"'])
_CLOSERS = frozenset(["»", ")", "]", '"'])


def source_span(parsed: Parsed, head: Token) -> Span:
    """The whole noun phrase of a source: determiner to restrictive complement, no relative clause, no apposition.

    A clitic is given without its hyphens ("il" of "a-t-il").
    """
    if head.text.startswith("-"):
        place = parsed.place_of(head)
        return Span(place.end - len(head.text.rsplit("-", 1)[-1]), place.end)
    first, last = phrase_bounds(head)
    first = _with_first_of_two(head, first)
    return parsed.place(first, last)


def _with_first_of_two(head: Token, first: int) -> int:
    """``first`` moved over a name that "et" joins to it before a plural verb: "Bruxelles et Washington sont"."""
    doc = head.doc
    start = head.sent.start
    plural = "Plur" in head.head.morph.get("Number", []) or any(
        "Plur" in child.morph.get("Number", []) for child in head.head.children if child.dep_.startswith("aux")
    )
    if not plural or "Plur" in head.morph.get("Number", []) or first - 2 < start or doc[first - 1].lower_ != "et":
        return first
    other = doc[first - 2]
    named = other.pos_ == "PROPN" or other.text[0].isupper()
    return other.left_edge.i if named and other.left_edge.i >= start else first


def phrase_bounds(head: Token) -> tuple[int, int]:
    """First and last token of the noun phrase around ``head``."""
    doc = head.doc
    inside = {t.i for t in head.subtree}
    first = head.i
    while first - 1 in inside and first - 1 >= head.sent.start:
        before = doc[first - 1]
        if before.pos_ == "ADP" and before.dep_ == "case" and before.head.i == head.i:
            break
        if before.pos_ == "PUNCT" and before.text not in _OPENERS | _CLOSERS:
            break
        if before.pos_ == "SCONJ" or is_finite(before) or before.lower_ == "dont":
            break
        if before.pos_ == "CCONJ" and not _joins_names(before, inside):
            break
        first -= 1
    while first < head.i and doc[first].pos_ == "PUNCT" and doc[first].text not in _OPENERS:
        first += 1
    last = head.i
    for i in range(head.i + 1, head.sent.end):
        word = doc[i]
        if i not in inside or _leaves(word, head):
            break
        last = i
    while last + 1 < head.sent.end and _names_on(doc[last + 1], doc[last]):
        last += 1
    while last > head.i and (doc[last].pos_ in ("PUNCT", "CCONJ", "ADV") and doc[last].text not in _CLOSERS):
        last -= 1
    if doc[last].text in _CLOSERS and not _opened_within(doc, first, last):
        last -= 1
    return first, max(last, head.i)


def _names_on(word: Token, before: Token) -> bool:
    """Whether a word that the parser hung elsewhere goes on with the title before it: "le président | valdarien X"."""
    if before.pos_ not in ("NOUN", "ADJ", "PROPN"):
        return False
    if word.pos_ == "PROPN":
        return word.ent_type_ in ("PER", "") and (word.ent_iob_ != "B" or before.pos_ != "PROPN")
    following = word.nbor(1) if word.i + 1 < word.sent.end else None
    return word.pos_ == "ADJ" and following is not None and following.pos_ == "PROPN"


def _joins_names(conjunction: Token, inside: set[int]) -> bool:
    """Whether what stands before the conjunction in the phrase is a noun phrase too: "Bruxelles et Washington"."""
    doc = conjunction.doc
    i = conjunction.i - 1
    if i not in inside or doc[i].pos_ not in ("NOUN", "PROPN", "ADJ"):
        return False
    while i in inside and i >= conjunction.sent.start:
        if is_finite(doc[i]) or doc[i].lower_ in ("dont", "qui", "que", "mais"):
            return False
        i -= 1
    return i < conjunction.sent.start or not is_finite(doc[i])


def _opened_within(doc: Doc, first: int, last: int) -> bool:
    return any(doc[i].text in _OPENERS for i in range(first, last))


def _leaves(word: Token, head: Token) -> bool:
    """Whether ``word`` begins what no longer belongs to the source: a relative clause, an apposition, a new verb."""
    if word.lower_ in grammar().relative:
        return True
    if word.lower_ in grammar().carried and word.i + 1 < len(word.doc) and word.nbor(1).lower_ == "par":
        return True  # "un témoin cité par Le Parisien a estimé"
    if word.text in (",", ";", ":", "-"):
        following = word.nbor(1) if word.i + 1 < len(word.doc) else None
        coordinated = (
            following is not None
            and any(t.dep_ == "conj" and t.i > word.i and t.left_edge.i <= word.i + 1 for t in head.conjuncts)
            and any(child.dep_ == "cc" for t in head.conjuncts for child in t.children)
        )
        return not (word.text == "," and coordinated)
    return word.pos_ in ("VERB", "AUX") and is_finite(word)
