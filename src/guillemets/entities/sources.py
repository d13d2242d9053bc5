"""What an unnamed source is: its kind, whether it is anonymous, and the name that the record gives it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from guillemets.entities.extent import extent
from guillemets.lexicons.determiners import DeterminerSort
from guillemets.lexicons.reference_words import ReferenceSort
from guillemets.lexicons.source_nouns import SourceField
from guillemets.model.attribution import SpeakerKind

if TYPE_CHECKING:
    from guillemets.entities.phrases import Phrase
    from guillemets.entities.surroundings import Surroundings
    from guillemets.language.parsed import Parsed
    from guillemets.lexicons import Lexicons


MARKS = frozenset('«»"“”‹›')
WORDS_BACK = 400
"""How far back a noun that is pointed at is looked for, in words."""
VOWELS = frozenset("aeiouyhéèêàâîôû")
NAMED_GROUPS = frozenset({"armed_group", "party"})
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


def pointed_out(phrase: Phrase, around: Surroundings) -> str | None:
    """The name of a source whose complement points back, that complement said in full; None when it does not.

    "Plusieurs membres de ces groupes" after "des groupes de chasseurs valaisans" are "membres de groupes de chasseurs
    valaisans".
    """
    parsed, doc = around.parsed, around.parsed.doc
    determiners = around.words.determiners
    behind = ((i, determiners.get(doc[i].lower_)) for i in range(phrase.head + 2, phrase.last))
    pointer = next((i for i, d in behind if d is not None and d.sort is DeterminerSort.DEMONSTRATIVE), None)
    if pointer is None or doc[pointer - 1].lower_ not in {"de", "d'"} or pointer + 1 != phrase.last:
        return None
    noun = doc[phrase.last].lower_
    for i in range(phrase.first - 1, max(phrase.first - WORDS_BACK, 0), -1):
        if doc[i].lower_ != noun:
            continue
        end = extent(parsed, i, around.begins, around.words)
        if end > i:
            link = "d'" if noun[0] in VOWELS else "de "
            start = parsed.place(phrase.core, pointer - 2).of(parsed.text)
            return " ".join(f"{start} {link}{parsed.place(i, end).of(parsed.text)}".split())
    return None


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
    somebody = form in sorts[ReferenceSort.SOMEBODY] and _relative_behind(phrase, parsed, words)
    if phrase.role is not None or form in words.pronouns or somebody:
        hidden = not (phrase.plural and _named_behind(phrase, parsed)) or vague
        return (SpeakerKind.GROUP if phrase.plural else SpeakerKind.PERSON), hidden
    return _typed_by_noun(phrase, parsed, words, vague=vague)


def _typed_by_noun(phrase: Phrase, parsed: Parsed, words: Lexicons, *, vague: bool) -> tuple[SpeakerKind, bool]:
    """Kind and anonymity by the noun alone, for one that is no role; an unknown plural is taken for people.

    With a capital it names a people: "les Sahranais".
    """
    form = parsed.doc[phrase.head].lower_
    noun = words.source_nouns.get(form)
    if noun is None and form.endswith(ABSTRACT):
        return SpeakerKind.DOCUMENT, False
    if noun is None:
        people = parsed.doc[phrase.head].text[0].isupper() and phrase.core > phrase.first and not vague
        return (SpeakerKind.GROUP, not people) if phrase.plural else (SpeakerKind.ORGANISATION, False)
    match noun.kind:
        case SpeakerKind.GROUP | SpeakerKind.PERSON:
            return (SpeakerKind.GROUP if phrase.plural or noun.kind is SpeakerKind.GROUP else SpeakerKind.PERSON), True
        case SpeakerKind.ORGANISATION if vague and not phrase.plural and _made_of_people(phrase, parsed, words):
            return SpeakerKind.GROUP, True
        case SpeakerKind.ORGANISATION:
            hidden = phrase.plural and (vague or noun.field in (SourceField.MEDIA, SourceField.BUSINESS))
            return SpeakerKind.ORGANISATION, hidden or phrase.picked
        case other:
            return other, False


def _named_behind(phrase: Phrase, parsed: Parsed) -> bool:
    """Whether the name of their group stands right behind the members' noun ("les islamistes [shebab]")."""
    groups = (name for name in phrase.names if name.known is not None and name.known.field in NAMED_GROUPS)
    return any(parsed.doc[name.first - 1].pos_ in {"NOUN", "ADJ", "PROPN"} for name in groups)


def _relative_behind(phrase: Phrase, parsed: Parsed, words: Lexicons) -> bool:
    """Whether a relative clause says who is meant ("[celui] qui dirige le groupe")."""
    follower = parsed.doc[phrase.last + 1] if phrase.last + 1 < len(parsed.doc) else None
    return follower is not None and follower.lower_ in words.reference_words[ReferenceSort.RELATIVE]


def _made_of_people(phrase: Phrase, parsed: Parsed, words: Lexicons) -> bool:
    """Whether the noun gathers people without names: "une équipe d'[astronomes]", "un comité de [médecins]"."""
    doc = parsed.doc
    links = [i for i in range(phrase.head + 1, phrase.last) if doc[i].lower_ in {"de", "d'", "des"}]
    if not links:
        return False
    role = words.role_nouns.get(doc[links[0] + 1].lower_)
    return role is not None


def _movement(phrase: Phrase, parsed: Parsed, words: Lexicons) -> bool:
    """Whether the whole phrase, marks aside, is the name of a movement ("les «gilets jaunes»")."""
    tokens = (token.text.lower() for token in parsed.doc[phrase.core : phrase.last + 1])
    return " ".join(t for t in tokens if t[0].isalnum()) in words.reference_words[ReferenceSort.MOVEMENT]
