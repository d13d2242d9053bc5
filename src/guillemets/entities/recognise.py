"""Names in the text: the model's, corrected by what the package knows, by titles, and by the text itself."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from guillemets.entities.acronyms import explained_names
from guillemets.entities.kinds import bodies_before_nouns, body_after, body_before, is_body
from guillemets.entities.model_names import model_names
from guillemets.entities.names import Name, NameLabel, folded
from guillemets.entities.nearby import after_roles, bodies_after_nouns, named_after_nouns, quoted_bodies
from guillemets.entities.offices import offices_of
from guillemets.entities.patterns import added_persons, initials, known_names, titled_names
from guillemets.lexicons.grammar import grammar
from guillemets.lexicons.knowledge import Sense
from guillemets.lexicons.reference_words import ReferenceSort

if TYPE_CHECKING:
    from guillemets.language.parsed import Parsed
    from guillemets.lexicons import Lexicons


TITLED = 9
"""Votes of one occurrence with a title."""


def find_names(parsed: Parsed, words: Lexicons) -> tuple[Name, ...]:
    """The names of the text in order, none inside another.

    1. known names (knowledge base), titled names ("Mme Kallas") and the model's own, trimmed, compete for their words;
    2. what a name is in most places, and in its fullest form, it is everywhere;
    3. a family name known from its full form is found wherever it stands.
    """
    forms = [token.text for token in parsed.doc]
    chosen = _reconciled(
        [
            *added_persons(forms, words),
            *titled_names(forms, words),
            *explained_names(parsed),
            *known_names(forms, words),
            *initials(forms),
            *model_names(parsed, words),
            *after_roles(parsed, words),
            *named_after_nouns(parsed, words),
            *quoted_bodies(parsed, words),
            *bodies_after_nouns(parsed, words),
            *bodies_before_nouns(parsed, words),
        ]
    )
    chosen = _agreed(_shortened(chosen, parsed), parsed, words)
    written = [_as_written(parsed, name) for name in _spread(chosen, forms, words)]
    return tuple(_with_family_name(name, written[i + 1 : i + 2], forms, words) for i, name in enumerate(written))


def _as_written(parsed: Parsed, name: Name) -> Name:
    """The name with the words of the text, line breaks and doubled blanks made one."""
    return replace(name, text=" ".join(parsed.place(name.first, name.last).of(parsed.text).split()))


def _with_family_name(name: Name, after: list[Name], forms: list[str], words: Lexicons) -> Name:
    """A first name with the family name that it shares with the next person: "[Léa] et Paul Blanc"."""
    alone = name.first == name.last and name.label is NameLabel.PER and name.known is None and name.title is None
    if not alone or not after or forms[name.last + 1 : after[0].first] != ["et"]:
        return name
    other = after[0]
    full = other.label is NameLabel.PER and other.last > other.first and is_first_name(forms[other.first], words)
    if not full or not is_first_name(forms[name.first], words):
        return name
    return replace(name, text=f"{name.text} {other.text.partition(' ')[2]}")


def _reconciled(names: list[Name]) -> list[Name]:
    """The names without overlaps: the longer one wins, and of equal ones the earlier in the list."""
    ranked = sorted(enumerate(names), key=lambda pair: (pair[1].first - pair[1].last, pair[0]))
    known = {i for name in names if name.known for i in range(name.first, name.last + 1)}
    taken: dict[int, Name] = {}
    chosen: list[Name] = []
    for _, name in ranked:
        places = range(name.first, name.last + 1)
        if any(i in taken for i in places):
            continue
        if name.known is None and name.last > name.first and name.text.isupper() and any(i in known for i in places):
            continue
        chosen.append(_seen_as(name, names))
        taken.update(dict.fromkeys(places, name))
    return sorted(chosen, key=lambda name: name.first)


def _seen_as(name: Name, names: list[Name]) -> Name:
    """A palace or address with the label that the model gives it here: a place or the power in it."""
    if name.known is None or name.known.sense is not Sense.SEAT:
        return name
    same = (n.label for n in names if n.known is None and (n.first, n.last) == (name.first, name.last))
    return replace(name, label=next(same, name.label))


def _shortened(names: list[Name], parsed: Parsed) -> list[Name]:
    """The names without a last word that is no name and that another full occurrence lacks (a stop is missing)."""
    forms = [token.text for token in parsed.doc]
    full = {tuple(forms[n.first : n.last + 1]) for n in names if n.last > n.first and n.label is NameLabel.PER}
    cut = []
    for name in names:
        rest = tuple(forms[name.first : name.last])
        last = parsed.doc[name.last]
        if name.label is NameLabel.PER and name.known is None and rest in full and last.pos_ != "PROPN":
            cut.append(replace(name, last=name.last - 1, text=" ".join(rest)))
        else:
            cut.append(name)
    return cut


def _agreed(names: list[Name], parsed: Parsed, words: Lexicons) -> list[Name]:
    """The names with the label that most of their occurrences have; a titled one decides for all."""
    forms = [token.text for token in parsed.doc]
    votes: dict[str, Counter[NameLabel]] = defaultdict(Counter)
    offices = offices_of(words)
    explained = {name.text for name in names if name.last + 1 < len(forms) and forms[name.last + 1] == ")"}
    for name in names:
        before = _body_before(name, parsed, words)
        bearer = name.last > name.first and is_first_name(forms[name.first], words)
        rare = not words.first_names[forms[name.first]].sure if forms[name.first] in words.first_names else False
        if _placed(name, forms, words) and not bearer:
            votes[folded(name.text)][NameLabel.LOC] += 6
        elif (
            (before or (not name.known and body_after(name, parsed, words)))
            and name.title is None
            and (not bearer or rare)
        ):
            votes[folded(name.text)][NameLabel.ORG] += 6
        if name.text in explained and name.label is NameLabel.ORG:
            votes[folded(name.text)][NameLabel.ORG] += 9
        if _articled(name, forms) and not bearer:
            votes[folded(name.text)][NameLabel.ORG] += 3
        if name.label in (NameLabel.LOC, NameLabel.MISC) and offices.held_by(name.text):
            votes[folded(name.text)][NameLabel.PER] += 3
        weight = TITLED if name.title else 2 if name.last > name.first else 1
        votes[folded(name.text)][name.label] += weight
        if name.label is NameLabel.PER and name.last > name.first:
            votes[folded(forms[name.last])][NameLabel.PER] += 3
    agreed = []
    for name in names:
        if name.known:
            agreed.append(name)
            continue
        best = votes[folded(name.text)].most_common(1)[0][0]
        if name.last > name.first and votes[folded(forms[name.last])][NameLabel.PER] >= TITLED:
            best = NameLabel.PER
        if name.first == name.last and forms[name.first] in words.first_names and name.label is NameLabel.MISC:
            best = NameLabel.PER
        agreed.append(name if best is name.label else _relabelled(name, best, forms))
    return agreed


def _relabelled(name: Name, label: NameLabel, forms: list[str]) -> Name:
    """The name with another label; of a person's the common nouns before it fall away ("affaire [Paul Blanc]")."""
    first = name.first
    while label is NameLabel.PER and first < name.last and forms[first][0].islower():
        first += 1
    return replace(name, first=first, text=" ".join(forms[first : name.last + 1]), label=label)


def _body_before(name: Name, parsed: Parsed, words: Lexicons) -> bool:
    """Whether the noun of a body stands before the name.

    It is not the realm of an office ("le ministre de la Défense [Jan Roux]").
    """
    i = _noun_before(name, parsed)
    if i < 0:
        return False
    doc = parsed.doc
    realm = i > 1 and doc[i].text[0].isupper() and doc[i - 1].lower_ in grammar().article and doc[i - 2].lower_ == "de"
    if realm and name.label is NameLabel.PER:
        return False
    return is_body(doc[i].lower_, words) or body_before(name.first, parsed, words) is not None


def _noun_before(name: Name, parsed: Parsed) -> int:
    """The noun before a name, past adjectives in between ("la banque suisse [Reyl]", "la société municipale [X]")."""
    i = name.first - 1
    while i > 0 and parsed.doc[i].pos_ == "ADJ" and parsed.doc[i].text[0].islower():
        i -= 1
    return i


def _articled(name: Name, forms: list[str]) -> bool:
    """Whether words taken for a person stand behind an article, as a group does ("le [Jaysh Rahman]")."""
    person = name.label is NameLabel.PER and name.title is None and name.last > name.first and name.first > 0
    return person and forms[name.first - 1] in {"le", "au", "du", "Le", "Au"}


def _placed(name: Name, forms: list[str], words: Lexicons) -> bool:
    """Whether a noun before the name says that it is a place ("la commune de [Vallon]", "l'église [Saint-Marc]")."""
    i = name.first - 1
    if i > 0 and forms[i].lower() in {"de", "d'", "du"}:
        i -= 1
    return i >= 0 and name.title is None and forms[i] in words.reference_words[ReferenceSort.PLACE]


def _spread(names: list[Name], forms: list[str], words: Lexicons) -> list[Name]:
    """The names with every further place where a name of the text stands again."""
    taken = {i for name in names for i in range(name.first, name.last + 1)}
    again: dict[str, Name] = {}
    for name in names:
        if name.known or name.label is NameLabel.MISC:
            continue
        again.setdefault(name.text if name.first == name.last else "", name)
        if name.label is NameLabel.PER and name.last > name.first and len(forms[name.last]) > 2:  # noqa: PLR2004
            again.setdefault(forms[name.last], name)
        if name.label is NameLabel.ORG and name.last > name.first and _telling(forms[name.first], words):
            again.setdefault(forms[name.first], name)
    again.pop("", None)
    found = [
        Name(first=i, last=i, text=form, label=again[form].label)
        for i, form in enumerate(forms)
        if i not in taken and form in again and form[0].isupper()
    ]
    return sorted([*names, *found], key=lambda name: name.first)


def is_first_name(word: str, words: Lexicons) -> bool:
    """Whether the word, or the first part of a double name, is a first name."""
    return word in words.first_names or word.partition("-")[0] in words.first_names


def _telling(word: str, words: Lexicons) -> bool:
    """Whether the first word of an organisation's name is enough to know it by: no common noun, no demonym."""
    lower = word.lower()
    common = lower in words.source_nouns or lower in words.role_nouns or lower in words.determiners
    return len(word) > 3 and not common and words.knowledge.country_of(word) is None  # noqa: PLR2004
