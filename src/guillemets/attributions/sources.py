"""Who the words next to a cue name as its source: the place of the noun phrase, the pronoun or the clitic."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guillemets.attributions.subjects_above import (
    antecedent,
    governing_subject,
    is_impersonal,
    sharing,
    subject_above,
    told_before,
)
from guillemets.attributions.verb_shapes import Shape
from guillemets.language.verbs import is_finite
from guillemets.lexicons.grammar import grammar

if TYPE_CHECKING:
    from guillemets.attributions.groups import VerbGroup
    from guillemets.language.parsed import Parsed
    from guillemets.language.tokens import Token

_TOPIC = 4  # words of a topic before the colon of a headline
_RELATIVE = frozenset(["qui"])
_COMPLEMENT = frozenset(
    [
        "nmod",
        "amod",
        "flat",
        "flat:name",
        "flat:foreign",
        "fixed",
        "case",
        "det",
        "nummod",
        "compound",
        "acl",
        "cc",
        "conj",
        "advmod",
        "obl:mod",
        "obl:arg",
        "obl:agent",
        "obj",
        "xcomp",
        "dep",
        "appos",
        "mark",
        "cop",
        "aux",
        "aux:pass",
        "aux:tense",
        "nsubj",
        "goeswith",
    ]
)


def source_of(parsed: Parsed, group: VerbGroup) -> Token | None:
    """The head word of the source of a finite, passive or dependent cue, as the tree and the words give it."""
    doc = parsed.doc
    head = doc[group.head]
    if group.clitic is not None:
        return doc[group.clitic]
    if group.shape is Shape.PARTICIPLE and head.dep_ == "conj" and head.head.pos_ == "VERB":
        if head.nbor(-1).text == "," and any(child.dep_ == "aux:pass" for child in head.head.children):
            return agent_of(parsed, group)  # "ont été arrêtés, soupçonnés d'avoir": nor do these speak
        return agent_of(parsed, group) or governing_subject(
            head
        )  # "a parlé de ... et rappelé que": the auxiliary is shared
    if group.shape in (Shape.PASSIVE, Shape.PARTICIPLE):
        return agent_of(parsed, group)
    if group.shape is Shape.FINITE:
        return _subject(head, group) or _first_noun(head, group)
    if group.shape is Shape.INFINITIVE and (main := told_before(head, group)) is not None:
        return subject_above(main)
    own = next((child for child in head.children if child.dep_.startswith("nsubj") and child.i < head.i), None)
    return own or _narrated(head, group) or governing_subject(head)


def _narrated(head: Token, group: VerbGroup) -> Token | None:
    """The subject of a narrative infinitive, which stands before it: "Et le ministre d'ajouter: «...»"."""
    opens = head.doc[head.sent.start].lower_ in ("et", "mais", "puis")
    narrated = group.shape is Shape.INFINITIVE and opens and head.dep_ == "acl" and head.head.dep_ == "ROOT"
    return head.head if narrated and head.head.i < group.first else None


def _first_noun(head: Token, group: VerbGroup) -> Token | None:
    """The first noun of the clause that no preposition governs: the subject that the parser has lost."""
    start = head.sent.start
    for i in range(group.first - 1, start - 1, -1):
        if head.doc[i].text in (";", ":"):
            start = i + 1
            break
    for i in range(start, group.first):
        word = head.doc[i]
        if word.pos_ in ("NOUN", "PROPN") and not any(c.dep_ == "case" for c in word.children):
            if word.dep_ in ("nmod", "obl", "obl:mod", "flat:name", "flat", "amod"):
                continue
            if word.dep_.startswith("nsubj") and word.i < word.head.i < group.first and _is_tensed(word.head):
                continue  # the subject of a clause before it
            return word
    return None


def _is_tensed(verb: Token) -> bool:
    return is_finite(verb) or any(child.dep_.startswith(("aux", "cop")) and is_finite(child) for child in verb.children)


def agent_of(parsed: Parsed, group: VerbGroup) -> Token | None:
    """The noun after "par" that does what a passive says, or None."""
    head = parsed.doc[group.head]
    for child in head.children:
        if child.dep_.startswith("obl") and any(c.dep_ == "case" and c.lower_ == "par" for c in child.children):
            return child
    for i in range(group.last + 1, min(group.last + 8, head.sent.end)):
        word = parsed.doc[i]
        if word.lower_ == "par":
            target = word.head
            return target if target.i > i else None
        if word.pos_ in ("VERB", "PUNCT"):
            return None
    return None


def _subject(head: Token, group: VerbGroup) -> Token | None:
    above = sharing(head, group)
    if above is not None:
        return subject_above(above)
    subject = _own_subject(head, group)
    if subject is None and head.dep_ == "conj" and head.head.pos_ in ("VERB", "AUX", "ADJ", "NOUN"):
        return governing_subject(head)
    if subject is not None and subject.lower_ in _RELATIVE:
        return antecedent(subject, head)
    return subject


def _own_subject(head: Token, group: VerbGroup) -> Token | None:
    pronoun = _pronoun_before(head, group)
    if pronoun is not None and pronoun.lower_ not in _RELATIVE:
        return pronoun
    topic: Token | None = None
    holders = [head] + [child for child in head.children if child.dep_.startswith("aux")]
    for holder in holders:
        for child in holder.children:
            if (
                child.dep_.startswith(("nsubj", "expl:subj"))
                and not child.text.startswith("-")
                and not group.first <= child.i <= group.last  # "avait, quant à elle, assuré"
                and child.lower_ not in grammar().reflexive
                and child.lower_ not in grammar().calendar  # "Mardi, lors d'une visite, X a dénoncé"
                and not is_impersonal(child)
            ):
                if _is_topic(child, group):
                    topic = child
                    continue
                return _past_predicate(child)
    return pronoun or topic


def _is_topic(subject: Token, group: VerbGroup) -> bool:
    """Whether a noun before a colon only says what the sentence is about: "Grève: le syndicat dénonce"."""
    if subject.i + 1 >= group.first or subject.i > subject.sent.start + _TOPIC:
        return False
    return any(word.text == ":" for word in subject.doc[subject.i + 1 : min(subject.i + _TOPIC, group.first)])


def _pronoun_before(head: Token, group: VerbGroup) -> Token | None:
    """The subject pronoun right before a group, a negation passed; None when something else stands there."""
    doc = head.doc
    first = group.first
    while first > head.sent.start and doc[first - 1].lower_ in ("ne", "n'"):
        first -= 1
    before = doc[first - 1] if first > head.sent.start else None
    return before if before is not None and before.lower_ in grammar().before_subject else None


def _past_predicate(subject: Token) -> Token:
    """The subject after a clause that was taken into it: "Berne est le premier soutien et Paul a critiqué"."""
    if any(child.dep_ == "cop" for child in subject.children):
        joined = [child for child in subject.children if child.dep_ == "conj" and child.i > subject.i]
        if joined:
            return joined[-1]
    return subject
