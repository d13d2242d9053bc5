"""The source that a statement leaves unsaid beside its cue: the subject that the cue's verb has further off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guillemets.entities.phrases import extent

if TYPE_CHECKING:
    from guillemets.entities.apposition import Surroundings
    from guillemets.language.tokens import Token
    from guillemets.model.attribution import Statement
    from guillemets.model.span import Span


def implied_source(around: Surroundings, statement: Statement) -> Span | None:
    """The place of the subject of the cue, for a statement without a source; None when there is none to be found.

    "La mère du suspect avait, il y a quelques jours, qualifié cette hypothèse de légende": the verb's own subject. For
    a noun before a quotation ("a proposé de signer une déclaration: «...»") that of the verb above. A passive has none.
    """
    if statement.source is not None or statement.cue is None or statement.continues is not None:
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
    if subject is None:
        return None
    first = next((c.i for c in subject.children if c.dep_ == "det" and c.i < subject.i), subject.i)
    last = max(subject.i, extent(around.parsed, first, around.begins, around.words))
    place = around.parsed.place(first, min(last, verb.i - 1))
    return None if any(place.start < c.end and c.start < place.end for c in statement.content) else place


def _above(noun: Token) -> Token | None:
    """The verb that governs a noun as its object, through infinitives ("a proposé de signer une [déclaration]")."""
    token = noun
    while token.head is not token and token.dep_ in {"obj", "obl", "obl:arg", "xcomp", "ccomp", "advcl"}:
        token = token.head
        if token.pos_ == "VERB" and any(c.dep_ == "nsubj" for c in token.children):
            return token
    return None
