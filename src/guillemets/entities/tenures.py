"""From a role to the one who holds the office, by what earlier dispatches said and what a newsroom settled."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from guillemets.entities.office_keys import office_key
from guillemets.lexicons.offices import Scope
from guillemets.lexicons.role_nouns import Sphere

if TYPE_CHECKING:
    from guillemets.entities.phrases import Phrase
    from guillemets.language.parsed import Parsed
    from guillemets.lexicons import Lexicons
    from guillemets.model.office import Tenure

GOES_ON = 180
"""Days after the last dispatch that says so for which an office that was only read is taken to be held still."""


class Tenures:
    """The tenures of one set of lexicons by their office.

    One that was only read and names its office by a noun and a country alone counts where there is one such office in a
    state: "le président camerounais", not "le sénateur américain".
    """

    def __init__(self, words: Lexicons) -> None:
        self._words = words
        self._held: dict[tuple[str, str | None], list[Tenure]] = defaultdict(list)
        single = _single(words) if words.tenures else frozenset()
        for tenure in words.tenures:
            if "|" in tenure.key or tenure.settled or tenure.key in single:
                self._held[tenure.key, tenure.country].append(tenure)

    def holder(self, phrase: Phrase, parsed: Parsed) -> Tenure | None:
        """Who held the office that the phrase names on the date of the dispatch; None when two did, or nobody known."""
        date_of = parsed.dispatch.published
        if not self._held or date_of is None or phrase.plural or phrase.former:
            return None
        text = parsed.place(phrase.core, phrase.last).of(parsed.text)
        office = office_key(text, self._words)
        if office is None or office.former:
            return None
        fits = [tenure for tenure in self._held.get((str(office), office.country), ()) if at(tenure, date_of[:10])]
        persons = {tenure.person for tenure in fits}
        gender = office.role.gender
        if len(persons) != 1 or (gender and fits[0].gender and fits[0].gender is not gender):
            return None
        return fits[0]


def _single(words: Lexicons) -> frozenset[str]:
    """The nouns that name an office of which every state has one: head of state, head of government."""
    keys = (office_key(phrase, words) for o in words.offices if o.scope is Scope.STATE for phrase in o.phrases)
    return frozenset(
        str(key)
        for key in keys
        if key is not None and not key.words and key.role.noun.sphere in (Sphere.EXECUTIVE, Sphere.ROYAL)
    )


@lru_cache(maxsize=4)
def tenures_of(words: Lexicons) -> Tenures:
    """The tenures of these lexicons, arranged once."""
    return Tenures(words)


def at(tenure: Tenure, day: str) -> bool:
    """Whether the tenure covers the day (ISO 8601 date).

    >>> from guillemets.model.office import Tenure
    >>> read = Tenure(person="Léa Favre", key="maire|nyon", first="2025-01-10", last="2025-03-01")
    >>> at(read, "2025-06-01"), at(read, "2026-06-01"), at(read, "2024-12-31")
    (True, False, False)
    """
    last = tenure.last
    if last is not None and not tenure.settled:
        last = (date.fromisoformat(last) + timedelta(days=GOES_ON)).isoformat()
    return (tenure.first is None or tenure.first <= day) and (last is None or day <= last)
