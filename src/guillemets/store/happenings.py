"""Who did what to whom, over all dispatches."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING

from guillemets.errors import UsageError
from guillemets.lexicons.plover import read_ontology
from guillemets.store.answer import Answer
from guillemets.store.filters import LIMIT, Scope, Where, marks
from guillemets.store.people import must_know
from guillemets.store.said import holds

if TYPE_CHECKING:
    import sqlite3


@dataclass(frozen=True, slots=True, kw_only=True)
class Events:
    """Which events: by PLOVER type and mode, by name of actor and recipient, by words of the place.

    The days of the scope are held against the date of the event, not of the dispatch.
    """

    type: str | None = None
    mode: str | None = None
    actor: str | None = None
    recipient: str | None = None
    place: str | None = None
    scope: Scope = field(default_factory=Scope)
    limit: int = LIMIT


@dataclass(frozen=True, slots=True, kw_only=True)
class EventRow:
    """An event; ``actors`` and ``recipients`` are names, with ; between them."""

    event: str
    date: str | None
    date_basis: str | None
    type: str
    mode: str | None
    actors: str | None
    recipients: str | None
    words: str
    factuality: str
    place: str | None
    quad: str
    goldstein: float
    agency: str | None
    outlet: str | None
    headline: str | None
    standing: str


_PARTIES = """(SELECT group_concat(name, '; ') FROM (
  SELECT name FROM event_party WHERE event = e.key AND side = '{}' GROUP BY name ORDER BY min(position)))"""
_EVENT = f"""d.id || ':' || e.id, e.date, e.date_basis, e.type, e.mode, {_PARTIES.format("actor")},
  {_PARTIES.format("recipient")}, e.trigger_words, e.factuality, e.place, e.quad, e.goldstein, d.agency, d.outlet,
  d.headline, e.standing"""
_NAMES = tuple(field.name for field in fields(EventRow))


def events(connection: sqlite3.Connection, query: Events) -> Answer[EventRow]:
    """The events, the latest first.

    Raises UsageError for a type or a mode that PLOVER does not have, StoreError when nobody bears the name of an actor
    or a recipient.
    """
    _must_be_coded(query.type, query.mode)
    where = Where()
    for side, name in (("actor", query.actor), ("recipient", query.recipient)):
        if name:
            keys = [known.key for known in must_know(connection, name)]
            where.add(
                f"e.key IN (SELECT event FROM event_party WHERE entity IN ({marks(keys)}) AND side = '{side}')", *keys
            )
    if query.type:
        where.add("e.type = ?", query.type.upper())
    if query.mode:
        where.add("e.mode = ?", query.mode)
    if query.place:
        known = connection.execute("SELECT DISTINCT place FROM event WHERE place IS NOT NULL")
        places = [place for (place,) in known if holds(place, query.place)]
        where.add(f"e.place IN ({marks(places)})", *places)
    if query.scope.since:
        where.add("e.date >= ?", query.scope.since)
    if query.scope.until:
        where.add("substr(e.date, 1, ?) <= ?", len(query.scope.until), query.scope.until)
    where.add_scope(_without_days(query.scope), dated="e")
    joined = "JOIN dispatch d ON d.key = e.dispatch" if query.scope.agency or query.scope.outlet else ""
    rows = connection.execute(
        f"SELECT {_EVENT} FROM (SELECT e.key FROM event e {joined} WHERE {where} "
        "ORDER BY e.date DESC, e.key DESC LIMIT ?) h JOIN event e ON e.key = h.key "
        "JOIN dispatch d ON d.key = e.dispatch ORDER BY e.date DESC, e.key DESC",
        (*where.values, query.limit),
    ).fetchall()
    return Answer(EventRow, tuple(EventRow(**dict(zip(_NAMES, row, strict=True))) for row in rows))


def event_at(connection: sqlite3.Connection, dispatch: int, id_: str) -> EventRow | None:
    """The event ``id_`` (``v3``) of a dispatch, or None."""
    row = connection.execute(
        f"SELECT {_EVENT} FROM event e JOIN dispatch d ON d.key = e.dispatch WHERE d.key = ? AND e.id = ?",
        (dispatch, id_),
    ).fetchone()
    return EventRow(**dict(zip(_NAMES, row, strict=True))) if row else None


def _must_be_coded(type_: str | None, mode: str | None) -> None:
    coded = read_ontology().event if type_ or mode else {}
    if type_ and type_.upper() not in coded:
        raise UsageError(f"{type_!r} is no type of PLOVER", hint=f"ask for one of {', '.join(coded)}")
    asked = [coded[type_.upper()]] if type_ else list(coded.values())
    modes = sorted({name for kind in asked for name in kind.mode})
    if mode and mode not in modes:
        of_type = f" of {type_.upper()}" if type_ else ""
        raise UsageError(f"{mode!r} is no mode{of_type}", hint=f"ask for one of {', '.join(modes)}")


def _without_days(scope: Scope) -> Scope:
    return Scope(agency=scope.agency, outlet=scope.outlet, history=scope.history)
