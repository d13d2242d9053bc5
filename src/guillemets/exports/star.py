"""The star schema: the tables of a set of records, for Parquet and CSV alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guillemets.exports import rows
from guillemets.exports.cells import day_of, instant_of, joined, said
from guillemets.exports.columns import Table, columns_of
from guillemets.model.record import speakers_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any

    from guillemets.model.event import Event
    from guillemets.model.record import Record


def _dispatches(record: Record) -> Iterator[rows.DispatchRow]:
    one = record.dispatch
    yield rows.DispatchRow(
        dispatch_id=one.id,
        source_id=one.source.id,
        path=one.source.path,
        url=one.source.url,
        format=one.source.format,
        language=one.language,
        published=one.published,
        published_at=instant_of(one.published),
        day=day_of(one.published),
        status=one.status,
        agency=one.agency.name if one.agency else None,
        kicker=one.kicker.text if one.kicker else None,
        headline=one.headline.text if one.headline else None,
        byline=one.byline.text if one.byline else None,
        dateline=one.dateline.text if one.dateline else None,
        lead=one.lead.text if one.lead else None,
        text=one.text,
    )


def _parts(record: Record) -> Iterator[rows.PartRow]:
    for number, part in enumerate(record.dispatch.parts):
        yield rows.PartRow(
            dispatch_id=record.dispatch.id,
            part=number,
            kind=part.kind,
            start=part.start,
            end=part.end,
            duplicate_of=part.duplicate_of,
        )


def _entities(record: Record) -> Iterator[rows.EntityRow]:
    for one in record.entities:
        yield rows.EntityRow(
            dispatch_id=record.dispatch.id,
            entity_id=one.id,
            name=one.name,
            kind=one.kind,
            country=one.country,
            gender=one.gender,
            wikidata=one.ids.get("wikidata"),
            roles=joined(role.text for role in one.roles),
        )


def _mentions(record: Record) -> Iterator[rows.MentionRow]:
    for one in record.entities:
        for m in one.mentions:
            yield rows.MentionRow(
                dispatch_id=record.dispatch.id, entity_id=one.id, start=m.start, end=m.end, text=m.text, form=m.form
            )


def _statements(record: Record) -> Iterator[rows.StatementRow]:
    for one in record.attributions:
        speakers = speakers_of(one)
        yield rows.StatementRow(
            dispatch_id=record.dispatch.id,
            statement_id=one.id,
            text=said(one),
            start=one.content[0].start,
            end=one.content[-1].end,
            type=one.type,
            act=one.act,
            cue=one.cue.text if one.cue else None,
            cue_start=one.cue.start if one.cue else None,
            cue_end=one.cue.end if one.cue else None,
            source=one.source.text if one.source else None,
            source_start=one.source.start if one.source else None,
            source_end=one.source.end if one.source else None,
            speaker_id=speakers[0].entity if len(speakers) == 1 else None,
            speaker=joined(speaker.name for speaker in speakers),
            speakers=len(speakers),
            kind=one.kind,
            anonymous=one.anonymous,
            reason=one.sourcing.reason.text if one.sourcing and one.sourcing.reason else None,
            institution_id=one.sourcing.institution if one.sourcing else None,
            addressee=one.addressee.text if one.addressee else None,
            negated=one.negated,
            conditional=one.conditional,
            relays=len(one.relay),
            part=one.part,
            rule=one.rule,
            confidence=one.confidence,
        )


def _contents(record: Record) -> Iterator[rows.ContentRow]:
    for one in record.attributions:
        for number, piece in enumerate(one.content):
            yield rows.ContentRow(
                dispatch_id=record.dispatch.id,
                statement_id=one.id,
                piece=number,
                start=piece.start,
                end=piece.end,
                text=piece.text,
            )


def _speakers(record: Record) -> Iterator[rows.SpeakerRow]:
    for one in record.attributions:
        for role, found in (("speaker", speakers_of(one)), ("candidate", one.candidates)):
            for speaker in found:
                yield rows.SpeakerRow(
                    dispatch_id=record.dispatch.id,
                    statement_id=one.id,
                    entity_id=speaker.entity,
                    role=role,
                    name=speaker.name,
                )


def _relays(record: Record) -> Iterator[rows.RelayRow]:
    for one in record.attributions:
        for number, link in enumerate(one.relay):
            yield rows.RelayRow(
                dispatch_id=record.dispatch.id,
                statement_id=one.id,
                link=number,
                start=link.source.start,
                end=link.source.end,
                text=link.source.text,
                speaker=link.speaker,
                anonymous=link.anonymous,
            )


def _times(record: Record) -> Iterator[rows.TimeRow]:
    for t in record.times:
        yield rows.TimeRow(
            dispatch_id=record.dispatch.id,
            start=t.start,
            end=t.end,
            text=t.text,
            type=t.type,
            value=t.value,
            mod=t.mod,
        )


def _events(record: Record) -> Iterator[rows.EventRow]:
    names = {entity.id: entity.name for entity in record.entities}
    for one in record.events:
        yield rows.EventRow(
            dispatch_id=record.dispatch.id,
            event_id=one.id,
            type=one.type,
            mode=one.mode,
            contexts=joined(one.contexts),
            trigger=one.trigger.text,
            start=one.trigger.start,
            end=one.trigger.end,
            mentions=len(one.mentions),
            actor=joined(names[party.entity] for party in one.actors),
            recipient=joined(names[party.entity] for party in one.recipients),
            event_date=one.date.value if one.date else None,
            date_basis=one.date.basis if one.date else None,
            place=one.place.text if one.place else None,
            place_country=one.place.country if one.place else None,
            factuality=one.factuality,
            historical=one.historical,
            goldstein=one.goldstein,
            quad=one.quad,
            rule=one.rule,
            confidence=one.confidence,
        )


def _parties(record: Record) -> Iterator[rows.PartyRow]:
    for one in record.events:
        for role, parties in (("actor", one.actors), ("recipient", one.recipients)):
            for party in parties:
                yield rows.PartyRow(
                    dispatch_id=record.dispatch.id,
                    event_id=one.id,
                    role=role,
                    entity_id=party.entity,
                    start=party.start,
                    end=party.end,
                    text=party.text,
                )


def _stances(record: Record) -> Iterator[rows.StanceRow]:
    for one in record.events:
        for stance, statements in _taken(one):
            for statement in statements:
                yield rows.StanceRow(
                    dispatch_id=record.dispatch.id, event_id=one.id, statement_id=statement, stance=stance
                )


def _taken(event: Event) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return ("asserts", event.asserted_by), ("denies", event.denied_by)


def _refusals(record: Record) -> Iterator[rows.RefusalRow]:
    for one in record.refusals:
        yield rows.RefusalRow(
            dispatch_id=record.dispatch.id, stage=one.stage, start=one.start, end=one.end, reason=one.reason
        )


def _table(name: str, key: str, row: type, made: Callable[[Record], Iterator[Any]]) -> Table:
    note = (row.__doc__ or "").strip()
    return Table(name=name, note=note, key=tuple(key.split()), columns=columns_of(row), rows=made)


TABLES: tuple[Table, ...] = (
    _table("dispatches", "dispatch_id", rows.DispatchRow, _dispatches),
    _table("parts", "dispatch_id part", rows.PartRow, _parts),
    _table("entities", "dispatch_id entity_id", rows.EntityRow, _entities),
    _table("mentions", "dispatch_id entity_id start end", rows.MentionRow, _mentions),
    _table("statements", "dispatch_id statement_id", rows.StatementRow, _statements),
    _table("contents", "dispatch_id statement_id piece", rows.ContentRow, _contents),
    _table("speakers", "dispatch_id statement_id role entity_id", rows.SpeakerRow, _speakers),
    _table("relays", "dispatch_id statement_id link", rows.RelayRow, _relays),
    _table("times", "dispatch_id start end", rows.TimeRow, _times),
    _table("events", "dispatch_id event_id", rows.EventRow, _events),
    _table("parties", "dispatch_id event_id role entity_id start", rows.PartyRow, _parties),
    _table("stances", "dispatch_id event_id stance statement_id", rows.StanceRow, _stances),
    _table("refusals", "dispatch_id stage start end reason", rows.RefusalRow, _refusals),
)
"""All the tables, in the order in which they refer to each other."""
