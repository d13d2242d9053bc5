"""The model's names, without what it took in by mistake: marks, determiners, roles, common words in capitals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guillemets.entities.bearers import bearer_in
from guillemets.entities.names import Name, NameLabel
from guillemets.lexicons.grammar import grammar
from guillemets.lexicons.reference_words import ReferenceSort

if TYPE_CHECKING:
    from collections.abc import Iterator

    from guillemets.language.parsed import Parsed
    from guillemets.lexicons import Lexicons

_NEVER_NAMES = frozenset({"VERB", "AUX", "ADV", "ADP", "DET", "PRON", "SCONJ", "CCONJ"})
_CUTS = frozenset('«»"“”‹›()[],;:|/')


def model_names(parsed: Parsed, words: Lexicons) -> Iterator[Name]:
    """The model's names without marks, determiners, titles and role nouns at their edges, cut at commas and marks."""
    forms = [token.text for token in parsed.doc]
    for entity in parsed.doc.ents:
        label = NameLabel(entity.label_) if entity.label_ in NameLabel.__members__ else NameLabel.MISC
        start = entity.start
        for i in range(entity.start, entity.end + 1):
            if i == entity.end or forms[i] in _CUTS or (i > start and _breaks(parsed, i)):
                bearer = bearer_in(parsed, start, i - 1, label, words)
                if bearer is not None:
                    person = _trimmed(parsed, bearer, i - 1, NameLabel.PER, words)
                    if person is not None:
                        yield person
                rest = NameLabel.LOC if bearer is not None and label is not NameLabel.ORG else label
                name = _trimmed(parsed, start, (bearer or i) - 1, rest, words)
                if name is not None and not _part_of_role(parsed, name, words):
                    yield name
                start = i if i < entity.end and forms[i] not in _CUTS else i + 1


def _breaks(parsed: Parsed, i: int) -> bool:
    """Whether a line of the text ends before token ``i``."""
    return "\n" in parsed.text[parsed.ends[i - 1] : parsed.starts[i]] or bool(parsed.doc[i].is_sent_start)


def _trimmed(parsed: Parsed, first: int, last: int, label: NameLabel, words: Lexicons) -> Name | None:
    doc = parsed.doc
    title = titled = None
    while first <= last:
        form = doc[first].text
        if form in words.titles:
            title, titled = words.titles[form], first
        elif not _outside(form, label, words) and not _common_acronym(form, words):
            break
        first += 1
    while last >= first and not any(c.isalnum() for c in doc[last].text):
        last -= 1
    while last > first and (doc[last].pos_ in {"ADP", "DET", "CCONJ", "VERB", "AUX"} and doc[last].text[0].islower()):
        last -= 1
    label = NameLabel.PER if _countryman(parsed, first, last, words) else label
    first += first < last and _foreword(parsed, first, label, words)
    last = _before_tail(parsed, first, last, words)
    behind = _after_role(parsed, first, last, label, words)
    if behind > first and (label is NameLabel.MISC or (behind < last and doc[behind].text in words.first_names)):
        label = NameLabel.PER
    first = behind
    if first > last or not (_capital(parsed, first, last) or _common_name(parsed, first, last, label, words)):
        return None
    first = _after_acronym(parsed, first, last, words)
    if label is NameLabel.MISC and first < last and doc[first].text in words.first_names:
        label = NameLabel.PER
    if label is NameLabel.PER:
        first = _after_noun(parsed, first, last)
    if first == last and _doubtful(parsed, first, label, words):
        return None
    if (first == last and _people(parsed, first, words)) or _movement(parsed, first, last, words):
        return None
    if (
        first == last
        and doc[first].text.isupper()
        and doc[first].lower_ in words.reference_words[ReferenceSort.ACRONYM]
    ):
        return None
    text = " ".join(token.text for token in doc[first : last + 1])
    return Name(first=first, last=last, text=text, label=label, title=title, titled=titled)


def _foreword(parsed: Parsed, first: int, label: NameLabel, words: Lexicons) -> bool:
    """Whether the first word is an article that is none of the name, or says where a person is from."""
    token = parsed.doc[first]
    if token.lower_ in grammar().article:
        return bool(token.is_sent_start) or (label is NameLabel.LOC and token.text[0].islower())
    return label is NameLabel.PER and _demonym(parsed, first, words)


def _capital(parsed: Parsed, first: int, last: int) -> bool:
    """Whether a capital stands somewhere in the words ("al-Bab" has one)."""
    return any(c.isupper() for token in parsed.doc[first : last + 1] for c in token.text)


def _common_name(parsed: Parsed, first: int, last: int, label: NameLabel, words: Lexicons) -> bool:
    """Whether words without a capital can name one body or place ("l'armée syrienne", "le fisc")."""
    form = parsed.doc[first].lower_
    people = form in words.role_nouns or form in words.reference_words[ReferenceSort.POWER]
    if label not in (NameLabel.ORG, NameLabel.LOC) or people:
        return False
    return (first == last and label is NameLabel.ORG) or any(
        t.lower_ in words.knowledge.adjectives for t in parsed.doc[first : last + 1]
    )


def _demonym(parsed: Parsed, i: int, words: Lexicons) -> bool:
    """Whether a word before a person's name says where she is from ("la [Roumaine] Popescu")."""
    doc = parsed.doc
    determined = i > 0 and doc[i - 1].lower_ in words.determiners
    return determined and doc[i].lower_ in words.knowledge.demonyms and doc[i + 1].text[0].isupper()


def _countryman(parsed: Parsed, first: int, last: int, words: Lexicons) -> bool:
    """Whether a demonym behind its article has a full name behind it: "la [Panaméenne Itzel Arosemena]"."""
    doc = parsed.doc
    if last - first < 2 or first == 0 or doc[first - 1].lower_ not in grammar().article:  # noqa: PLR2004
        return False
    capitals = all(token.text[0].isupper() for token in doc[first : last + 1])
    return (
        capitals and doc[first].lower_ in words.knowledge.demonyms and doc[first + 1].lower_ not in words.source_nouns
    )


def _before_tail(parsed: Parsed, first: int, last: int, words: Lexicons) -> int:
    """The last token of a name in capitals without demonyms behind it ("les Nations unies [sud-coréen]")."""
    doc = parsed.doc
    if first > last or not doc[first].text[0].isupper():
        return last
    rest = "".join(token.text for token in doc[first:last])
    if last > first + 1 and doc[last].text in words.knowledge.adjectives and words.knowledge.name_of(rest) is not None:
        last -= 1
    if last > first + 1 and doc[last].lower_ == "pays" and doc[last - 1].lower_ == "du":
        last -= 2
    return last


def _after_role(parsed: Parsed, first: int, last: int, label: NameLabel, words: Lexicons) -> int:
    """Where the name begins after a role that the model took for part of it; past ``last`` when all of it is a role.

    "Premier ministre", "procureur de la République" and "Président du Conseil italien" are no names.
    """
    doc = parsed.doc
    for length in (3, 2, 1):
        form = " ".join(token.text.lower() for token in doc[first : first + length]).replace("' ", "'")
        if first + length - 1 <= last and form in words.role_nouns and form not in words.first_names:
            titled = length == 1 and doc[first].text[0].isupper() and not doc[first].is_sent_start
            if titled and label is NameLabel.MISC:
                return first
            follower = first + length
            if follower > last or not doc[follower].text[0].isupper():
                return last + 1
            return follower
    return first


def _outside(form: str, label: NameLabel, words: Lexicons) -> bool:
    """Whether a word at the head of a name is none of it: a determiner, a role; for a person all in lower case."""
    lower = form.lower()
    if label is NameLabel.PER:
        return form[0].islower() or not form[0].isalnum()
    return (lower in words.determiners and form[0].islower()) or not form[0].isalnum()


def _after_acronym(parsed: Parsed, first: int, last: int, words: Lexicons) -> int:
    """Where the person begins behind the acronym of a party ("la sénatrice [EELV] Léa Favre")."""
    form = parsed.doc[first].text
    if first == last or not form.isupper() or words.knowledge.name_of(form) is None:
        return first
    return first + 1 if parsed.doc[first + 1].text in words.first_names else first


def _after_noun(parsed: Parsed, first: int, last: int) -> int:
    """Where a person's name begins after a common noun in capitals ("Affaire Blanc" in a headline)."""
    if first == last or not parsed.doc[first].is_sent_start:
        return first
    lower = parsed.doc[first].text.lower()
    return first + 1 if lower in parsed.doc.forms else first


def _common_acronym(form: str, words: Lexicons) -> bool:
    """Whether the word is a common noun in capitals ("un [SMS]", "l'[ONG] Sea Rescue")."""
    return form.isupper() and form.lower() in words.reference_words[ReferenceSort.ACRONYM]


def _people(parsed: Parsed, i: int, words: Lexicons) -> bool:
    """Whether a one-word name is a people ("les Français") or the head of a role ("Gilets jaunes")."""
    doc = parsed.doc
    lower = doc[i].lower_
    follower = doc[i + 1].lower_ if i + 1 < len(doc) else ""
    native = lower in words.knowledge.natives and i > 0 and doc[i - 1].lower_ in grammar().article
    return native or lower in words.knowledge.adjectives or f"{lower} {follower}" in words.role_nouns


def _movement(parsed: Parsed, first: int, last: int, words: Lexicons) -> bool:
    """Whether the words are those of a movement whose members they name as well ("4000 [Gilets jaunes]")."""
    form = " ".join(token.lower_ for token in parsed.doc[first : last + 1])
    return form in words.role_nouns and form in words.reference_words[ReferenceSort.MOVEMENT]


def _doubtful(parsed: Parsed, i: int, label: NameLabel, words: Lexicons) -> bool:
    """Whether a one-word name is a common word: it opens its sentence, or stands elsewhere in lower case."""
    token = parsed.doc[i]
    lower = token.text.lower()
    if token.text in words.first_names:
        return False
    if lower in words.determiners or lower in words.pronouns or f"{lower} des" in words.determiners:
        return True
    if i + 1 < len(parsed.doc) and parsed.doc[i + 1].text == ":" and label is not NameLabel.MISC:
        return False
    if label is not NameLabel.PER:
        return bool(token.is_sent_start) and token.pos_ in _NEVER_NAMES
    if lower in words.role_nouns:
        return True
    return bool(token.is_sent_start) and (
        token.pos_ not in {"PROPN", "NOUN"} or any(other.text == lower for other in parsed.doc)
    )


def _part_of_role(parsed: Parsed, name: Name, words: Lexicons) -> bool:
    """Whether it is a part of a role: "ministre de la [Justice]", "président de la [République]"."""
    doc = parsed.doc
    i = name.first - 1
    while i >= 0 and doc[i].text.lower() in {"de", "d'", "du", "des", "la", "l'", "le", "les"}:
        i -= 1
    if i < 0 or i == name.first - 1 or name.title is not None:
        return False
    office = doc[i].text.lower()
    if office.startswith(("ministre", "ministère", "secrétaire")) or (
        office == "département" and name.label is not NameLabel.LOC
    ):
        return True
    return (
        name.label is NameLabel.PER
        and name.first == name.last
        and office in words.role_nouns
        and doc[name.first - 1].text.lower() in {"la", "le", "l'"}
    )
