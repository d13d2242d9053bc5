"""What kind of body a name is, by the noun beside it: "le constructeur Torvan", "Torvan, une banque zurichoise"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guillemets.entities.names import Name, NameLabel
from guillemets.lexicons.determiners import DeterminerSort
from guillemets.lexicons.grammar import grammar
from guillemets.lexicons.reference_words import ReferenceSort
from guillemets.model.attribution import SpeakerKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from guillemets.language.parsed import Parsed
    from guillemets.lexicons import Lexicons

CLOSED = frozenset({",", ".", ")"})
BEFORE = 7
"""Words between a name and the noun of a body before it at most."""
LONGEST = 10
"""Words of an apposition at most."""


def is_body(noun: str, words: Lexicons) -> bool:
    """Whether the noun, in lower case, says that something is a body."""
    found = words.source_nouns.get(noun)
    body = found is not None and found.kind is SpeakerKind.ORGANISATION
    return body or noun in words.reference_words[ReferenceSort.BODY]


def body_before(first: int, parsed: Parsed, words: Lexicons) -> int | None:
    """The noun of a body before a name that begins at ``first``, past its adjectives and complements.

    "la [chaîne] de magasins Vestiro", "le [groupe] pharmaceutique bâlois Cerexia".
    """
    doc = parsed.doc
    bodies = words.reference_words[ReferenceSort.BODY]
    i = first - 1
    while i > 0 and first - i < BEFORE and doc[i].text[0].islower():
        form = doc[i].lower_
        opens = i - 1 - (doc[i - 1].pos_ == "ADJ" and i > 1)
        determiner = words.determiners.get(doc[opens].lower_) if form in bodies else None
        if determiner is not None and not determiner.plural and form not in words.determiners:
            return i
        joins = form in grammar().of or form in grammar().article
        nominal = doc[i].pos_ in {"NOUN", "ADJ"} or form in words.knowledge.demonyms
        if joins and i == first - 1:
            return None
        if not joins and (not nominal or form in words.role_nouns):
            return None
        i -= 1
    return None


def body_after(name: Name, parsed: Parsed, words: Lexicons) -> bool:
    """Whether an indefinite apposition says that the name is a body: "Torvan, [une banque zurichoise], supprime"."""
    doc = parsed.doc
    i = name.last + 1
    if i + 2 >= len(doc) or doc[i].text != ",":
        return False
    determiner = words.determiners.get(doc[i + 1].lower_)
    if determiner is None or determiner.plural or determiner.sort is not DeterminerSort.INDEFINITE:
        return False
    if name.first and doc[name.first - 1].pos_ == "ADP":
        return False
    head = i + 2 + (doc[i + 2].pos_ == "ADJ")
    if head >= len(doc) or not is_body(doc[head].lower_, words):
        return False
    for token in doc[head + 1 : head + LONGEST]:
        if token.text in CLOSED or token.is_sent_start:
            return token.text in CLOSED
        if token.pos_ in {"VERB", "AUX"} and token.lower_ not in words.knowledge.demonyms:
            return False
    return False


def bodies_before_nouns(parsed: Parsed, words: Lexicons) -> Iterator[Name]:
    """Capitalised words right before what says that they are a body: "[Torvan], une banque zurichoise, supprime"."""
    doc = parsed.doc
    for i in range(1, len(doc) - 2):
        if doc[i].text != "," or doc[i - 1].pos_ != "PROPN" or not doc[i - 1].text[0].isupper():
            continue
        first = i - 1
        while first and not doc[first].is_sent_start and doc[first - 1].pos_ == "PROPN":
            first -= 1
        text = " ".join(token.text for token in doc[first:i])
        name = Name(first=first, last=i - 1, text=text, label=NameLabel.ORG)
        if doc[first].text not in words.titles and body_after(name, parsed, words):
            yield name
