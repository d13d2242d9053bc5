"""Verb groups: their auxiliaries, the token that carries tense and mood, passive and reflexive voice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guillemets.lexicons.cue_forms import Mood
from guillemets.lexicons.grammar import grammar

if TYPE_CHECKING:
    from guillemets.events.lexemes import Lexemes
    from guillemets.language.tokens import Token

_LONGEST_GAP = 8  # tokens between an auxiliary and its participle


def auxiliaries(verb: Token) -> list[Token]:
    """The auxiliaries of a verb, in order: its own in the tree, else the forms of être and avoir before it."""
    own = sorted(c.i for c in verb.children if c.dep_.startswith(("aux", "cop")) and c.i < verb.i)
    doc = verb.doc
    return [doc[i] for i in own if verb.i - i <= _LONGEST_GAP + 4]


def is_reflexive(verb: Token, lexemes: Lexemes) -> bool:
    """Whether se stands before the verb or its auxiliary."""
    doc = verb.doc
    i = min([verb.i, *(a.i for a in auxiliaries(verb))])
    if i == verb.i and lexemes.has_mood(verb, Mood.PP):
        i = _aux_before(verb, lexemes) or i
    while i > verb.sent.start and (
        doc[i - 1].pos_ in ("PRON", "ADV") or doc[i - 1].lower_ in grammar().reflexive_or_own
    ):
        if doc[i - 1].lower_ in grammar().reflexive_or_own and (
            doc[i - 1].lower_ != "nous" or doc[i - 1].dep_.startswith("expl")
        ):
            return True
        if doc[i - 1].lower_ not in ("y", "en", "ne", "n'", "pas"):
            return False
        i -= 1
    return False


def _aux_before(verb: Token, lexemes: Lexemes) -> int | None:
    doc = verb.doc
    for i in range(verb.i - 1, max(verb.sent.start, verb.i - _LONGEST_GAP) - 1, -1):
        word = doc[i]
        if lexemes.infinitives(word) & {"être", "avoir"}:
            return i
        if word.pos_ not in ("ADV", "PRON", "PUNCT") and not lexemes.is_time(word) and i < verb.i - 1:
            return None
    return None


def finite_of(verb: Token, lexemes: Lexemes) -> Token:
    """The token that carries tense and mood: the first auxiliary, or the verb itself."""
    own = auxiliaries(verb)
    if own:
        return own[0]
    if lexemes.has_mood(verb, Mood.PP):
        found = _aux_before(verb, lexemes)
        if found is not None:
            first = verb.doc[found]
            if first.lower_ == "été" and found > verb.sent.start:
                earlier = _aux_before(first, lexemes)
                return verb.doc[earlier] if earlier is not None else first
            return first
    return verb


def is_passive(verb: Token, lexemes: Lexemes) -> bool:
    """Whether the grammatical subject of the verb is its logical object."""
    if not lexemes.has_mood(verb, Mood.PP) or is_reflexive(verb, lexemes):
        return False
    if lexemes.infinitives(verb) & grammar().with_etre:
        return False
    chain = auxiliaries(verb)
    if any(a.dep_ == "aux:pass" for a in chain):
        return True
    finite = finite_of(verb, lexemes)
    if finite.i == verb.i and verb.dep_ == "conj" and lexemes.has_mood(verb.head, Mood.PP) and auxiliaries(verb.head):
        return is_passive(verb.head, lexemes)  # "ont quitté la ville et attaqué un convoi"
    if finite.i == verb.i:
        bare = (
            not lexemes.has_mood(verb, Mood.IND) or verb.dep_.startswith(("acl", "amod", "advcl")) or verb.pos_ == "ADJ"
        )
        return bare and not any(c.dep_.startswith("nsubj") and c.dep_ != "nsubj:pass" for c in verb.children)
    between = {verb.doc[i].lower_ for i in range(finite.i, verb.i)}
    return "été" in between or ("être" in lexemes.infinitives(finite) and "avoir" not in lexemes.infinitives(finite))


def is_hidden(token: Token, lexemes: Lexemes) -> bool:
    """Whether a word taken for a noun or an adjective stands where a verb does: "Washington presse Kaboul"."""
    doc, i = token.doc, token.i
    if token.pos_ not in ("NOUN", "ADJ") or not token.sent.start < i < token.sent.end - 1:
        return False
    if not lexemes.has_mood(token, Mood.IND):
        return False
    before, after = doc[i - 1], doc[i + 1]
    closed = before.pos_ in ("NOUN", "PROPN", "PRON") and not any(c.dep_ == "case" for c in token.children)
    return closed and (after.pos_ in ("DET", "PROPN") or after.lower_ in ("des", "l'", "la", "le", "les"))


def auxiliary_head(verb: Token, lexemes: Lexemes) -> int:
    """The index of the auxiliary that the parser took for the verb of which ``verb`` is a part, else its own."""
    holder = verb.head
    misread = verb.dep_ in ("obj", "xcomp") and holder.pos_ == "AUX" and holder.i < verb.i
    return holder.i if misread and lexemes.has_mood(verb, Mood.PP) else verb.i
