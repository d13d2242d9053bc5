"""The model's names, without what it took in by mistake: marks, determiners, roles, common words in capitals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guillemets.entities.names import Name, NameLabel

if TYPE_CHECKING:
    from collections.abc import Iterator

    from guillemets.language.parsed import Parsed
    from guillemets.lexicons import Lexicons

_CUTS = frozenset('«»"“”‹›()[],;:|/')


def model_names(parsed: Parsed, words: Lexicons) -> Iterator[Name]:
    """The model's names without marks, determiners, titles and role nouns at their edges, cut at commas and marks."""
    forms = [token.text for token in parsed.doc]
    for entity in parsed.doc.ents:
        label = NameLabel(entity.label_) if entity.label_ in NameLabel.__members__ else NameLabel.MISC
        start = entity.start
        for i in range(entity.start, entity.end + 1):
            if i == entity.end or forms[i] in _CUTS or (i > start and _breaks(parsed, i)):
                bearer = _bearer(parsed, start, i - 1, label, words)
                if bearer is not None:
                    person = _trimmed(parsed, bearer, i - 1, NameLabel.PER, words)
                    if person is not None:
                        yield person
                rest = NameLabel.LOC if bearer is not None else label
                name = _trimmed(parsed, start, (bearer or i) - 1, rest, words)
                if name is not None and not _part_of_role(parsed, name, words):
                    yield name
                start = i if i < entity.end and forms[i] not in _CUTS else i + 1


def _bearer(parsed: Parsed, first: int, last: int, label: NameLabel, words: Lexicons) -> int | None:
    """Where a person's name begins inside what the model took for a place ("[Nyon] Paul Blanc")."""
    doc = parsed.doc
    governed = first > 0 and doc[first - 1].lower_ in {"de", "d'", "du"}
    if label is NameLabel.PER and (not governed or doc[first].text in words.first_names):
        return None
    for i in range(first + 1, last):
        found = words.first_names.get(doc[i].text)
        if found is not None and doc[i + 1].text[0].isupper() and doc[i - 1].text[0].isupper():
            return i
    return None


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
        elif not _outside(form, label, words):
            break
        first += 1
    while last >= first and not any(c.isalnum() for c in doc[last].text):
        last -= 1
    while last > first and (doc[last].pos_ in {"ADP", "DET", "CCONJ", "VERB", "AUX"} and doc[last].text[0].islower()):
        last -= 1
    article = first < last and doc[first].lower_ in {"le", "la", "l'", "les"}
    if article and (doc[first].is_sent_start or label is NameLabel.LOC):
        first += 1
    behind = _after_role(parsed, first, last, words)
    if behind > first and label is NameLabel.MISC:
        label = NameLabel.PER
    first = behind
    if first > last or not any(doc[i].text[0].isupper() for i in range(first, last + 1)):
        return None
    first = _after_acronym(parsed, first, last, words)
    if label is NameLabel.MISC and first < last and doc[first].text in words.first_names:
        label = NameLabel.PER
    if label is NameLabel.PER:
        first = _after_noun(parsed, first, last)
    if first == last and _doubtful(parsed, first, label, words):
        return None
    if first == last and _people(parsed, first, words):
        return None
    text = " ".join(token.text for token in doc[first : last + 1])
    return Name(first=first, last=last, text=text, label=label, title=title, titled=titled)


def _after_role(parsed: Parsed, first: int, last: int, words: Lexicons) -> int:
    """Where the name begins after a role that the model took for part of it; past ``last`` when all of it is a role.

    "Premier ministre", "procureur de la République" and "Président du Conseil italien" are no names.
    """
    doc = parsed.doc
    for length in (3, 2, 1):
        form = " ".join(token.text.lower() for token in doc[first : first + length]).replace("' ", "'")
        if first + length - 1 <= last and form in words.role_nouns and form not in words.first_names:
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
    return first + 1 if any(token.text == lower for token in parsed.doc) else first


def _people(parsed: Parsed, i: int, words: Lexicons) -> bool:
    """Whether a one-word name is a people ("les Français") or the head of a role ("Gilets jaunes")."""
    doc = parsed.doc
    lower = doc[i].lower_
    follower = doc[i + 1].lower_ if i + 1 < len(doc) else ""
    return lower in words.knowledge.adjectives or f"{lower} {follower}" in words.role_nouns


def _doubtful(parsed: Parsed, i: int, label: NameLabel, words: Lexicons) -> bool:
    """Whether a one-word name is a common word: it opens its sentence, or stands elsewhere in lower case."""
    token = parsed.doc[i]
    lower = token.text.lower()
    if token.text in words.first_names:
        return False
    if lower in words.determiners or lower in words.pronouns or f"{lower} des" in words.determiners:
        return True
    if label is not NameLabel.PER:
        return bool(token.is_sent_start) and token.pos_ in {
            "VERB",
            "AUX",
            "ADV",
            "ADP",
            "DET",
            "PRON",
            "SCONJ",
            "CCONJ",
        }
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
    if office.startswith(("ministre", "ministère", "secrétaire", "département")):
        return True
    return (
        name.label is NameLabel.PER
        and name.first == name.last
        and office in words.role_nouns
        and doc[name.first - 1].text.lower() in {"la", "le", "l'"}
    )
