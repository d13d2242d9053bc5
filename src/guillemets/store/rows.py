"""A record as rows of the store's tables. Values in, tuples out; nothing here touches the database."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, TypeAlias
from urllib.parse import urlsplit

from guillemets.model.attribution import SpeakerKind
from guillemets.model.dispatch import Wire
from guillemets.model.record import speakers_of
from guillemets.store.identity import is_named
from guillemets.store.naming import Naming

if TYPE_CHECKING:
    from guillemets.model.attribution import Attribution
    from guillemets.model.dispatch import Dispatch, Origin
    from guillemets.model.entity import Entity
    from guillemets.model.event import Event
    from guillemets.model.record import Record
    from guillemets.model.span import Passage

BETWEEN_PIECES = " […] "
BETWEEN_NAMES = "; "
_DATE_ALONE = len("2025-01-28")

Value: TypeAlias = str | int | float | bytes | None
Row: TypeAlias = tuple[Value, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Keys:
    """The keys that a record's rows refer to: its dispatch, and each entity of it with the store's entity or None."""

    dispatch: int
    members: dict[str, int]
    entities: dict[str, int | None]


def outlet_of(url: str | None) -> str | None:
    """The host of a URL without ``www.``, or None.

    >>> outlet_of("https://www.letemps.example/monde/1")
    'letemps.example'
    """
    try:
        host = urlsplit(url or "").hostname
    except ValueError:
        return None
    return (host.removeprefix("www.") or None) if host else None


def day_of(published: str | None) -> str | None:
    """The date as published, or None."""
    return published[:_DATE_ALONE] if published else None


def moment_of(published: str | None) -> str | None:
    """The instant in UTC where the zone is known, else what is known; sorts in order of time as text.

    >>> moment_of("2025-01-28T20:47+01:00"), moment_of("2025-01-28")
    ('2025-01-28T19:47:00Z', '2025-01-28')
    """
    if published is None or len(published) <= _DATE_ALONE:
        return published
    try:
        instant = datetime.fromisoformat(published)
    except ValueError:
        return published
    if instant.tzinfo is None:
        return instant.isoformat(timespec="seconds")
    return instant.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def dispatch_row(key: int, dispatch: Dispatch, ingested: str) -> dict[str, Value]:
    """The columns of ``dispatch`` by name, but for those that its versions decide."""
    origin = dispatch.source
    wire = origin.wire or Wire()
    return {
        "key": key,
        "id": dispatch.id,
        "headline": _words(dispatch.headline) or wire.headline,
        "kicker": _words(dispatch.kicker),
        "published": dispatch.published,
        "day": day_of(dispatch.published),
        "moment": moment_of(dispatch.published),
        "agency": dispatch.agency.name if dispatch.agency else None,
        "outlet": outlet_of(origin.url),
        "status": dispatch.status,
        "provider": wire.provider,
        "version": wire.version,
        "updated": moment_of(wire.updated),
        "language": dispatch.language,
        "byline": _words(dispatch.byline),
        "dateline": _words(dispatch.dateline),
        "lead": _words(dispatch.lead),
        "url": origin.url,
        "path": origin.path,
        "source_id": origin.id,
        "format": origin.format,
        "characters": len(dispatch.text),
        "ingested": ingested,
        "text": dispatch.text,
    }


def appearance_row(dispatch: int, origin: Origin, published: str | None, ingested: str) -> Row:
    """One place where the text was found."""
    return (
        dispatch, outlet_of(origin.url), origin.url, origin.path, origin.id, origin.format, published, ingested,
    )  # fmt: skip


def member_row(key: int, dispatch: int, entity: Entity, resolved: int | None) -> Row:
    """An entity as the dispatch has it."""
    roles = "\n".join(" ".join(role.text.split()) for role in entity.roles) or None
    return (
        key, dispatch, entity.id, resolved, entity.name, entity.kind, entity.country, entity.gender, roles,
    )  # fmt: skip


def statement_row(key: int, said: Attribution, record: Record, keys: Keys) -> Row:
    """An attribution in one row; its pieces, speakers and relays have tables of their own."""
    part = record.dispatch.parts[said.part]
    reason = said.sourcing.reason if said.sourcing else None
    institution = said.sourcing.institution if said.sourcing else None
    speakers = {entity.id: entity for entity in record.entities}
    who = [speakers[speaker.entity] for speaker in speakers_of(said)]
    single = who[0] if len(who) == 1 and who[0].kind is SpeakerKind.PERSON else None
    return (
        key, keys.dispatch, said.id, BETWEEN_PIECES.join(piece.text for piece in said.content),
        said.content[0].start, said.content[-1].end, said.type, said.act,
        BETWEEN_NAMES.join(speaker.name for speaker in speakers_of(said)) or None,
        said.kind, naming_of(said, who), single.gender if single else None,
        said.anonymous, said.negated, said.conditional, len(said.relay),
        *_placed(said.cue), *_placed(said.source), *_placed(said.addressee), *_placed(reason),
        keys.members.get(institution) if institution else None,
        said.part, part.kind, part.duplicate_of is not None, said.rule, said.confidence,
        day_of(record.dispatch.published),
    )  # fmt: skip


def naming_of(said: Attribution, who: list[Entity]) -> Naming:
    """How the dispatch lets the source be known."""
    if said.anonymous:
        return Naming.ANONYMOUS
    if not who:
        return Naming.UNRESOLVED
    return Naming.NAMED if any(map(is_named, who)) else Naming.ROLE


def speaker_rows(key: int, said: Attribution, record: Record, keys: Keys) -> list[Row]:
    """Who speaks, or who might."""
    named = [("speaker", i, s) for i, s in enumerate(speakers_of(said))]
    might = [("candidate", i, s) for i, s in enumerate(said.candidates)]
    repeated = record.dispatch.parts[said.part].duplicate_of is not None
    return [
        (key, role, i, s.name, keys.members[s.entity], keys.entities[s.entity], said.act, said.negated, repeated,
         day_of(record.dispatch.published), "current")
        for role, i, s in (*named, *might)
    ]  # fmt: skip


def event_row(key: int, event: Event, record: Record, dispatch: int) -> Row:
    """An event in one row; its contexts, mentions and parties have tables of their own."""
    date, place, trigger = event.date, event.place, event.trigger
    return (
        key, dispatch, event.id, event.type, event.mode, trigger.text, trigger.start, trigger.end,
        date.value if date else None, date.basis if date else None,
        date.start if date else None, date.end if date else None,
        place.text if place else None, place.country if place else None,
        place.start if place else None, place.end if place else None,
        event.factuality, event.historical, event.goldstein, event.quad, event.rule, event.confidence,
        day_of(record.dispatch.published),
    )  # fmt: skip


def party_rows(key: int, event: Event, record: Record, keys: Keys) -> list[Row]:
    """The actors and the recipients of an event."""
    who = {entity.id: entity for entity in record.entities}
    return [
        (key, side, i, keys.members[p.entity], keys.entities[p.entity], who[p.entity].name, p.text, p.start, p.end,
         who[p.entity].country)
        for side, parties in (("actor", event.actors), ("recipient", event.recipients))
        for i, p in enumerate(parties)
    ]  # fmt: skip


def _words(passage: Passage | None) -> str | None:
    return passage.text if passage else None


def _placed(passage: Passage | None) -> Row:
    return (passage.text, passage.start, passage.end) if passage else (None, None, None)
