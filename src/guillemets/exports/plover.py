"""Events as tables: the field names of PLOVER, and columns in the manner of GDELT for notebooks that expect them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import msgspec

from guillemets.lexicons import load_lexicons
from guillemets.lexicons.plover_words import singular

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import BinaryIO

    from guillemets.lexicons import Lexicons
    from guillemets.model.entity import Entity
    from guillemets.model.event import Event, Party
    from guillemets.model.record import Record

# ISO 3166-1 has no code for Kosovo; PLOVER writes KOS.
_CODES = {"XKX": "KOS"}
_SEVERAL = ";"


@cache
def _lexicons() -> Lexicons:
    """The words, read once: the ontology alone takes 18 ms."""
    return load_lexicons()


@dataclass(frozen=True, slots=True, kw_only=True)
class PloverRow:
    """One event under the field names of PLOVER's data chapter; parties with several members are joined by ``;``."""

    id: str
    date: str
    actor: str
    actor_text: str
    recipient: str
    recipient_text: str
    event: str
    mode: str
    context: str
    quad_code: int
    event_scale: float
    event_loc: str
    event_text: str
    auxiliary: str
    asserted_by: str
    denied_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GdeltRow:
    """One event in GDELT's column names; ``EventCode`` holds the type and mode of PLOVER, not a code of CAMEO."""

    GlobalEventID: str
    Day: str
    Actor1Code: str
    Actor1Name: str
    Actor1CountryCode: str
    Actor2Code: str
    Actor2Name: str
    Actor2CountryCode: str
    EventCode: str
    QuadClass: int
    GoldsteinScale: float
    NumMentions: int
    ActionGeo_FullName: str
    ActionGeo_CountryCode: str


def write_plover(records: Iterable[Record], stream: BinaryIO) -> None:
    """One event a line, as JSON under PLOVER's field names."""
    for record in records:
        stream.writelines(msgspec.json.encode(row) + b"\n" for row in plover_rows(record))


def plover_rows(record: Record) -> Iterator[PloverRow]:
    """The events of a record, one row each, in order."""
    ontology = _lexicons().plover
    for event in record.events:
        yield PloverRow(
            id=f"{record.dispatch.source.id or record.dispatch.id[:12]}:{event.id}",
            date=event.date.value if event.date else "",
            actor=_codes(event.actors, record),
            actor_text=_names(event.actors, record),
            recipient=_codes(event.recipients, record),
            recipient_text=_names(event.recipients, record),
            event=event.type,
            mode=event.mode or "",
            context=_SEVERAL.join(event.contexts),
            quad_code=ontology.quad[ontology.event[event.type].quad].code,
            event_scale=event.goldstein,
            event_loc=event.place.text if event.place else "",
            event_text=event.trigger.text,
            auxiliary=_SEVERAL.join(_auxiliaries(event)),
            asserted_by=_SEVERAL.join(event.asserted_by),
            denied_by=_SEVERAL.join(event.denied_by),
        )


def gdelt_rows(record: Record) -> Iterator[GdeltRow]:
    """The events of a record in GDELT's columns; of a compound party the first member is named."""
    ontology = _lexicons().plover
    for event in record.events:
        one, two = _first(event.actors, record), _first(event.recipients, record)
        yield GdeltRow(
            GlobalEventID=f"{record.dispatch.source.id or record.dispatch.id[:12]}:{event.id}",
            Day=event.date.value.replace("-", "") if event.date else "",
            Actor1Code=_codes(event.actors[:1], record),
            Actor1Name=one.name if one else "",
            Actor1CountryCode=country_code(one),
            Actor2Code=_codes(event.recipients[:1], record),
            Actor2Name=two.name if two else "",
            Actor2CountryCode=country_code(two),
            EventCode=f"{event.type}.{event.mode}" if event.mode else event.type,
            QuadClass=ontology.quad[ontology.event[event.type].quad].code,
            GoldsteinScale=event.goldstein,
            NumMentions=len(event.mentions),
            ActionGeo_FullName=event.place.text if event.place else "",
            ActionGeo_CountryCode=(event.place.country or "") if event.place else "",
        )


def _auxiliaries(event: Event) -> Iterator[str]:
    if event.historical:
        yield "historical"
    if event.factuality == "possible":
        yield "hypothetical"
    if event.factuality == "denied":
        yield "negation"


def _entity(party: Party, record: Record) -> Entity | None:
    return next((e for e in record.entities if e.id == party.entity), None)


def _first(parties: tuple[Party, ...], record: Record) -> Entity | None:
    return _entity(parties[0], record) if parties else None


def _names(parties: tuple[Party, ...], record: Record) -> str:
    return _SEVERAL.join(dict.fromkeys(e.name if (e := _entity(p, record)) else p.text for p in parties))


def _codes(parties: tuple[Party, ...], record: Record) -> str:
    """Country and sector of each party, joined ("RUSGOV;UKR")."""
    found = (country_code(_entity(p, record)) + sector_code(_entity(p, record), p) for p in parties)
    return _SEVERAL.join(dict.fromkeys(code for code in found if code))


def country_code(entity: Entity | None) -> str:
    """PLOVER's country of an entity: dependencies are folded into their state, bodies of states have codes; or ""."""
    ontology = _lexicons().plover
    if entity is None or entity.country is None:
        return ontology.international.get(entity.name, "") if entity is not None else ""
    fold = ontology.fold
    return _CODES.get(entity.country, fold.get(entity.country, entity.country))


def sector_code(entity: Entity | None, party: Party) -> str:
    """The three-letter sector that the words of the party or its role show; "" for a state itself or when unknown."""
    if entity is not None and entity.kind == "state":
        return ""
    sectors = _lexicons().plover_words.sectors
    roles = [role.text for role in entity.roles] if entity is not None else []
    for text in (party.text, *roles):
        for word in text.lower().replace("'", " ").replace("’", " ").split():
            code = sectors.get(word) or sectors.get(singular(word))
            if code:
                return code
    return ""
