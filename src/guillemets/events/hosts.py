"""Nouns that report events: their complements, the verb that supports them, and what that verb brings in."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from guillemets.events.clauses import Slots, dependents, nominal_slots
from guillemets.events.subjects import preposition, second_subject, subject
from guillemets.events.voice import is_passive
from guillemets.lexicons.cue_forms import Mood
from guillemets.lexicons.grammar import grammar

if TYPE_CHECKING:
    from guillemets.events.lexemes import Lexemes
    from guillemets.language.tokens import Token

_RELATIONS = frozenset(
    {"obj", "obl:arg", "obl:mod", "obl:agent", "obl", "nsubj", "nsubj:pass", "xcomp", "advmod", "iobj", "ccomp"}
) | {"conj", "dep"}
_NAMING = ("NOUN", "PROPN")
_BROUGHT = ("entre", "contre", "par", "avec")
_REACH = 18  # tokens to the right in which a preposition may still belong to the noun


def noun_slots(noun: Token, lexemes: Lexemes) -> tuple[Slots, Token | None]:
    """The complements of a noun and of the verb that supports it, and that verb.

    ``doer`` is the subject of the verb that the noun is an object of, ``victim`` the one who dies or is hurt there,
    ``about`` the subject of a verb that the noun only accompanies, ``owner`` a possessive on the noun.
    """
    slots: Slots = defaultdict(list)
    nominal_slots(noun, slots, lexemes)
    if noun.dep_ == "nmod" and {"supports-noun", "empty"} & lexemes.classes(noun.head):
        nominal_slots(noun.head, slots, lexemes)
        slots["de"][:] = [t for t in slots["de"] if t.i != noun.i]
    if noun.dep_ == "nmod" and preposition(noun.head) == "par" and "supports-noun" in lexemes.classes(noun.head.head):
        slots["par"].append(noun.head)  # "l'ouverture par le juge d'une enquête"
    _qualify(noun, slots, lexemes)
    scan(noun, slots, _BROUGHT)
    slots["doer"].extend(_predicated(noun))
    if noun.head.lower_ == "objet" and "faire" in lexemes.infinitives(noun.head.head):
        who = subject(noun.head.head, lexemes)  # "fait l'objet d'une enquête"
        slots["victim"].extend([who] if who is not None else [])
    host = host_of(noun, lexemes)
    for clause in noun.children:
        if "relcl" in clause.dep_ and "accompanies" in lexemes.classes(clause):
            for told in clause.children:
                if told.dep_ == "obj":
                    nominal_slots(told, slots, lexemes)
    if host is not None:
        _support(noun, host, slots, lexemes)
        if is_passive(host, lexemes):
            scan(host, slots, ("entre", "contre"))
    nested: Slots = defaultdict(list)
    for agent in slots["par"]:
        nominal_slots(agent, nested, lexemes)
    for name, tokens in nested.items():
        slots[f"~{name}"].extend(tokens)
    return slots, host


def _predicated(noun: Token) -> list[Token]:
    """The subject of a noun that is said of somebody ("Berlin est le premier soutien de Kiev")."""
    copular = any(child.dep_ == "cop" for child in noun.children)
    return [child for child in noun.children if copular and child.dep_ == "nsubj"]


def _qualify(noun: Token, slots: Slots, lexemes: Lexemes) -> None:
    for child in noun.children:
        named = child.dep_ in ("amod", "acl", "nmod") and child.pos_ != "PROPN"
        if named and lexemes.words.knowledge.country_of(child.lower_):
            slots["adj"].append(child)
        if child.dep_ == "det" and child.lower_ in grammar().possessive:
            slots["owner"].append(child)


def scan(head: Token, slots: Slots, marks: tuple[str, ...]) -> None:
    """Add what the prepositions ``marks`` bring in after the word, wherever the parser has hung it."""
    doc = head.doc
    for i in range(head.i + 1, min(head.sent.end, head.i + _REACH)):
        word = doc[i]
        if (word.pos_ in ("VERB", "AUX") and i > head.i + 1) or word.text in ".;:":
            return
        if word.lower_ not in marks or slots.get(word.lower_):
            continue
        named = next((doc[j] for j in range(i + 1, min(head.sent.end, i + 5)) if doc[j].pos_ in _NAMING), None)
        if named is not None:
            slots[word.lower_].append(named)


def _support(noun: Token, host: Token, slots: Slots, lexemes: Lexemes) -> None:
    """Add the subject and the complements of the verb that the noun hangs on."""
    top = _top(noun, lexemes)
    passive = is_passive(host, lexemes)
    for child in dependents(host, lexemes):
        mark = preposition(child)
        if child is top or not mark or child.i == noun.i:
            continue
        if child.dep_ == "obl:agent" or (mark == "par" and passive):
            slots["par"].append(child)
        elif child.dep_.startswith(("obl", "nmod")) and child not in slots[mark]:
            slots[mark].append(child)
    _place_subjects(noun, host, slots, lexemes)
    if "accompanies" in lexemes.classes(host):
        for told in (*_subjects(host, lexemes), *(c for c in host.children if c.dep_ == "obj")):
            if told.i not in (top.i, noun.i):
                nominal_slots(told, slots, lexemes)
    if slots["doer"]:
        slots["par"][:] = [t for t in slots["par"] if t.head.i == noun.i]
    _add_objects(top, host, slots, lexemes)


def _place_subjects(noun: Token, host: Token, slots: Slots, lexemes: Lexemes) -> None:
    """Put the subject of the supporting verb where it belongs: it does it, suffers it, or only stands beside it."""
    top, classes = _top(noun, lexemes), lexemes.classes(host)
    passive = is_passive(host, lexemes)
    is_object = _is_object(noun, top, host, lexemes)
    beside = top.dep_.startswith("obl") and not is_object
    for doer in _subjects(host, lexemes):
        if doer in (top, noun):
            continue
        if is_object and not passive:
            if not {"presupposes", "only-tells"} & classes:
                slots["doer"].append(doer)
        elif ({"dies", "hurts"} & classes and not is_object) or (passive and "aims" in classes):
            slots["victim"].append(doer)
        elif beside and not passive:
            slots["about"].append(doer)
        elif beside and passive and "implicates" in classes:
            slots["doer"].append(doer)
    if beside and passive and "aims" not in classes:
        slots["about"].extend(slots["par"])


def _subjects(host: Token, lexemes: Lexemes) -> list[Token]:
    """The subject of the verb, and of the one it is coordinated with ("deux ont péri et trois ont été blessés")."""
    found = [subject(host, lexemes)]
    if host.dep_ == "conj" and {"dies", "hurts"} & lexemes.classes(host.head):
        found.append(subject(host.head, lexemes))
    return list(dict.fromkeys(t for t in found if t is not None))


def _is_object(noun: Token, top: Token, host: Token, lexemes: Lexemes) -> bool:
    if lexemes.is_time(top) and noun.i > host.i and not preposition(noun):
        return True
    relation = top.dep_
    if top in second_subject(host):
        return True
    if relation.startswith("obl") and preposition(top) in grammar().circumstance:
        return False
    if relation in ("obj", "nsubj:pass") or (relation.startswith("nsubj") and is_passive(host, lexemes)):
        return True
    return relation.startswith("obl") and "supports" in lexemes.classes(host)


def _add_objects(top: Token, host: Token, slots: Slots, lexemes: Lexemes) -> None:
    """Add the objects of a verb whose subject is the event: it kills, it hits, it sets two sides against each other."""
    classes = lexemes.classes(host)
    for child in host.children:
        if child.dep_ not in ("obj", "iobj") or child is top:
            continue
        if {"dies", "hurts", "aims"} & classes:
            slots["victim"].append(child)
        elif "opposes" in classes:
            slots["entre"].append(child)


def _top(noun: Token, lexemes: Lexemes) -> Token:
    """The word through which the noun hangs on its verb: "au terme d'âpres combats" hangs through "terme"."""
    top = noun
    while top.dep_ in ("nmod", "conj", "appos", "flat") and top.head.pos_ in ("NOUN", "PROPN", "ADJ"):
        light = {"empty", "time", "supports-noun"} & lexemes.classes(top.head) or lexemes.is_time(top.head)
        if top.head.i == top.i or (top.dep_ == "nmod" and not light):
            return top
        top = top.head
    return top


def host_of(noun: Token, lexemes: Lexemes) -> Token | None:
    """The verb that a noun is object, subject or complement of, or None."""
    top = _top(noun, lexemes)
    head = top.head
    if top.dep_ not in _RELATIONS or head.i == top.i:
        return None
    if "aspect" in lexemes.classes(head) and top.dep_.startswith("nsubj"):
        done = [c for c in head.children if c.dep_ == "xcomp" and lexemes.only_mood(c, Mood.INF)]
        head = done[0] if done else head
    return head if head.pos_ in ("VERB", "AUX") or lexemes.forms(head) else None
