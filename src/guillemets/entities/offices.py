"""From a role to the one who holds the office: by the persons of the text first, then by the date of the dispatch."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING

from guillemets.entities.names import folded, key_of, same_person
from guillemets.lexicons.offices import Scope
from guillemets.lexicons.reference_words import ReferenceSort

if TYPE_CHECKING:
    from guillemets.entities.phrases import Phrase
    from guillemets.entities.referents import Referent
    from guillemets.lexicons import Lexicons
    from guillemets.lexicons.offices import Holder

_TOKEN = re.compile(r"[\w-]+['’]?")


class Offices:
    """The offices and their holders, arranged for look-up; one for each set of lexicons."""

    def __init__(self, words: Lexicons) -> None:
        self._calls: dict[str, list[tuple[frozenset[str], str]]] = defaultdict(list)
        self._by_surname: dict[str, list[Holder]] = defaultdict(list)
        self._holders: dict[str, list[Holder]] = defaultdict(list)
        self.of_states = frozenset(office.office for office in words.offices if office.scope is Scope.STATE)
        self.of_the_text = frozenset(office.office for office in words.offices if office.scope is Scope.TEXT)
        for office in words.offices:
            for phrase in office.phrases:
                noun, rest = _split(phrase, words)
                self._calls[noun].append((rest, office.office))
        for holder in words.holders:
            self._holders[holder.office].append(holder)
            self._by_surname[key_of(holder.name)[-1]].append(holder)

    def of(self, phrase: Phrase) -> tuple[str, ...]:
        """The offices that the phrase can name, the most precisely named first; nothing may be left unexplained."""
        fits = [
            (len(rest), office)
            for rest, office in self._calls.get(phrase.noun, ())
            if rest <= phrase.words and not (phrase.own - rest)
        ]
        return tuple(dict.fromkeys(office for _, office in sorted(fits, key=lambda fit: -fit[0])))

    def held_by(self, name: str) -> tuple[Holder, ...]:
        """The offices that a person of this name holds or held."""
        key = key_of(name)
        return tuple(h for h in self._by_surname.get(key[-1], ()) if same_person(name, h.name)) if key else ()

    def holder(self, office: str, country: str | None, date: str) -> Holder | None:
        """Who held the office on the date; None when nobody known did."""
        return next((h for h in self._holders[office] if h.country == country and h.at(date)), None)


@lru_cache(maxsize=4)
def offices_of(words: Lexicons) -> Offices:
    """The offices of these lexicons, arranged once."""
    return Offices(words)


def holders_among(
    phrase: Phrase, referents: list[Referent], offices: Offices, date: str | None
) -> list[tuple[Referent, Holder]]:
    """The persons of the text who hold the office that the phrase names (held it, for a former one) on the date.

    Without a date every holder counts. A phrase without a country leaves it open.
    """
    for office in offices.of(phrase):
        found = []
        for referent in referents:
            if not (referent.named and referent.person):
                continue
            for holder in offices.held_by(referent.name):
                if holder.office != office or (phrase.country and holder.country and holder.country != phrase.country):
                    continue
                if phrase.gender and holder.gender is not phrase.gender and not phrase.plural:
                    continue
                if date and (holder.at(date) if phrase.former else not holder.at(date)):
                    continue
                found.append((referent, holder))
                break
        if found:
            return found
    return []


def holder_on(phrase: Phrase, offices: Offices, date: str | None) -> Holder | None:
    """Who held the office that the phrase names on the date of the dispatch.

    None when the country is left open, and where others may hold one too, so that the text must name who is meant.
    """
    if date is None or phrase.former or phrase.plural or phrase.role is None:
        return None
    for office in offices.of(phrase):
        if office in offices.of_the_text:
            continue
        holder = offices.holder(office, phrase.country if office in offices.of_states else None, date)
        if holder is not None and (phrase.gender is None or phrase.gender is holder.gender):
            return holder
    return None


def counterpart(
    phrase: Phrase, others: list[Referent], cast: list[Referent], offices: Offices, date: str | None
) -> tuple[Referent | None, Holder | None]:
    """Who has in another state the office of one of ``others``, the most salient first ("son homologue russe").

    A person of the text before the table of offices; (None, None) when nobody is known.
    """
    for other in others:
        held = {h.office for h in offices.held_by(other.name) if other.named and (date is None or h.at(date))}
        held |= {office for said in other.phrases for office in offices.of(said)}
        for office in sorted(held & offices.of_states):
            for referent in cast:
                if referent is not other and referent.named and referent.person:
                    theirs = (h for h in offices.held_by(referent.name) if date is None or h.at(date))
                    if any(h.office == office and h.country == phrase.country for h in theirs):
                        return referent, None
            holder = offices.holder(office, phrase.country, date) if date else None
            if holder is not None:
                return None, holder
    return None, None


def _split(phrase: str, words: Lexicons) -> tuple[str, frozenset[str]]:
    """Head noun and further content words of the phrase, folded, compounds as the lexicon of roles has them."""
    tokens = _TOKEN.findall(phrase)
    for length in (4, 3, 2, 1):
        head = " ".join(tokens[:length])
        if head.lower().replace("' ", "'") in words.role_nouns and length <= len(tokens):
            break
    complements = words.reference_words[ReferenceSort.COMPLEMENT]
    rest = (t for t in tokens[length:] if t.lower() not in complements and t.lower() not in words.determiners)
    return folded(head), frozenset(folded(t) for t in rest)
