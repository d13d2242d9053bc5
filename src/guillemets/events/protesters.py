"""Who takes to the street, and against whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guillemets.events.actors import can_act, is_state
from guillemets.events.phrases import Phrase, parties
from guillemets.events.places import is_place
from guillemets.events.subjects import preposition

if TYPE_CHECKING:
    from guillemets.events.lexemes import Lexemes
    from guillemets.events.sites import Site
    from guillemets.language.tokens import Token


def can_protest(token: Token, *, noun: bool, lexemes: Lexemes) -> bool:
    """Whether the word names people or a body that takes to the street: no prefect, no minister, no town.

    Beside a noun a single person is the one who calls for the protest.
    """
    if token.pos_ == "PROPN" and (is_place(token, lexemes) or is_state(token, lexemes) or noun):
        return not noun and not is_place(token, lexemes) and not is_state(token, lexemes)
    if token.pos_ == "ADJ" and not noun:
        return False
    if token.pos_ != "NOUN" or "Plur" in token.morph.get("Number", []):
        return not {"govern", "lawmen"} & lexemes.classes(token)
    return bool({"crowd", "parties", "groups", "civilians", "refugees", "armed"} & lexemes.classes(token))


def crowd(site: Site, lexemes: Lexemes) -> list[Phrase]:
    """Those of the sentence who take to the street, named nearest before the protest."""
    doc = lexemes.doc
    for i in range(site.head - 1, doc[site.head].sent.start - 1, -1):
        token = doc[i]
        plural = "Plur" in token.morph.get("Number", [])
        suffers = bool({"dies", "hurts"} & lexemes.classes(token.head))
        acting = "crowd" in lexemes.classes(token) and preposition(token) in ("", "par") and not suffers
        if token.pos_ == "NOUN" and plural and acting:
            return parties(token, lexemes)
    return []


def protested(site: Site, lexemes: Lexemes) -> list[Phrase]:
    """Whoever a protest is against by what it wants: "pour exiger du gouvernement", "en faveur du départ du roi"."""
    doc = lexemes.doc
    for i in range(site.last + 1, doc[site.head].sent.end):
        if "protests-for" not in lexemes.classes(doc[i]):
            continue
        for token in doc[i].subtree:
            if token.i > i and token.pos_ in ("NOUN", "PROPN") and can_act(token, lexemes):
                return parties(token, lexemes)
            if token.i > i and token.dep_ == "amod" and lexemes.words.knowledge.country_of(token.lower_):
                return [Phrase(token.i, token.i, token.i)]
    return []
