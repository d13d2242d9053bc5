"""Names of places: where something happened, or the state that it happened to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guillemets.events.actors import is_state
from guillemets.events.phrases import phrase_of
from guillemets.events.subjects import preposition
from guillemets.lexicons.knowledge import Sense

if TYPE_CHECKING:
    from guillemets.events.lexemes import Lexemes
    from guillemets.events.phrases import Phrase
    from guillemets.events.sites import Site
    from guillemets.language.tokens import Token


def is_place(token: Token, lexemes: Lexemes) -> bool:
    """Whether the word is the name of a place."""
    if token.ent_type_ == "LOC" and token.pos_ == "PROPN":
        return True
    known = lexemes.words.knowledge.name_of(token.text)
    return known is not None and token.pos_ == "PROPN" and preposition(token) in ("en", "à", "dans", "vers", "chez")


def is_mere_place(token: Token, lexemes: Lexemes) -> bool:
    """Whether the word names a place and no state."""
    return is_place(token, lexemes) and not is_state(token, lexemes)


def places(site: Site, lexemes: Lexemes, *, states: bool) -> list[Phrase]:
    """A place named as that of the event; ``states`` takes states alone."""
    for mark in ("en", "à", "dans", "vers", "chez"):
        for name in (mark, f"~{mark}"):
            for token in site.slots.get(name, ()):
                known = lexemes.words.knowledge.name_of(token.text)
                if is_place(token, lexemes) and (not states or (known is not None and known.sense is Sense.STATE)):
                    return [phrase_of(token, lexemes)]
    return []
