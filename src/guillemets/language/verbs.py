"""What the tags say of a verb form, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from guillemets.language.tokens import Doc, Token


_SINGULAR = frozenset(["ment", "dément", "sent", "ressent", "consent", "pressent"])


def verb_form(token: Token) -> str:
    """The form that the tagger gives: ``Fin``, ``Inf``, ``Part``, or "" for a word that is no verb."""
    found = token.morph.get("VerbForm", [])
    return found[0] if found else ""


def is_finite(token: Token) -> bool:
    """Whether the word carries tense and person."""
    return verb_form(token) == "Fin"


def is_infinitive(token: Token) -> bool:
    """Whether the word is an infinitive."""
    return verb_form(token) == "Inf"


def is_participle(token: Token) -> bool:
    """Whether the word is a participle, past or present."""
    return verb_form(token) == "Part"


def is_plural(token: Token) -> bool:
    """Whether a finite form of the third person is a plural one by its ending, which the tagger often gets wrong.

    Only "vient", "tient" with their compounds and "ment", "sent" with theirs end so in the singular.
    """
    form = token.lower_
    return form.endswith("nt") and not form.endswith(("vient", "tient")) and form not in _SINGULAR


def bearer(token: Token) -> Token:
    """The word that the subject of a finite form hangs on: the head of an auxiliary or a copula, else itself."""
    return token.head if token.dep_.startswith(("aux", "cop")) else token


def finite_within(doc: Doc, first: int, last: int) -> bool:
    """Whether a finite verb stands among the words ``first`` to ``last``, both included."""
    return any(is_finite(doc[i]) for i in range(first, last + 1))


def in_relative(word: Token) -> bool:
    """Whether the verb that a word belongs to is that of a relative clause, as the tree gives it."""
    return word.dep_ == "acl:relcl" or (word.dep_.startswith(("aux", "cop")) and word.head.dep_ == "acl:relcl")
