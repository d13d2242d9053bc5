"""The source that a statement leaves unsaid beside its cue: the subject that the cue's verb has further off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guillemets.entities.extent import extent, phrase_start
from guillemets.lexicons.reference_words import ReferenceSort

if TYPE_CHECKING:
    from guillemets.entities.surroundings import Surroundings
    from guillemets.language.tokens import Token
    from guillemets.model.attribution import Statement
    from guillemets.model.span import Span

OPENING = frozenset("«“[]()")
CLOSING = frozenset('»"”')
SUBJECTS = frozenset({"nsubj", "expl:subj"})
NEAREST = 4
FARTHEST = 20
"""How far before its participle an auxiliary is looked for."""


def implied_source(around: Surroundings, statement: Statement) -> Span | None:
    """The place of the subject of the cue, for a statement without a source; None when there is none to be found.

    1. what stands before the auxiliary, where an adjunct between commas parts it from the verb ("La mère du suspect
       avait, il y a quelques jours, qualifié cette hypothèse de légende");
    2. the agent right behind the content of a passive ("sont «invités à la prudence» par la préfecture");
    3. the verb's own subject, of an infinitive of purpose that of the verb above ("Il a profité de ... pour révéler"),
       and so for a noun before a quotation ("a proposé de signer une déclaration: «...»").

    A passive without agent has none.
    """
    if statement.source is not None or statement.cue is None or statement.continues is not None:
        return None
    place = _before_auxiliary(around, statement.cue) or _agent(around, statement) or _subject(around, statement)
    if place is None or any(place.start < c.end and c.start < place.end for c in statement.content):
        return None
    return place


def _subject(around: Surroundings, statement: Statement) -> Span | None:
    """The place of the subject that the parse gives the cue's verb, or the verb above an infinitive or a noun."""
    if statement.cue is None:
        return None
    doc = around.parsed.doc
    cue = [doc[i] for i in around.parsed.tokens_in(statement.cue)]
    verb = next((token for token in reversed(cue) if token.pos_ == "VERB"), None)
    if verb is None and cue and cue[-1].pos_ == "NOUN" and statement.rule == "noun.quote":
        verb = _above(cue[-1])
    if verb is None or verb.morph.get("Voice", []) == ["Pass"] or any(c.dep_.endswith("pass") for c in verb.children):
        return None
    if "Part" in verb.morph.get("VerbForm", []) and not any(c.pos_ == "AUX" for c in verb.children):
        return None
    subject = next((c for c in verb.children if c.dep_ == "nsubj" and c.i < verb.i), None)
    if subject is None and "Inf" in verb.morph.get("VerbForm", []) and doc[verb.i - 1].lower_ == "pour":
        subject = _subject_before(around, verb)
    if subject is None:
        return None
    first = next((c.i for c in subject.children if c.dep_ == "det" and c.i < subject.i), subject.i)
    named = around.inside.get(subject.i)
    last = named.last if named is not None else subject.i
    last = max(last, extent(around.parsed, first, around.begins, around.words))
    return around.parsed.place(first, min(last, verb.i - 1))


def _subject_before(around: Surroundings, verb: Token) -> Token | None:
    """The subject of the verb above, or else the last one before the verb in its sentence, outside quotations."""
    doc = around.parsed.doc
    above = next((c for c in verb.head.children if c.dep_ in SUBJECTS and c.i < verb.head.i), None)
    i = verb.i
    while above is None and i > 0 and not doc[i].is_sent_start:
        i -= 1
        if doc[i].text in CLOSING:
            return None
        above = doc[i] if doc[i].dep_ in SUBJECTS and doc[i].lower_ not in {"qui", "que"} else None
    return above


def _before_auxiliary(around: Surroundings, cue: Span) -> Span | None:
    """The place of the noun phrase before an auxiliary that stands far from its participle, past an apposition.

    So too where a mark or an ellipsis stands between: "cet adolescent «[...] a confirmé que".
    """
    parsed, doc = around.parsed, around.parsed.doc
    auxiliaries = around.words.reference_words[ReferenceSort.AUXILIARY]
    participle = next(iter(parsed.tokens_in(cue)), 0)
    if participle >= NEAREST and doc[participle - 1].text in OPENING and doc[participle].pos_ in {"AUX", "VERB"}:
        i = participle - 1
        while i > 0 and not doc[i].text[0].isalnum() and not doc[i].is_sent_start:
            i -= 1
        return _phrase_before(around, i + 1) if doc[i].pos_ == "NOUN" else None
    if participle < NEAREST or doc[participle - 1].text != "," or doc[participle].lower_ in auxiliaries:
        return None
    if "Part" not in doc[participle].morph.get("VerbForm", []):
        return None
    for i in range(participle - 2, max(participle - FARTHEST, 0), -1):
        if doc[i].is_sent_start:
            return None
        if doc[i].text == "," and doc[i - 1].lower_ in auxiliaries:
            return _phrase_before(around, i - 1)
    return None


def _phrase_before(around: Surroundings, verb: int) -> Span | None:
    """The place of the phrase that ends right before token ``verb``; an apposition between commas is passed over."""
    doc = around.parsed.doc
    end = verb - 1
    if doc[end].text == ",":
        end = next((i - 1 for i in range(end - 1, max(end - FARTHEST, 0), -1) if doc[i].text == ","), end)
    name = around.ends.get(end)
    start = (name.titled if name.titled is not None else name.first) if name is not None else phrase_start(around, end)
    return around.parsed.place(start, end) if start is not None and start <= end else None


def _agent(around: Surroundings, statement: Statement) -> Span | None:
    """The place of the agent that follows the content of a passive cue, or of whom "selon" names behind it."""
    parsed, doc = around.parsed, around.parsed.doc
    cue = parsed.tokens_in(statement.cue) if statement.cue is not None else range(0)
    passive = any(doc[i].dep_ == "aux:pass" for i in cue)
    participle = len(cue) == 1 and doc[cue[0]].dep_ == "acl" and "Part" in doc[cue[0]].morph.get("VerbForm", [])
    i = parsed.token_at(statement.content[-1].end)
    while i < len(doc) and (doc[i].text in CLOSING or doc[i].text == ","):
        i += 1
    if i + 2 >= len(doc) or doc[i + 1].lower_ not in around.words.determiners:
        return None
    if not (passive and doc[i].lower_ == "par") and not (participle and doc[i].lower_ == "selon"):
        return None
    return parsed.place(i + 1, extent(parsed, i + 1, around.begins, around.words))


def _above(noun: Token) -> Token | None:
    """The verb that governs a noun as its object, through infinitives ("a proposé de signer une [déclaration]")."""
    token = noun
    while token.head is not token and token.dep_ in {"obj", "obl", "obl:arg", "xcomp", "ccomp", "advcl"}:
        token = token.head
        if token.pos_ == "VERB" and any(c.dep_ == "nsubj" for c in token.children):
            return token
    return None
