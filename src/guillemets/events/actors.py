"""Who can act: people, bodies, groups, states, and the pronouns that may stand for one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guillemets.lexicons.grammar import grammar
from guillemets.lexicons.plover_words import singular
from guillemets.model.attribution import SpeakerKind

if TYPE_CHECKING:
    from guillemets.events.lexemes import Lexemes
    from guillemets.language.tokens import Token

_HUMAN = frozenset(
    {
        "crowd",
        "civilians",
        "refugees",
        "criminals",
        "force",
        "armed",
        "lawmen",
        "envoys",
        "churchmen",
        "press",
        "judges",
    }
)
_AGENTS = ("iste", "ologue", "crate", "ateur", "teur", "trice", "ien", "ienne", "eux", "ier", "isant", "érant", "aut")
_LIFELESS = frozenset({"thing", "time", "empty", "inert", "opaque", "abstract", "weapon", "attack"})
_ABSTRACT = (
    "tion",
    "sion",
    "xion",
    "ment",
    "age",
    "ité",
    "té",
    "ure",
    "isme",
    "ance",
    "ence",
    "ise",
    "ude",
    "esse",
    "eur",
    "ée",
    "ette",
)


def may_act(token: Token, lexemes: Lexemes) -> bool:
    """Whether the word could name somebody though no list holds it: for subjects of verbs that people do."""
    if can_act(token, lexemes):
        return True
    if token.pos_ != "NOUN" or _LIFELESS & lexemes.classes(token):
        return False
    if singular(token.lower_) in lexemes.words.plover_triggers.nouns:
        return False
    return not singular(token.lower_).endswith(_ABSTRACT)


def can_act(token: Token, lexemes: Lexemes) -> bool:
    """Whether the word names somebody: a person, a body, a group, a state, or a pronoun that may stand for one."""
    if token.pos_ == "PRON":
        return token.lower_ in grammar().acting_pronoun
    words = lexemes.words
    low, one = token.lower_, singular(token.lower_)
    if {"thing", "time", "empty"} & lexemes.classes(token) or low == "accusations" or low.startswith("anti-"):
        return False
    if lexemes.classes(token) & words.plover_words.acting:
        return True
    noun = words.source_nouns.get(low) or words.source_nouns.get(one)
    if noun is not None:
        return noun.kind is not SpeakerKind.DOCUMENT
    if low in words.role_nouns:
        return True
    if token.text[:1].isupper() and (words.knowledge.country_of(low) or words.knowledge.name_of(token.text)):
        return True
    capital = any(c.isupper() for c in token.text) and not token.text.isdigit()
    if token.pos_ in ("NOUN", "ADJ", "X", "VERB") and capital and token.i > token.sent.start:
        return True
    if (
        token.pos_ == "NOUN"
        and capital
        and token.dep_.startswith("nsubj")
        and not any(c.dep_ == "det" for c in token.children)
    ):
        return True
    if token.pos_ == "NOUN" and one.endswith(_AGENTS):
        return True
    if token.pos_ == "ADJ" and token.dep_.startswith("nsubj"):
        return words.knowledge.country_of(low) is not None
    return token.pos_ == "PROPN" and capital


def is_human(token: Token, lexemes: Lexemes) -> bool:
    """Whether the word names people."""
    if token.pos_ == "PRON" or token.ent_type_ == "PER":
        return True
    words = lexemes.words
    known = lexemes.classes(token) & _HUMAN
    noun = words.source_nouns.get(token.lower_)
    person = noun is not None and noun.kind is SpeakerKind.PERSON
    demonym = token.text[:1].isupper() and words.knowledge.country_of(token.lower_) is not None
    return bool(known) or person or demonym or token.lower_ in words.role_nouns


def is_state(token: Token, lexemes: Lexemes) -> bool:
    """Whether the word names a state, its capital or its government."""
    known = lexemes.words.knowledge.name_of(token.text)
    return (known is not None and known.kind is SpeakerKind.STATE) or "govern" in lexemes.classes(token)
