"""What the package knows by name: states, organisations, seats of power, peoples; one index over the data files."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING

from guillemets.lexicons.metonyms import Seat
from guillemets.model.attribution import SpeakerKind
from guillemets.model.entity import Gender

if TYPE_CHECKING:
    from guillemets.lexicons.gazetteer import GazetteerEntry
    from guillemets.lexicons.metonyms import Metonym
    from guillemets.lexicons.natives import Native
    from guillemets.lexicons.organisations import Organisation
    from guillemets.lexicons.states import State

LONGEST = 60
"""No known name is longer than this many characters without blanks."""
_UNACCENTED = str.maketrans({"É": "E", "È": "E", "Ê": "E", "À": "A", "Î": "I", "’": "'", " ": None, "\u00a0": None})


class Sense(StrEnum):
    """How a known name is meant."""

    STATE = "state"
    ORGANISATION = "organisation"
    CAPITAL = "capital"
    SEAT = "seat"
    PEOPLE = "people"


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownName:
    """One name and what it stands for: ``entity`` is the name that the record gives.

    ``plural`` and ``gender`` are those of the name itself ("les Etats-Unis", "l'Allemand"); ``ids`` are pairs of scheme
    and identifier.
    """

    entity: str
    kind: SpeakerKind
    sense: Sense
    country: str | None = None
    field: str | None = None
    gender: Gender | None = None
    plural: bool = False
    ids: tuple[tuple[str, str], ...] = ()


class Knowledge:
    """Names and adjectives of the data files by their form. Look names up with ``name_of``."""

    def __init__(
        self,
        states: tuple[State, ...],
        organisations: tuple[Organisation, ...],
        metonyms: tuple[Metonym, ...],
        gazetteer: tuple[GazetteerEntry, ...] = (),
        natives: tuple[Native, ...] = (),
    ) -> None:
        self.names: dict[str, KnownName] = {}
        self.adjectives: dict[str, tuple[str, Gender | None, bool]] = {}
        self.state_names: dict[str, str] = {state.alpha3: state.name for state in states}
        self.persons: dict[str, GazetteerEntry] = {}
        for entry in gazetteer:
            self._add_entry(entry)
        for state in states:
            self._add_state(state)
        self.natives = {form: native for native in natives for form in (native.masculine, native.feminine)}
        self.demonyms = frozenset((*self.adjectives, *self.natives))
        for metonym in metonyms:
            sense = Sense.CAPITAL if metonym.seat in (Seat.CAPITAL, Seat.SEAT) else Sense.SEAT
            known = KnownName(entity=metonym.entity, kind=metonym.kind, sense=sense, country=metonym.country)
            self._add(known, metonym.term, *metonym.aliases)
        for body in organisations:
            known = KnownName(
                entity=body.name,
                kind=body.kind,
                sense=Sense.STATE if body.kind is SpeakerKind.STATE else Sense.ORGANISATION,
                country=body.country,
                field=body.field,
            )
            self._add(known, body.name, *body.aliases)

    def name_of(self, words: str) -> KnownName | None:
        """What ``words`` names, whatever its blanks, apostrophes and accents on capitals; None when unknown.

        Words in capitals throughout are known as well: headlines shout.
        """
        return self.names.get(squeezed(words))

    def country_of(self, adjective: str) -> str | None:
        """ISO 3166-1 alpha-3 of the state whose adjective (any form, any case) this is."""
        found = self.adjectives.get(adjective.lower())
        return found[0] if found else None

    def origin_of(self, demonym: str) -> str | None:
        """The place whose people the word names, in the singular: that of a town or region, or the code of a state."""
        native = self.natives.get(demonym.lower())
        return native.place if native is not None else self.country_of(demonym)

    def _add_entry(self, entry: GazetteerEntry) -> None:
        """Take in what the newsroom knows; it goes before what the package knows by the same name."""
        if entry.kind is SpeakerKind.PERSON:
            self.persons |= {squeezed(name): entry for name in (entry.name, *entry.aliases)}
            return
        known = KnownName(
            entity=entry.name,
            kind=entry.kind,
            sense=Sense.STATE if entry.kind is SpeakerKind.STATE else Sense.ORGANISATION,
            country=entry.country,
            ids=tuple(sorted(entry.ids.items())),
        )
        self._add(known, entry.name, *entry.aliases)

    def _add_state(self, state: State) -> None:
        plural = state.article == "p"
        gender = None if plural else Gender(state.article.value)
        known = KnownName(
            entity=state.name,
            kind=SpeakerKind.STATE,
            sense=Sense.STATE,
            country=state.alpha3,
            gender=gender,
            plural=plural,
        )
        self._add(known, state.name, *state.aliases)
        capital = KnownName(
            entity=state.name, kind=SpeakerKind.STATE, sense=Sense.CAPITAL, country=state.alpha3, gender=gender
        )
        self._add(capital, *state.capitals)
        for forms, own in ((state.masculine, Gender.M), (state.feminine, Gender.F)):
            for form in forms:
                both = form in state.masculine and form in state.feminine
                for inflected, many in ((form, False), (form if form[-1] in "sxz" else f"{form}s", True)):
                    self.adjectives.setdefault(inflected, (state.alpha3, None if both else own, many))

    def _add(self, known: KnownName, *names: str) -> None:
        for name in names:
            self.names.setdefault(squeezed(name), known)
            if len(name) > 3:  # noqa: PLR2004 - shorter ones in capitals are acronyms of something else
                self.names.setdefault(squeezed(name.upper()), known)


@lru_cache(maxsize=4096)
def squeezed(words: str) -> str:
    """The words without blanks, with plain apostrophes and without accents on capitals: the key of a name.

    >>> squeezed("L’État hébreu")
    "L'Etathébreu"
    """
    return words.translate(_UNACCENTED)
