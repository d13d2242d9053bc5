"""Whether what a word reports has happened, may happen, is denied, or is only the object of somebody's words."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from guillemets.events.subjects import preposition
from guillemets.events.voice import finite_of
from guillemets.lexicons.cue_forms import Mood
from guillemets.lexicons.grammar import grammar
from guillemets.model.event import Factuality

if TYPE_CHECKING:
    from guillemets.events.lexemes import Lexemes
    from guillemets.language.tokens import Token

_QUE = frozenset({"que", "qu'"})
_DEPTH = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Realis:
    """The standing of an event: ``future`` when it is yet to come, ``past`` for what lies before the news."""

    factuality: Factuality = Factuality.ACTUAL
    future: bool = False
    past: bool = False


ACTUAL = Realis()
POSSIBLE = Realis(factuality=Factuality.POSSIBLE)
FUTURE = Realis(factuality=Factuality.POSSIBLE, future=True)
DENIED = Realis(factuality=Factuality.DENIED)


def realis(token: Token, lexemes: Lexemes, depth: int = 0) -> Realis | None:
    """The standing of what the word reports; None when it is a purpose, a condition or a mere idea: no event at all."""
    if depth > _DEPTH:
        return ACTUAL
    if lexemes.forms(token) and token.pos_ != "NOUN":
        return _of_verb(token, lexemes, depth)
    return _of_noun(token, lexemes, depth)


def is_negated(verb: Token, lexemes: Lexemes) -> bool:
    """Whether the verb stands under ne ... pas, or after sans; ne ... que is no negation."""
    doc = verb.doc
    finite = finite_of(verb, lexemes)
    begin = max(verb.sent.start, finite.i - 4)
    before = [doc[i].lower_ for i in range(begin, finite.i)]
    after = [doc[i].lower_ for i in range(finite.i, min(verb.sent.end, max(verb.i, finite.i) + 4))]
    if "sans" in before[-2:] and lexemes.has_mood(finite, Mood.INF):
        return True
    near = before[-3:]
    if not grammar().negator.intersection(near):
        return False
    return bool(grammar().negating.intersection(after) or grammar().negating.intersection(before))


def _of_verb(verb: Token, lexemes: Lexemes, depth: int) -> Realis | None:
    finite = finite_of(verb, lexemes)
    base: Realis | None
    if lexemes.has_mood(finite, Mood.INF) and not lexemes.has_mood(finite, Mood.IND):
        base = _of_infinitive(verb, finite, lexemes, depth)
    elif finite.i == verb.i and not lexemes.has_mood(verb, Mood.IND) and lexemes.has_mood(verb, Mood.PP, Mood.GER):
        base = _of_participle(verb, lexemes, depth)
    else:
        base = _of_finite(verb, finite, lexemes)
    if base is None:
        return None
    return DENIED if is_negated(verb, lexemes) else base


def _of_finite(verb: Token, finite: Token, lexemes: Lexemes) -> Realis | None:
    marks = [c.lower_ for c in verb.children if c.dep_ == "mark" and c.i < verb.i]
    if (grammar().condition | grammar().purpose).intersection(marks):
        return None
    if _QUE & set(marks) and _is_doubted(verb, lexemes):
        return None
    if "avant" in marks:
        return POSSIBLE
    if lexemes.is_future(finite):
        return FUTURE
    if lexemes.only_mood(finite, Mood.CND):
        return replace(POSSIBLE, future=finite.i == verb.i or "être" in lexemes.infinitives(finite))
    subjunctive = "Sub" in finite.morph.get("Mood", []) and lexemes.has_mood(finite, Mood.SUB)
    if subjunctive and not lexemes.has_mood(finite, Mood.IND):
        return POSSIBLE
    past = finite.i != verb.i and "Imp" in finite.morph.get("Tense", [])
    return replace(ACTUAL, past=past)


def _is_doubted(verb: Token, lexemes: Lexemes) -> bool:
    """Whether the clause depends on words that are negated: "n'a pas prouvé que", "n'a pas fait la preuve que"."""
    outer = verb.head
    if outer.pos_ == "NOUN" and outer.head.i != outer.i:
        outer = outer.head
    return verb.dep_ in ("ccomp", "acl", "advcl") and bool(lexemes.forms(outer)) and is_negated(outer, lexemes)


def _of_participle(verb: Token, lexemes: Lexemes, depth: int) -> Realis | None:
    if lexemes.has_mood(verb, Mood.GER) and verb.dep_ in ("advcl", "xcomp", "conj") and verb.head.i != verb.i:
        outer = realis(verb.head, lexemes, depth + 1)
        return outer if outer is None or outer.factuality is not Factuality.DENIED else ACTUAL
    return ACTUAL


def _of_infinitive(verb: Token, finite: Token, lexemes: Lexemes, depth: int) -> Realis | None:
    perfect = finite.i != verb.i
    doc = verb.doc
    marks = {c.lower_ for c in verb.children if c.dep_ in ("mark", "case") and c.i < verb.i}
    marks |= {doc[i].lower_ for i in range(max(verb.sent.start, finite.i - 2), finite.i)}
    if grammar().purpose & marks:
        return ACTUAL if perfect else None
    if "après" in marks:
        return ACTUAL
    if "avant" in marks:
        return POSSIBLE
    governor = verb.head
    if verb.dep_ == "acl" and governor.pos_ in ("NOUN", "PROPN") and lexemes.forms(governor.head):
        governor = governor.head
    if verb.dep_ == "conj" and lexemes.has_mood(governor, Mood.INF):
        return realis(governor, lexemes, depth + 1)
    if verb.dep_ == "ROOT" or governor.i == verb.i:
        governor = doc[max(verb.i - 1, verb.sent.start)]
        if not lexemes.forms(governor) or governor.i == verb.i:
            return POSSIBLE
    return _under(governor, lexemes, depth, perfect=perfect)


def _under(governor: Token, lexemes: Lexemes, depth: int, *, perfect: bool) -> Realis | None:
    """The standing of an infinitive under a verb: what one tries, begins, wants, may, will or is kept from doing."""
    classes = lexemes.classes(governor)
    if "prevents" in classes:
        return DENIED
    outer = realis(governor, lexemes, depth + 1)
    if outer is None or ("wishes" in classes and not perfect):
        return None
    if "going" in classes:
        return outer if lexemes.infinitives(governor) & {"venir"} else FUTURE
    if {"aspect", "attempts"} & classes or perfect:
        return outer
    if "renounces" in classes:
        return DENIED
    if governor.lower_ == "fallu":
        return outer  # "il a fallu"
    if "intends" in classes:
        return FUTURE
    return POSSIBLE if "modal" in classes or depth == 0 else outer


def _of_noun(noun: Token, lexemes: Lexemes, depth: int) -> Realis | None:
    doc = noun.doc
    near = {doc[i].lower_ for i in range(max(noun.sent.start, noun.i - 2), noun.i)}
    if "cas" in near:
        return None
    if "sans" in near or preposition(noun) == "sans" or any(c.lower_ in ("aucun", "aucune") for c in noun.children):
        return DENIED
    if any(c.dep_ == "amod" and "prospective" in lexemes.classes(c) for c in noun.children):
        return FUTURE
    if any(c.dep_ == "cop" for c in noun.children) and grammar().negator & {c.lower_ for c in noun.children}:
        return None  # "n'est pas une manifestation" says what it is
    governor = noun.head
    if governor.i == noun.i or depth > _DEPTH:
        return ACTUAL
    if noun.dep_ == "conj" and governor.pos_ == "NOUN":
        return _of_noun(governor, lexemes, depth + 1)
    if governor.pos_ in ("NOUN", "PROPN") and noun.dep_ in ("nmod", "appos", "amod", "obl:arg", "obl:mod"):
        classes = lexemes.classes(governor)
        if "virtual" in classes:
            return None
        return FUTURE if "planned" in classes else ACTUAL
    if governor.pos_ in ("VERB", "AUX") or lexemes.forms(governor):
        return _with_verb(noun, governor, lexemes, depth)
    return ACTUAL


def _with_verb(noun: Token, governor: Token, lexemes: Lexemes, depth: int) -> Realis | None:
    """The standing of a noun beside a verb: it shares that of a verb whose subject or object it is."""
    classes = lexemes.classes(governor)
    if "fears" in classes:
        return None
    if "prevents" in classes:
        return DENIED
    outer = realis(governor, lexemes, depth + 1)
    if outer is not None and outer.future and preposition(noun) not in grammar().behind:
        return outer
    if "être" in lexemes.infinitives(governor) and noun.dep_.startswith("nsubj"):
        return ACTUAL  # whatever is said of it
    shares = noun.dep_.startswith(("obj", "nsubj")) or noun.dep_ == "obl:arg" or "supports" in classes
    if noun.dep_.startswith("obj") and "plans" in classes:
        return FUTURE
    if outer is DENIED and noun.dep_ == "nsubj" and not {"supports", "aspect", "occurs"} & classes:
        return ACTUAL  # "la marche n'a pas surpris" took place
    return outer if shares else ACTUAL
