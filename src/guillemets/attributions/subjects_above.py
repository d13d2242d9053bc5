"""Subjects that a cue takes from what stands above it: the verb it is joined to, or the noun a relative stands for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guillemets.language.verbs import is_finite, is_participle
from guillemets.lexicons.grammar import grammar

if TYPE_CHECKING:
    from guillemets.attributions.groups import VerbGroup
    from guillemets.language.tokens import Token

_HOPS = 8  # verbs followed upwards


def sharing(head: Token, group: VerbGroup) -> Token | None:
    """The verb whose auxiliary a bare participle shares, where the tree joined it to one that has none.

    "a dit que la ligne rouvrirait et promis de", "a critiqué une loi «injuste», promis de".
    """
    if group.finite != group.head or not is_participle(head) or is_finite(head):
        return None
    joined = head.dep_ == "conj" and any(child.dep_.startswith("aux") for child in head.head.children)
    if joined:
        return None
    for i in range(group.first - 1, head.sent.start - 1, -1):
        word = head.doc[i]
        own = word.head.dep_ != "acl:relcl"  # not of "précisé que la loi, qui a déplu, tombe et promis de"
        if word.dep_ in ("aux:tense", "aux") and word.head.i > i and is_participle(word.head) and own:
            return word.head
    return None


def subject_above(verb: Token) -> Token | None:
    """The subject of the verb itself, a relative pronoun resolved; else of what governs it."""
    subject = next((c for c in verb.children if c.dep_.startswith("nsubj") and c.i < verb.i), None)
    if subject is None:
        return governing_subject(verb)
    return antecedent(subject, verb) if subject.lower_ == "qui" else subject


def told_before(head: Token, group: VerbGroup) -> Token | None:
    """The cue before ", avant de": not the verb of what it reports, on which the tree may hang the infinitive."""
    avant = group.first - 2
    if avant < 1 or head.doc[avant].lower_ != "avant" or head.doc[avant - 1].text != ",":
        return None
    verb = head.head
    while verb.dep_ == "ccomp" and verb.head.i < verb.i:
        verb = verb.head
    return verb if verb.i < avant and verb.i != head.head.i else None


def antecedent(relative: Token, verb: Token) -> Token | None:
    """The noun that a relative pronoun stands for: the governor of the relative clause, else the noun before it."""
    clause = verb
    while clause.dep_ == "conj" and clause.head.i < clause.i and clause.head.pos_ in ("VERB", "AUX"):
        clause = clause.head
    if clause.dep_.startswith("acl") and clause.head.i < relative.i and not _is_date(clause.head):
        return clause.head
    for i in range(relative.i - 1, relative.sent.start - 1, -1):
        word = relative.doc[i]
        if word.pos_ in ("NOUN", "PROPN", "PRON", "NUM") and not _is_date(word):
            while word.dep_ in ("nmod", "flat", "flat:name", "appos", "conj", "amod") and word.head.i < word.i:
                word = word.head
            return word
    return None


def _is_date(word: Token) -> bool:
    """Whether a noun stands between commas as a mere adjunct of time: "les manifestations, chaque samedi, qui"."""
    start = word.left_edge.i
    while word.doc[start].is_punct:
        start += 1
    return (
        word.pos_ == "NOUN"
        and word.doc[start].lower_ in ("chaque", "tous", "toutes", "ce", "cette")
        and (start > 0 and word.doc[start - 1].text == ",")
    )


def governing_subject(head: Token) -> Token | None:
    """The subject of the verb that a gerund, an infinitive or a coordinated verb depends on."""
    word = head
    seen = 0
    while word.head.i != word.i and seen < _HOPS:
        word = word.head
        seen += 1
        for child in word.children:
            pronoun = child.dep_ == "expl:subj" and child.lower_ in grammar().third_person and not is_impersonal(child)
            if (child.dep_.startswith("nsubj") or pronoun) and child.i != head.i:
                if child.lower_ == "qui":
                    return antecedent(child, word)
                return child
            if child.dep_.startswith("aux"):
                for grandchild in child.children:
                    if grandchild.dep_.startswith("nsubj"):
                        return grandchild
        inverted = [c for c in word.children if c.text.startswith("-") and c.dep_.startswith(("expl", "nsubj"))]
        if inverted:
            return inverted[-1]
    return None


def is_impersonal(word: Token) -> bool:
    """Whether "il" belongs to "il y a"."""
    if word.lower_ != "il" or word.i + 2 >= len(word.doc) or word.nbor(1).lower_ != "y":
        return False
    return word.nbor(2).lower_ in grammar().there_is
