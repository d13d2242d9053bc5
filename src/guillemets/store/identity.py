"""Who is who over all dispatches: an entity of one dispatch tied to one of the store, or to none."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from guillemets.model.attribution import SpeakerKind
from guillemets.model.entity import MentionForm
from guillemets.store.words import folded

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

    from guillemets.model.entity import Entity

_NAMING = frozenset({MentionForm.NAME, MentionForm.METONYM, MentionForm.DEMONYM})
_UNSAFE = re.compile(r"[^a-z0-9]+")
_ACRONYM = re.compile(r"[A-ZÀ-Þ]{2,8}\Z")


def is_named(entity: Entity) -> bool:
    """Whether the dispatch gives a name by which the entity can be known elsewhere; a role alone is none."""
    if entity.ids:
        return True
    if not any(letter.isupper() for letter in entity.name):
        return False
    forms = {mention.form for mention in entity.mentions}
    if entity.kind is SpeakerKind.PERSON:
        return MentionForm.NAME in forms
    return not forms.isdisjoint(_NAMING)


def resolve(connection: sqlite3.Connection, entity: Entity) -> int | None:
    """The key of the store's entity that this one is, made when there is none yet; None when several fit.

    Identifiers decide where both sides have them. Otherwise the name, folded, the kind and the country must agree; a
    country or an identifier that one side lacks contradicts nothing. A body is also known by an acronym that it goes
    under ("ONU" where "Nations unies (ONU)" is known); a part of a longer name is none ("Parlement").
    """
    if not is_named(entity):
        return None
    known = {key for scheme, value in sorted(entity.ids.items()) for key in _identified(connection, scheme, value)}
    if not known:
        known = _agreeing(connection, entity, _namesakes(connection, entity))
    if not known and entity.kind is SpeakerKind.ORGANISATION:
        known = _agreeing(connection, entity, _by_acronym(connection, entity))
    if len(known) > 1:
        return None
    key = known.pop() if known else _made(connection, entity)
    _learn(connection, key, entity)
    return key


def _identified(connection: sqlite3.Connection, scheme: str, value: str) -> Iterable[int]:
    rows = connection.execute("SELECT entity FROM entity_identifier WHERE scheme = ? AND value = ?", (scheme, value))
    return [key for (key,) in rows]


def _namesakes(connection: sqlite3.Connection, entity: Entity) -> list[tuple[int, str | None]]:
    """The entities of that name and kind, with their country."""
    return connection.execute(
        "SELECT key, country FROM entity WHERE folded = ? AND kind = ?", (folded(entity.name), entity.kind)
    ).fetchall()


def _by_acronym(connection: sqlite3.Connection, entity: Entity) -> list[tuple[int, str | None]]:
    """The bodies that share an acronym with this one, as their name or beside it, with their country."""
    found: dict[int, str | None] = {}
    for acronym in _acronyms(entity):
        found.update(
            connection.execute(
                "SELECT e.key, e.country FROM entity_acronym a JOIN entity e ON e.key = a.entity WHERE a.acronym = ?",
                (acronym,),
            ).fetchall()
        )
    return list(found.items())


def _acronyms(entity: Entity) -> list[str]:
    """The names of the entity that are acronyms, folded: capitals alone, ``O.N.U.`` like ``ONU``."""
    names = (entity.name, *(m.text for m in entity.mentions if m.form is MentionForm.NAME))
    bare = (name.replace(".", "") for name in names)
    return list(dict.fromkeys(folded(name) for name in bare if _ACRONYM.match(name)))


def _agreeing(connection: sqlite3.Connection, entity: Entity, found: list[tuple[int, str | None]]) -> set[int]:
    """Those whose country and identifiers do not speak against it."""
    return {
        key
        for key, country in found
        if (country is None or entity.country is None or country == entity.country)
        and not _contradicted(connection, key, entity)
    }


def _contradicted(connection: sqlite3.Connection, key: int, entity: Entity) -> bool:
    if not entity.ids:
        return False
    rows = connection.execute("SELECT scheme, value FROM entity_identifier WHERE entity = ?", (key,))
    return any(entity.ids.get(scheme, value) != value for scheme, value in rows)


def _made(connection: sqlite3.Connection, entity: Entity) -> int:
    base = f"{entity.kind}-{_UNSAFE.sub('-', folded(entity.name)).strip('-') or 'x'}"
    taken = {
        name
        for (name,) in connection.execute("SELECT id FROM entity WHERE id = ? OR id GLOB ?", (base, f"{base}-[0-9]*"))
    }
    unique, number = base, 1
    while unique in taken:
        number += 1
        unique = f"{base}-{number}"
    cursor = connection.execute(
        "INSERT INTO entity (id, name, kind, folded, names) VALUES (?, ?, ?, ?, ?)",
        (unique, entity.name, entity.kind, folded(entity.name), entity.name),
    )
    return int(cursor.lastrowid or 0)


def _learn(connection: sqlite3.Connection, key: int, entity: Entity) -> None:
    """Add what this dispatch knows of the entity and the store did not: country, gender, identifiers, names."""
    (names, country, gender) = connection.execute(
        "SELECT names, country, gender FROM entity WHERE key = ?", (key,)
    ).fetchone()
    have = {folded(name) for name in names.split("\n")}
    new: dict[str, str] = {}
    for name in (entity.name, *(m.text for m in entity.mentions if m.form is MentionForm.NAME)):
        plain = " ".join(name.split())
        if folded(plain) not in have:
            new.setdefault(folded(plain), plain)
    if new:
        connection.execute("UPDATE entity SET names = ? WHERE key = ?", ("\n".join((names, *new.values())), key))
    if (country is None and entity.country) or (gender is None and entity.gender):
        connection.execute(
            "UPDATE entity SET country = ?, gender = ? WHERE key = ?",
            (country or entity.country, gender or entity.gender, key),
        )
    connection.execute("UPDATE entity SET dispatches = dispatches + 1 WHERE key = ?", (key,))
    connection.executemany(
        "INSERT OR IGNORE INTO entity_identifier (scheme, value, entity) VALUES (?, ?, ?)",
        [(scheme, value, key) for scheme, value in sorted(entity.ids.items())],
    )
    if entity.kind is SpeakerKind.ORGANISATION:
        connection.executemany(
            "INSERT OR IGNORE INTO entity_acronym (acronym, entity) VALUES (?, ?)",
            [(acronym, key) for acronym in _acronyms(entity)],
        )
