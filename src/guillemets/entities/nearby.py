"""Names that the noun before them gives away, where the model saw none: persons after a role, bodies in quotes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guillemets.entities.kinds import body_before
from guillemets.entities.names import Name, NameLabel
from guillemets.lexicons.determiners import DeterminerSort
from guillemets.lexicons.reference_words import ReferenceSort
from guillemets.lexicons.source_nouns import SourceField
from guillemets.model.attribution import SpeakerKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from guillemets.language.parsed import Parsed
    from guillemets.lexicons import Lexicons

_SHORT = 5
_OPENING = frozenset('«"“')
_CLOSING = frozenset('»"”')
FIELDS = frozenset({SourceField.BUSINESS, SourceField.MEDIA})
_LONGEST_TITLE = 6
"""Words of the quoted name of a body at most."""


def after_roles(parsed: Parsed, words: Lexicons) -> Iterator[Name]:
    """Capitalised words right after a role in lower case that the model overlooked ("le youtubeur Nox")."""
    doc = parsed.doc
    for i in range(1, len(doc)):
        role = words.role_nouns.get(doc[i - 1].text.lower())
        if role is None or role.plural or not doc[i].text[0].isupper() or doc[i].is_sent_start:
            continue
        if doc[i - 1].text[0].isupper() and not doc[i - 1].is_sent_start and len(doc[i - 1].text) < len("Premier"):
            continue
        start = i + (doc[i].text.isupper() and words.knowledge.name_of(doc[i].text) is not None)
        last = i
        while last + 1 < len(doc) and doc[last + 1].text[0].isupper() and not doc[last + 1].is_sent_start:
            last += 1
        text = " ".join(token.text for token in doc[start : last + 1])
        if start <= last and doc[start].pos_ == "PROPN" and not (text.isupper() and len(text) <= _SHORT):
            yield Name(first=start, last=last, text=text, label=NameLabel.PER)


def named_after_nouns(parsed: Parsed, words: Lexicons) -> Iterator[Name]:
    """A first name and a family name behind a noun, joined by the parse: "la ministre de la Santé [Léa Favre]"."""
    doc = parsed.doc
    for i in range(2, len(doc) - 1):
        token = doc[i]
        if token.pos_ != "PROPN" or token.is_sent_start or token.text not in words.first_names:
            continue
        follower = doc[i + 1]
        if doc[i - 1].pos_ not in {"NOUN", "ADJ"} or follower.pos_ != "PROPN" or not follower.text[0].isupper():
            continue
        if token.dep_ != "appos" or token.head.lower_ not in words.role_nouns:
            continue
        last = i + 1
        while last + 1 < len(doc) and doc[last + 1].pos_ == "PROPN" and doc[last + 1].head.i == i:
            last += 1
        text = " ".join(t.text for t in doc[i : last + 1])
        yield Name(first=i, last=last, text=text, label=NameLabel.PER)


def quoted_bodies(parsed: Parsed, words: Lexicons) -> Iterator[Name]:
    """The quoted name of a body right behind its noun: "le collectif «[Neige et Raison]»"."""
    doc = parsed.doc
    for i in range(1, len(doc) - 3):
        if doc[i + 1].text not in _OPENING:
            continue
        noun = words.source_nouns.get(doc[i].lower_)
        if noun is None or noun.kind is not SpeakerKind.ORGANISATION:
            continue
        determiner = words.determiners.get(doc[i - 1].lower_)
        if determiner is None or determiner.plural or determiner.sort is DeterminerSort.POSSESSIVE:
            continue
        stop = min(i + 3 + _LONGEST_TITLE, len(doc))
        closing = next((j for j in range(i + 3, stop) if doc[j].text in _CLOSING), None)
        inside = doc[i + 2 : closing] if closing is not None else ()
        if inside and inside[0].text[0].isupper() and not any(t.pos_ in {"AUX", "PUNCT"} for t in inside):
            text = " ".join(t.text for t in inside)
            yield Name(first=i + 2, last=i + 1 + len(inside), text=text, label=NameLabel.ORG)


def bodies_after_nouns(parsed: Parsed, words: Lexicons) -> Iterator[Name]:
    """Capitalised words right behind a body's noun that the model overlooked ("la société communale [Habitalis]")."""
    doc = parsed.doc
    takers = words.reference_words[ReferenceSort.BODY]
    for i in range(2, len(doc)):
        token = doc[i]
        article = token.text in {"La", "Le"} and i + 1 < len(doc) and doc[i + 1].text[0].isupper()
        if not (article or token.pos_ == "PROPN") or not token.text[0].isupper() or token.is_sent_start:
            continue
        head = i - 1
        while head > 0 and doc[head].pos_ == "ADJ" and doc[head].text[0].islower():
            head -= 1
        further = body_before(i, parsed, words) if token.pos_ == "PROPN" else None
        trade = further == head and doc[head].lower_ in words.role_nouns
        if further is not None and (further < head or trade) and token.text not in words.first_names:
            yield Name(first=i, last=i, text=token.text, label=NameLabel.ORG)
            continue
        noun = words.source_nouns.get(doc[head].lower_)
        determiner = words.determiners.get(doc[head - 1].lower_)
        if noun is None or noun.kind is not SpeakerKind.ORGANISATION or determiner is None or determiner.plural:
            continue
        acronym = doc[head].lower_ in words.reference_words[ReferenceSort.ACRONYM]
        own_field = noun.field in FIELDS and doc[head].text[0].islower()
        if not (acronym or own_field or doc[head].text in takers):
            continue
        last = i + article
        while (acronym or article) and last + 1 < len(doc) and doc[last + 1].text[0].isupper():
            if doc[last + 1].text in words.first_names:
                break  # "la joueuse de l'équipe Volta Claire Blanc"
            last += 1
        text = " ".join(t.text for t in doc[i : last + 1])
        yield Name(first=i, last=last, text=text, label=NameLabel.ORG)
