"""What a page says of each event: who did what to whom, when, and on whose word."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from guillemets.model.event import DateBasis, Factuality
from guillemets.model.record import speakers_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from guillemets.model.event import Event, Party
    from guillemets.model.record import Record
    from guillemets.views.interface import Interface

_ARROW = " → "
_JOINED = ", "


@dataclass(frozen=True, slots=True, kw_only=True)
class DeedLine:
    """One event in the words of the page.

    ``code`` is PLOVER's type and mode; ``parties`` names the actors, and after an arrow the recipients; ``words`` is
    the trigger as it stands; ``when`` is empty where the date is but the dispatch's own; ``notes`` say what is not
    plain fact, and who asserts or denies it.
    """

    code: str
    parties: str
    words: str
    when: str
    notes: tuple[str, ...]


def deed_lines(record: Record, interface: Interface) -> Iterator[DeedLine]:
    """A line for each event of the record, in its order."""
    names = {entity.id: entity.name for entity in record.entities}
    for event in record.events:
        sides = [_named(event.actors, names), _named(event.recipients, names)]
        dated = event.date is not None and event.date.basis is DateBasis.READ
        yield DeedLine(
            code=f"{event.type}.{event.mode}" if event.mode else event.type,
            parties=_ARROW.join(side or "…" for side in sides) if sides[1] else sides[0],
            words=" ".join(event.trigger.text.split()),
            when=interface.date(event.date.value) if event.date is not None and dated else "",
            notes=tuple(_notes(event, record, interface)),
        )


def _named(parties: tuple[Party, ...], names: dict[str, str]) -> str:
    return _JOINED.join(dict.fromkeys(names.get(party.entity, party.text) for party in parties))


def _notes(event: Event, record: Record, interface: Interface) -> Iterator[str]:
    if event.factuality is not Factuality.ACTUAL:
        yield interface.word(f"factuality.{event.factuality}")
    if event.historical:
        yield interface.word("historical")
    for key, tellers in (("asserted_by", event.asserted_by), ("denied_by", event.denied_by)):
        if told := _tellers(tellers, record):
            yield interface.label(key, told)


def _tellers(attributions: tuple[str, ...], record: Record) -> str:
    """The speakers of the attributions, each once; attributions without a speaker name nobody."""
    names = {entity.id: entity.name for entity in record.entities}
    found = [
        names[speaker.entity]
        for attribution in record.attributions
        if attribution.id in attributions
        for speaker in speakers_of(attribution)
        if speaker.entity in names
    ]
    return _JOINED.join(dict.fromkeys(found))
