"""Persons and bodies that a newsroom adds: names with kind, country, gender and identifiers elsewhere.

Two formats, told apart by the file's ending. TSV with a header (``name``, ``aliases`` separated by ``|``, ``kind``,
``country``, ``gender``, ``ids`` as ``scheme:value`` separated by ``|``); JSONL with the same fields, aliases as a list
and ids as an object.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import msgspec

from guillemets.errors import InputError, LexiconError
from guillemets.lexicons.load import read_rows
from guillemets.model.attribution import SpeakerKind
from guillemets.model.entity import Gender

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class GazetteerEntry:
    """One person or body. ``country`` is ISO 3166-1 alpha-3, ``ids`` are identifiers by scheme."""

    name: str
    kind: SpeakerKind
    aliases: tuple[str, ...] = ()
    country: str | None = None
    gender: Gender | None = None
    ids: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """An entry as a TSV row writes it."""

    name: str
    kind: SpeakerKind
    aliases: tuple[str, ...] = ()
    country: str | None = None
    gender: Gender | None = None
    ids: tuple[str, ...] = ()


def read_gazetteer(path: Path) -> tuple[GazetteerEntry, ...]:
    """The entries of the file, in order.

    Raises InputError when the file cannot be read, LexiconError, with file and line, when a row does not fit.
    """
    try:
        text = path.read_text("utf-8")
    except UnicodeDecodeError:
        raise InputError("the gazetteer is not in UTF-8", where=str(path), hint="save it as UTF-8") from None
    except OSError as error:
        why = f"the gazetteer cannot be read: {error.strerror or error}"
        raise InputError(why, where=str(path), hint="name a TSV or JSONL file (docs/entities.md)") from None
    if path.suffix.lower() in {".jsonl", ".ndjson", ".json"}:
        return tuple(_from_json(text, path.name))
    rows = read_rows(path.name, _Row, key=("name", "kind"), text=text)
    return tuple(
        GazetteerEntry(
            name=row.name,
            kind=row.kind,
            aliases=row.aliases,
            country=row.country,
            gender=row.gender,
            ids=dict(_pair(member, path.name) for member in row.ids),
        )
        for row in rows
    )


def _from_json(text: str, name: str) -> list[GazetteerEntry]:
    entries = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        try:
            entries.append(msgspec.json.decode(line, type=GazetteerEntry))
        except msgspec.DecodeError as error:
            raise LexiconError(str(error), where=f"{name}:{number}") from None
    return entries


def _pair(member: str, name: str) -> tuple[str, str]:
    scheme, colon, value = member.partition(":")
    if not (scheme and colon and value):
        raise LexiconError(f"{member!r} is no identifier", where=name, hint="write scheme:value, as in wikidata:Q1")
    return scheme, value
