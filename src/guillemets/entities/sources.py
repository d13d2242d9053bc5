"""What an unnamed source is: its kind, whether it is anonymous, and the name that the record gives it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from guillemets.lexicons.determiners import DeterminerSort
from guillemets.lexicons.reference_words import ReferenceSort
from guillemets.lexicons.source_nouns import SourceField
from guillemets.model.attribution import SpeakerKind

if TYPE_CHECKING:
    from guillemets.entities.phrases import Phrase
    from guillemets.language.parsed import Parsed
    from guillemets.lexicons import Lexicons


MARKS = frozenset('«»"“”‹›')
ABSTRACT = ("tion", "tions", "ment", "ments", "age", "ages")
"""Endings of nouns that name what was said or found rather than who."""


@dataclass(frozen=True, slots=True)
class Description:
    """Kind, anonymity and name of an unnamed source."""

    kind: SpeakerKind
    anonymous: bool
    name: str


def describe(phrase: Phrase, parsed: Parsed, words: Lexicons) -> Description:
    """What the phrase shows of an unnamed source; its name is the phrase without its determiner, as it stands.

    Persons known by role alone and groups without a name are anonymous; bodies and documents are not, nor is a
    movement that is named as a whole. An indefinite body ("des médias") is anonymous like a group.
    """
    start = phrase.core
    while start > phrase.first and _counts(parsed.doc[start - 1].text.lower(), words):
        start -= 1
    place = parsed.place(start, phrase.last)
    name = " ".join(place.of(parsed.text).split())
    if (name[0] in MARKS and name[-1] in MARKS) or sum(c in MARKS for c in name) == 1:
        name = "".join(c for c in name if c not in MARKS).strip()
    kind, anonymous = _typed(phrase, parsed, words)
    return Description(kind, anonymous, name)


def _counts(form: str, words: Lexicons) -> bool:
    """Whether the word is a number, in letters or figures: it belongs to the name of a group ("trois juges")."""
    determiner = words.determiners.get(form)
    return form[0].isdigit() or (determiner is not None and determiner.count is not None)


def _typed(phrase: Phrase, parsed: Parsed, words: Lexicons) -> tuple[SpeakerKind, bool]:
    form = parsed.doc[phrase.head].text.lower()
    sorts = words.reference_words
    vague = phrase.sort in (DeterminerSort.INDEFINITE, DeterminerSort.QUANTIFIER, DeterminerSort.NUMBER)
    if form in sorts[ReferenceSort.QUANTITY] and not phrase.complemented and phrase.sort is DeterminerSort.INDEFINITE:
        return SpeakerKind.GROUP, True
    if form in sorts[ReferenceSort.CORPS]:
        return SpeakerKind.ORGANISATION, vague and form not in {"secours", "forces"}
    if form in sorts[ReferenceSort.POWER]:
        return SpeakerKind.STATE, False
    if _movement(phrase, parsed, words) and not vague:
        return SpeakerKind.GROUP, False
    if phrase.role is not None:
        return (SpeakerKind.GROUP if phrase.plural else SpeakerKind.PERSON), True
    if form in words.pronouns:
        return (SpeakerKind.GROUP if phrase.plural else SpeakerKind.PERSON), True
    noun = words.source_nouns.get(form)
    if noun is None and form.endswith(ABSTRACT):
        return SpeakerKind.DOCUMENT, False
    if noun is None:
        return (SpeakerKind.GROUP, True) if phrase.plural else (SpeakerKind.ORGANISATION, False)
    match noun.kind:
        case SpeakerKind.GROUP | SpeakerKind.PERSON:
            return (SpeakerKind.GROUP if phrase.plural or noun.kind is SpeakerKind.GROUP else SpeakerKind.PERSON), True
        case SpeakerKind.ORGANISATION:
            return SpeakerKind.ORGANISATION, phrase.plural and (vague or noun.field is SourceField.MEDIA)
        case other:
            return other, False


def _movement(phrase: Phrase, parsed: Parsed, words: Lexicons) -> bool:
    """Whether the whole phrase, marks aside, is the name of a movement ("les «gilets jaunes»")."""
    tokens = (token.text.lower() for token in parsed.doc[phrase.core : phrase.last + 1])
    return " ".join(t for t in tokens if t[0].isalnum()) in words.reference_words[ReferenceSort.MOVEMENT]
