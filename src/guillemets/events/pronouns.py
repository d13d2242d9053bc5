"""Words that stand for somebody named elsewhere: pronouns, and nouns such as "le pays"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guillemets.lexicons.grammar import grammar

if TYPE_CHECKING:
    from guillemets.events.lexemes import Lexemes
    from guillemets.events.phrases import Phrase
    from guillemets.language.tokens import Token


def is_object(pronoun: Token) -> bool:
    """Whether the pronoun stands as an object or a complement: "l'a défendu", "lui impose"."""
    return pronoun.lower_ in grammar().third_object and pronoun.dep_.startswith(("obj", "iobj", "obl"))


def names_government(name: str, lexemes: Lexemes) -> bool:
    """Whether the name begins with a word for those who govern."""
    return "government" in lexemes.words.plover_words.of(frozenset({name.split(maxsplit=1)[0].lower()}))


def stands_for_government(phrase: Phrase, lexemes: Lexemes) -> bool:
    """Whether the phrase is "le régime", "le gouvernement" and no more."""
    token = lexemes.doc[phrase.head]
    if phrase.first != phrase.last or "government" not in lexemes.classes(token):
        return False
    return (lexemes.doc[token.i - 1].lower_ if token.i else "") in grammar().standing_for


def stands_for_state(phrase: Phrase, lexemes: Lexemes) -> bool:
    """Whether the phrase is "le pays", "la capitale", "l'île" and no more: the state that is told of."""
    token = lexemes.doc[phrase.head]
    if phrase.first != phrase.last or "stands-for-state" not in lexemes.classes(token):
        return False
    before = lexemes.doc[token.i - 1].lower_ if token.i else ""
    complement = any(c.dep_ == "nmod" or (c.dep_ == "amod" and c.i > token.i) for c in token.children)
    return before in grammar().standing_for and not complement
