"""What kind of entity a phrase introduces that the cast does not know, and of which country."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guillemets.lexicons.plover_words import singular
from guillemets.model.attribution import SpeakerKind

if TYPE_CHECKING:
    from guillemets.events.lexemes import Lexemes
    from guillemets.events.phrases import Phrase


def country_in(phrase: Phrase, lexemes: Lexemes) -> str | None:
    """The one country whose name or adjective stands in the phrase."""
    doc, knowledge = lexemes.doc, lexemes.words.knowledge
    found = {
        known.country if (known := knowledge.name_of(doc[i].text)) else knowledge.country_of(doc[i].lower_)
        for i in range(phrase.first, phrase.last + 1)
    } - {None}
    return found.pop() if len(found) == 1 else None


def kind_of(phrase: Phrase, lexemes: Lexemes) -> SpeakerKind:
    """What the head of the phrase names: a group where a person stands in the plural."""
    token = lexemes.doc[phrase.head]
    words = lexemes.words
    if token.pos_ == "PROPN":
        return SpeakerKind.PERSON if token.ent_type_ == "PER" else SpeakerKind.ORGANISATION
    plural = "Plur" in token.morph.get("Number", [])
    noun = words.source_nouns.get(token.lower_) or words.source_nouns.get(singular(token.lower_))
    if noun is not None:
        return SpeakerKind.GROUP if noun.kind is SpeakerKind.PERSON and plural else noun.kind
    return SpeakerKind.GROUP if plural else SpeakerKind.PERSON
