"""Nouns that stand side by side: those that "et" joins, whatever the parser made of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guillemets.events.subjects import preposition

if TYPE_CHECKING:
    from guillemets.language.tokens import Token

_COORDINATED = ("NOUN", "PROPN", "PRON", "ADJ", "NUM")
_PART_OF = ("nmod", "flat", "flat:name", "amod", "appos", "nummod")


def coordinated(token: Token) -> list[Token]:
    """The noun and those coordinated with it, in the order of the text, whatever the parser made of "et"."""
    found = [token]
    linked = [c for c in token.children if c.dep_ == "conj" and c.pos_ in _COORDINATED]
    if any(g.dep_ == "cc" for c in linked for g in c.children) or any(c.dep_ == "cc" for c in token.children):
        for child in linked:
            found.extend(coordinated(child))
    if is_double_role(token):
        return [token]
    if len(found) == 1:
        found.extend(_named_mates(token))
    found = [t for t in found if t == token or not _begins_a_clause(t, token)]
    left = _left_mate(token)
    if left is not None and left not in found:
        found.insert(0, left)
    if len(found) == 1 and (right := _right_mate(token)) is not None:
        found.append(right)
    return found


def _begins_a_clause(mate: Token, first: Token) -> bool:
    """Whether what seems coordinated is the subject of the next clause: "l'aide à Kiev, et Trump a critiqué"."""
    after = mate.right_edge.i + 1
    if first.dep_.startswith("nsubj") or preposition(first) == "entre" or after >= mate.sent.end or mate.i < first.i:
        return False
    word = mate.doc[after]
    finite = word.pos_ in ("AUX", "VERB") and "Fin" in word.morph.get("VerbForm", [])
    return finite and mate.pos_ in ("PROPN", "NOUN") and not preposition(mate)


def is_double_role(token: Token) -> bool:
    """Whether two roles stand before one name: "le journaliste et opposant Jamal Khashoggi"."""
    doc, i = token.doc, token.i
    if token.pos_ != "NOUN" or token.text[:1].isupper() or i + 3 >= token.sent.end or doc[i + 1].lower_ != "et":
        return False
    singular = "Plur" not in token.morph.get("Number", [])
    return singular and doc[i + 2].text.islower() and doc[i + 2].pos_ != "DET" and doc[i + 3].pos_ == "PROPN"


def _named_mates(token: Token) -> list[Token]:
    """Names coordinated with the name that a role carries ("les présidents Assad et Poutine")."""
    within = ("nmod", "flat:name", "appos", "amod", "flat")
    names = [c for c in token.children if c.dep_ in within and c.i > token.i and not preposition(c)]
    mates = [c for name in names for c in name.children if c.dep_ == "conj" and c.pos_ in ("PROPN", "NOUN")]
    apart = [c for c in mates if not any(token.doc[i].lower_ == "entre" for i in range(token.i, c.i))]
    return [c for c in apart if not preposition(c) and c.text[:1].isupper()]


def _left_mate(token: Token) -> Token | None:
    """The noun before "et" and this one, where the parser did not join them."""
    doc = token.doc
    first = min([token.i, *(c.i for c in token.children if c.dep_ in ("det", "amod", "nummod") and c.i < token.i)])
    if first - 2 < token.sent.start or doc[first - 1].lower_ != "et":
        return None
    word = climbed(doc[first - 2])
    beside = word.pos_ in ("NOUN", "PROPN") and (not preposition(word) or bool(preposition(token)))
    alike = word.text[:1].isupper() == token.text[:1].isupper()
    alike = alike or (word.dep_.startswith("nsubj") and word.head.i == token.head.i)
    return word if beside and alike else None


def _right_mate(token: Token) -> Token | None:
    """The noun after "et" that follows the phrase closely, where the parser hung it elsewhere."""
    doc, end = token.doc, token.sent.end
    at = token.i + 1
    while at < end and doc[at].lower_ != "et" and token.is_ancestor(doc[at]) and doc[at].pos_ not in ("VERB", "PUNCT"):
        at += 1
    if at + 1 >= end or doc[at].lower_ != "et":
        return None
    at += 1
    while at < end - 1 and doc[at].pos_ in ("DET", "ADP", "NUM"):
        at += 1
    word = doc[at]
    between = preposition(token) == "entre"
    beside = word.dep_.startswith("nsubj") and token.dep_.startswith("nsubj") and word.head.i == token.head.i
    free = not word.dep_.startswith("nsubj") and word.head.i != token.i
    free = free or beside or (between and word.head.i != token.i)
    free = free and not _begins_a_clause(word, token)
    return word if free and word.pos_ in ("NOUN", "PROPN") else None


def climbed(word: Token) -> Token:
    """The head of the noun phrase that ends with the word."""
    while word.dep_ in _PART_OF and word.sent.start <= word.head.i < word.i:
        word = word.head
    return word
