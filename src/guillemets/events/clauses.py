"""Who stands where around a verb or a noun: objects and complements by preposition, voice undone."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from guillemets.events.subjects import NOMINAL, objects, preposition, subject
from guillemets.events.voice import auxiliary_head, is_passive, is_reflexive

if TYPE_CHECKING:
    from collections.abc import Iterator

    from guillemets.events.lexemes import Lexemes
    from guillemets.language.tokens import Token

Slots = dict[str, list["Token"]]

_OBLIQUE = ("obl", "nmod", "iobj")
_MISLABELLED = ("advmod", "xcomp", "advcl", "conj", "appos", "dep", "obj")
_CLOSE = 6  # tokens after a verb within which its object stands


def verb_slots(verb: Token, lexemes: Lexemes) -> Slots:
    """Subject, object and complements of a verb: ``subj`` and ``obj`` are the logical ones.

    What hangs on an object or an agent stands in slots of its own, ``~`` before the preposition: the parser often
    hangs there what belongs to the verb.
    """
    slots: Slots = defaultdict(list)
    grammatical = subject(verb, lexemes)
    passive = is_passive(verb, lexemes)
    if grammatical is not None:
        slots["obj" if passive else "subj"].append(grammatical)
    slots["obj"].extend(t for t in objects(verb, lexemes) if t not in slots["obj"])
    for child in dependents(verb, lexemes):
        if child.dep_ == "ccomp":
            slots["told"].extend(
                c for c in child.children if c.dep_.startswith("nsubj") and c.pos_ in ("NOUN", "PROPN")
            )
        if child.dep_.startswith(_OBLIQUE) or (child.dep_ in _MISLABELLED and child.pos_ in NOMINAL):
            _place(child, verb, slots, lexemes)
    if not slots["obj"] and not passive:
        slots["obj"].extend(next_noun(verb, lexemes) or _bare_noun(slots, lexemes))
    nested: Slots = defaultdict(list)
    for holder in [*slots["obj"], *slots["par"]]:
        for one in (holder, *(c for c in holder.children if c.dep_ == "conj")):
            nominal_slots(one, nested, lexemes)
    for name, tokens in nested.items():
        slots[f"~{name}"].extend(t for t in tokens if t not in slots[name])
    _drop_left_of_subject(verb, slots)
    return slots


def _place(child: Token, verb: Token, slots: Slots, lexemes: Lexemes) -> None:
    """Put one complement of a verb into its slot."""
    mark = preposition(child)
    passive = is_passive(verb, lexemes)
    if child.dep_ == "obl:agent" or (passive and mark == "par"):
        slots["subj"].append(child)
        slots["par"].append(child)
    elif mark == "de" and not slots["obj"] and not passive and _is_partitive(verb, child, lexemes):
        slots["obj"].append(child)
    elif mark:
        slots[mark].append(child)
    elif child.dep_ == "iobj" and child.lower_ in ("lui", "leur"):
        slots["à"].append(child)
    elif (
        child.dep_.startswith(("obl", "nmod")) and not slots["obj"] and child.i > verb.i and not lexemes.is_time(child)
    ):
        slots["obj"].append(child)


def _is_partitive(verb: Token, noun: Token, lexemes: Lexemes) -> bool:
    """Whether "des", "du" or "de l'" right after the verb is an article that the parser took for a preposition."""
    first = min((c.i for c in noun.children if c.dep_ == "case"), default=noun.i)
    doc = verb.doc
    article = doc[first].lower_ in ("des", "du") or (
        doc[first].lower_ == "de" and doc[first + 1].lower_ in ("l'", "la")
    )
    return first == verb.i + 1 and article and not is_reflexive(verb, lexemes)


def next_noun(verb: Token, lexemes: Lexemes) -> list[Token]:
    """The noun close after a verb whose object the parser has hung elsewhere."""
    doc = verb.doc
    for i in range(verb.i + 1, min(verb.sent.end, verb.i + _CLOSE)):
        word = doc[i]
        if word.lower_ == "des":
            continue
        if word.pos_ in ("VERB", "SCONJ", "ADP", "AUX", "PUNCT") or word.lower_ in ("que", "qu'", "et"):
            return []
        if word.pos_ in ("NOUN", "PROPN") and not lexemes.is_time(word):
            return [word] if word.i and (doc[word.i - 1].lower_ == "des" or not preposition(word)) else []
    return []


def _drop_left_of_subject(verb: Token, slots: Slots) -> None:
    """Take out of the objects what opens the sentence in apposition ("Allié de Rome, le pays a refusé")."""
    subjects = [t.i for t in slots["subj"] if t.i < verb.i]
    if subjects:
        slots["obj"][:] = [
            t for t in slots["obj"] if t.i > min(subjects) or t.pos_ == "PRON" or _is_relativised(t, verb)
        ]


def _is_relativised(token: Token, verb: Token) -> bool:
    return (
        any(c.dep_ in ("obj", "iobj", "mark") and c.lower_ in ("que", "qu'", "dont") for c in verb.children)
        and token.i < verb.i
    )


def _bare_noun(slots: Slots, lexemes: Lexemes) -> list[Token]:
    """The object that the parser has hung on a complement: "a blessé au couteau trois soldats"."""
    holders = [t for name, tokens in slots.items() if name not in ("subj", "obj", "par") for t in tokens]
    counted = [c for t in holders for c in t.children if c.dep_ == "nmod" and c.i > t.i and not preposition(c)]
    counted = [c for c in counted if c.pos_ == "NOUN" and not lexemes.is_time(c)]
    return [c for c in counted if any(d.dep_ in ("det", "nummod") for d in c.children)][:1]


def dependents(head: Token, lexemes: Lexemes) -> Iterator[Token]:
    """The children of a word, those of its temporal complements among them: the parser hangs much on "jeudi"."""
    holder = auxiliary_head(head, lexemes)
    if holder != head.i:
        yield from (c for c in head.doc[holder].children if c.i > head.i)
    for child in head.children:
        yield child
        if lexemes.is_time(child) and preposition(child) in ("", "après"):
            yield from (c for c in child.children if c.i > child.i and c.dep_ not in ("amod", "det"))


def nominal_slots(noun: Token, slots: Slots, lexemes: Lexemes, depth: int = 0) -> None:
    """Add the complements of a noun by preposition, and those of participles that hang on it."""
    for child in dependents(noun, lexemes):
        if child.dep_.startswith(_OBLIQUE) or (
            child.dep_ in ("appos", "advmod") and child.pos_ in NOMINAL and preposition(child)
        ):
            mark = preposition(child)
            if mark and child not in slots[mark]:
                slots[mark].append(child)
                if depth == 0 and mark == "de":
                    nominal_slots(child, slots, lexemes, depth + 1)
        elif child.dep_.startswith("acl") and "relcl" not in child.dep_:
            _participle_slots(child, slots, lexemes)


def _participle_slots(verb: Token, slots: Slots, lexemes: Lexemes) -> None:
    """What "menée par", "visant", "opposant", "dirigée contre" add to the noun they qualify."""
    for child in verb.children:
        mark = preposition(child)
        if child.dep_ == "obl:agent" or mark == "par":
            slots["par"].append(child)
        elif {"dies", "hurts"} & lexemes.classes(verb) and (
            mark == "à" or (child.dep_ == "obj" and child.lower_ != "vie")
        ):
            slots["victim"].append(child)
        elif child.dep_ == "obj" and "aims" in lexemes.classes(verb):
            slots["contre"].append(child)
        elif child.dep_ == "obj" and "opposes" in lexemes.classes(verb):
            slots["entre"].append(child)
        elif mark and child.dep_.startswith("obl"):
            slots[mark].append(child)
