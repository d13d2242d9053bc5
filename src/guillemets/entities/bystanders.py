"""Noun phrases that bring in nobody: predicates, and those whom a superlative only picks from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guillemets.lexicons.reference_words import ReferenceSort

if TYPE_CHECKING:
    from guillemets.language.tokens import Doc, Token
    from guillemets.lexicons import Lexicons


def of_superlative(doc: Doc, i: int, words: Lexicons) -> bool:
    """Whether a superlative begins at ``i``, or what it picks from ("[les] plus radicaux [des] républicains")."""
    superlative = words.reference_words[ReferenceSort.SUPERLATIVE]
    opens = i + 1 < len(doc) and doc[i].lower_ == "les" and doc[i + 1].lower_ in superlative
    return opens or (i > 1 and doc[i].lower_ == "des" and doc[i - 2].lower_ in superlative)


def predicate(noun: Token) -> bool:
    """Whether the noun says what the subject is ("elle était à l'origine une [compagnie] charter"): nobody new."""
    if any(child.dep_ == "cop" for child in noun.children):
        return True
    twice = noun.dep_ == "nsubj" and any(c.dep_ == "nsubj" and c.i < noun.i for c in noun.head.children)
    return twice and any(child.dep_ == "cop" for child in noun.head.children)
