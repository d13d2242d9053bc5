"""Who does what a verb says: its own subject, that of the verb that governs it, or the noun it qualifies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guillemets.events.voice import finite_of, is_hidden
from guillemets.lexicons.cue_forms import Mood
from guillemets.lexicons.grammar import grammar

if TYPE_CHECKING:
    from guillemets.events.lexemes import Lexemes
    from guillemets.language.tokens import Token

_PREPOSITIONS = {"d'": "de", "du": "de", "des": "de", "au": "à", "aux": "à", "via": "par"}
_RELATIVE_SUBJECT = frozenset({"qui"})
_RELATIVE_OBJECT = frozenset({"que", "qu'"})
NAMING = ("NOUN", "PROPN", "PRON", "ADJ", "NUM")
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_DEEPEST = 6  # verbs that govern one another
_OPENING = 3  # tokens from the start of a sentence within which a participle opens it


def preposition(token: Token) -> str:
    """The preposition before a noun in its plain form, or "" for none.

    "au" gives "à", "d'" gives "de"; of a locution the first word is taken, with the rest after a blank.
    """
    cases = [child for child in token.children if child.dep_ in ("case", "mark") and child.i < token.i]
    if not cases:
        before = token.doc[token.i - 1].lower_ if token.i else ""
        return "à" if before in ("au", "aux") else ""
    first = min(cases, key=lambda c: c.i)
    return _PREPOSITIONS.get(first.lower_, first.lower_)


def antecedent(relative: Token) -> Token:
    """The noun that a relative pronoun stands for, or the pronoun itself when there is none."""
    clause = relative.head
    while clause.dep_ in ("conj", "xcomp", "ccomp", "aux:pass", "cop") and clause.head.i != clause.i:
        if clause.head.i < relative.i:
            break
        clause = clause.head
    if clause.dep_.startswith(("acl", "ccomp", "advcl", "conj")) and clause.head.i < relative.i:
        head = clause.head
        if head.pos_ in NOMINAL and head.lower_ not in grammar().demonstrative_pronoun | grammar().calendar:
            return head
    doc = relative.doc
    for i in range(relative.i - 1, relative.sent.start - 1, -1):
        if doc[i].pos_ in ("NOUN", "PROPN") and doc[i].lower_ not in grammar().calendar:
            word = doc[i]
            while (
                word.dep_ in ("nmod", "flat", "flat:name", "appos", "amod")
                and relative.sent.start <= word.head.i < word.i
            ):
                word = word.head
            return word
    return relative


def own_subject(verb: Token) -> Token | None:
    """The grammatical subject that hangs on the verb or its auxiliary, relatives resolved; impersonal il is none."""
    for holder in (verb, *(c for c in verb.children if c.dep_.startswith(("aux", "cop")))):
        for child in _nearest_last(holder):
            if child.dep_.startswith("nsubj") and (
                child.lower_ == "nous" or child.lower_ not in grammar().reflexive_or_own
            ):
                if child.lower_ == "il" and _is_impersonal(child):
                    continue
                if child.lower_ in _RELATIVE_SUBJECT or "Rel" in child.morph.get("PronType", []):
                    return antecedent(child)
                return child
    return next((c for c in verb.children if c.i < verb.i and _is_amount(c)), None)


def _is_impersonal(il: Token) -> bool:
    """Whether "il" stands before "y a" or "faut", or the parser took it for an expletive."""
    doc, after = il.doc, il.i + 1
    following = {doc[i].lower_ for i in range(after, min(after + 3, len(doc)))}
    return il.dep_.startswith("expl") or bool({"y"} & following) or bool(grammar().unpersonal_verb & following)


def _nearest_last(verb: Token) -> list[Token]:
    """The children of a verb; the nearer one first of two subjects that a comma parts ("Bravant X, les Y")."""
    children = list(verb.children)
    subjects = [c for c in children if c.dep_.startswith("nsubj") and c.i < verb.i and c.pos_ in NOMINAL]
    if len(subjects) > 1 and any(verb.doc[i].text == "," for i in range(subjects[0].i, subjects[-1].i)):
        return [subjects[-1], *children]
    return children


def second_subject(verb: Token) -> list[Token]:
    """The object that the parser took for a second subject, behind a verb that has one before it."""
    subjects = [c for c in verb.children if c.dep_ == "nsubj"]
    before = [c for c in subjects if c.i < verb.i]
    return [c for c in subjects if c.i > verb.i and c.pos_ in NOMINAL][:1] if before else []


def _is_amount(token: Token) -> bool:
    """Whether "jusqu'à" only says how many there are: "Jusqu'à 3.000 réfugiés seront autorisés"."""
    if token.lower_ in grammar().counting and token.pos_ == "ADV":
        return any(c.dep_ == "obl:arg" and c.pos_ == "NOUN" for c in token.children)  # "plus d'un millier de réfugiés"
    cases = {c.lower_ for c in token.children if c.dep_ == "case"}
    counted = token.lower_ in grammar().amount or any(c.dep_ == "nummod" for c in token.children)
    return "jusqu'" in cases and token.pos_ == "NOUN" and counted


def subject(verb: Token, lexemes: Lexemes, depth: int = 0) -> Token | None:
    """The grammatical subject: its own, or that of the verb that governs it."""
    found = own_subject(verb) or _before(verb, lexemes)
    if found is None and is_hidden(verb, lexemes):
        return _noun_before(verb)
    if found is not None or depth > _DEEPEST:
        return found
    finite = finite_of(verb, lexemes)
    opens = verb.i - verb.sent.start < _OPENING and not verb.dep_.startswith("acl")
    if opens and lexemes.has_mood(verb, Mood.PP) and finite.i == verb.i:
        return _main_subject(verb, lexemes)
    if verb.dep_ == "ROOT" or verb.head.i == verb.i:
        return _left_noun(finite, lexemes)
    if verb.dep_ in ("parataxis", "ccomp", "advcl") and lexemes.has_mood(finite, Mood.IND, Mood.CND):
        found = _left_noun(finite, lexemes)
        if found is not None:
            return found
    return _governing(verb, finite, lexemes, depth)


def _before(verb: Token, lexemes: Lexemes) -> Token | None:
    """The pronoun that stands as subject right before the verb group, whatever the tree says."""
    doc, finite = verb.doc, finite_of(verb, lexemes)
    lead = finite.i - 1
    while lead > verb.sent.start and doc[lead].lower_ in grammar().before_verb:
        lead -= 1
    if lead < verb.sent.start:
        return None
    word = doc[lead]
    if word.lower_ in _RELATIVE_SUBJECT and lexemes.has_mood(finite, Mood.IND, Mood.CND, Mood.SUB):
        return antecedent(word)
    return word if word.lower_ in grammar().subject and not (word.lower_ == "il" and _is_impersonal(word)) else None


def _noun_before(verb: Token) -> Token | None:
    """The head of the noun phrase that ends right before a verb that the parser did not take for one."""
    word = verb.doc[verb.i - 1]
    while word.dep_ in ("nmod", "flat", "flat:name", "amod", "appos") and verb.sent.start <= word.head.i < word.i:
        word = word.head
    return word if word.pos_ in NOMINAL and word.i != verb.i else None


def _governing(verb: Token, finite: Token, lexemes: Lexemes, depth: int) -> Token | None:
    """The subject that a dependent verb takes from what it hangs on."""
    head = verb.head
    if verb.dep_.startswith("acl") and head.pos_ in NOMINAL and "relcl" not in verb.dep_:
        return head
    if head.pos_ in ("VERB", "AUX", "ADJ") or lexemes.forms(head):
        controlled = lexemes.has_mood(verb, Mood.INF) and "controls-object" in lexemes.classes(head)
        inner = objects(head, lexemes) if controlled else []
        return inner[0] if inner else subject(head, lexemes, depth + 1)
    if verb.dep_ == "conj" and head.dep_.startswith("nsubj"):
        return head
    return _left_noun(finite, lexemes)


def _main_subject(verb: Token, lexemes: Lexemes) -> Token | None:
    """The subject of the main clause after a participle that opens the sentence ("Inculpé, le maire...")."""
    doc = verb.doc
    for i in range(verb.i + 1, verb.sent.end):
        word = doc[i]
        named = word.pos_ in NOMINAL and word.lower_ not in _RELATIVE_SUBJECT
        if named and word.dep_.startswith("nsubj") and word.head.dep_ != "acl:relcl":
            return word
        if word.dep_ in ("parataxis", "ROOT") and word.i != verb.i and lexemes.has_mood(word, Mood.IND):
            return _left_noun(word, lexemes)
    return None


def _left_noun(finite: Token, lexemes: Lexemes) -> Token | None:
    """The noun that stands as subject left of a finite verb whose subject the parser missed."""
    if not lexemes.has_mood(finite, Mood.IND, Mood.CND):
        return None
    doc = finite.doc
    for i in range(finite.i - 1, max(finite.sent.start, finite.i - 25) - 1, -1):
        word = doc[i]
        if word.text in ":;":
            return None
        if (
            word.pos_ in NOMINAL
            and word.lower_ not in grammar().reflexive_or_own
            and not preposition(word)
            and word.dep_ not in ("nmod", "flat:name", "flat", "amod", "nummod", "det")
            and not lexemes.is_time(word)
            and not (word.lower_ == "il" and _is_impersonal(word))
        ):
            return word
        if word.pos_ in ("VERB", "AUX") and "Fin" in word.morph.get("VerbForm", []) and word.dep_ != "acl:relcl":
            return None
    return None


def objects(verb: Token, lexemes: Lexemes) -> list[Token]:
    """The direct and indirect objects of a verb, relatives resolved, reflexives and times left out."""
    found = [c for c in verb.children if c.dep_ in ("obj", "iobj") and c.lower_ not in grammar().reflexive_or_own]
    found = [c for c in found if c.dep_ == "obj" or c.lower_ not in ("lui", "leur")] or second_subject(verb)
    return [
        antecedent(c) if c.lower_ in _RELATIVE_OBJECT or "Rel" in c.morph.get("PronType", []) else c
        for c in found
        if not lexemes.is_time(c)
    ]
