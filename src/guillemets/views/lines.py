"""What a page shows of each statement, whichever page it is: names, phrases and places as words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from guillemets.model.attribution import SpeakerKind
from guillemets.model.dispatch import PartKind
from guillemets.model.record import speakers_of
from guillemets.times.occasions import said_when

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from guillemets.model.attribution import Attribution
    from guillemets.model.dispatch import Dispatch
    from guillemets.model.entity import Entity
    from guillemets.model.record import Record
    from guillemets.views.interface import Interface

_BODY = frozenset({PartKind.LEAD, PartKind.PARAGRAPH})
_UNTITLED_WIDTH = 90
# The day, its week, month and year as values of TIMEX3: what was said then may have been said on the day.
_HOLDING_TODAY = ("%Y-%m-%d", "%G-W%V", "%Y-%m", "%Y")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, slots=True, kw_only=True)
class RelayLine:
    """One link on whose word a statement stands; ``note`` says why it is not named, empty when it is."""

    name: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementLine:
    """One attribution in words, ready for any page.

    ``voice`` numbers the speaker in order of first appearance, None when nobody could be named; ``relays`` stand
    innermost first: each is the word on which what precedes it rests. ``when`` is empty for what was said on the day of
    the dispatch, or at a time that it does not tell.
    """

    id: str
    number: int
    speaker: str
    role: str
    note: str
    act: str
    words: tuple[str, ...]
    relays: tuple[RelayLine, ...]
    place: str
    when: str
    voice: int | None
    attribution: Attribution


def statement_lines(record: Record, interface: Interface) -> tuple[StatementLine, ...]:
    """The attributions of the record in the order in which their content stands in the text."""
    entities = {e.id: e for e in record.entities}
    places = part_labels(record.dispatch, interface)
    voices: dict[str, int] = {}
    lines = []
    ordered = sorted(record.attributions, key=lambda a: (a.content[0].start, -a.content[-1].end))
    for number, attribution in enumerate(ordered, 1):
        speakers = speakers_of(attribution)
        lines.append(
            StatementLine(
                id=attribution.id,
                number=number,
                speaker=_speaker(attribution, interface),
                role=_role(attribution, entities),
                note=_note(attribution, entities, interface),
                act=_act(attribution, interface),
                words=tuple(" ".join(c.text.split()) for c in attribution.content),
                relays=_relays(attribution, entities, interface),
                place=places[attribution.part],
                when=_when(record, attribution, interface),
                voice=voices.setdefault(speakers[0].entity, len(voices)) if speakers else None,
                attribution=attribution,
            )
        )
    return tuple(lines)


def part_labels(dispatch: Dispatch, interface: Interface) -> tuple[str, ...]:
    """What to call each part: the paragraphs by number from the lead on, the others by their kind."""
    labels = []
    number = 0
    for part in dispatch.parts:
        if part.kind in _BODY:
            number += 1
            labels.append(f"§\u00a0{number}")
        else:
            labels.append(interface.word(f"part.{part.kind}"))
    return tuple(labels)


def headline(dispatch: Dispatch, interface: Interface) -> str:
    """The headline, or the first words of the text where there is none."""
    if dispatch.headline:
        return " ".join(dispatch.headline.text.split())
    words = " ".join(dispatch.text[: _UNTITLED_WIDTH * 2].split())
    if not words:
        return interface.word("no_headline")
    return words if len(words) <= _UNTITLED_WIDTH else words[:_UNTITLED_WIDTH].rsplit(" ", 1)[0] + "…"


def facts(record: Record, interface: Interface) -> tuple[str, ...]:
    """Agency, date and counts: the line under a headline."""
    dispatch = record.dispatch
    paragraphs = sum(part.kind in _BODY for part in dispatch.parts)
    counts = [
        interface.counted("count.paragraph", paragraphs),
        interface.counted("count.statement", len(record.attributions)),
    ]
    if record.times:
        counts.append(interface.counted("count.time", len(record.times)))
    if record.events:
        counts.append(interface.counted("count.event", len(record.events)))
    named = [dispatch.agency.name] if dispatch.agency else []
    dated = [interface.date(dispatch.published)] if dispatch.published else []
    return (*named, *dated, *counts)


def unresolved(record: Record, interface: Interface) -> tuple[str, ...]:
    """What stayed unread, one line for each reason with the places, in order of first appearance."""
    labels = part_labels(record.dispatch, interface)
    places: dict[str, list[str]] = {}
    for refusal in record.refusals:
        part = next((i for i, p in enumerate(record.dispatch.parts) if p.start <= refusal.start < p.end), None)
        places.setdefault(refusal.reason, []).append(labels[part] if part is not None else "")
    return tuple(
        interface.word(f"reason.{reason}")
        + (f" ×\u00a0{len(found)}" if len(found) > 1 else "")
        + (f" ({', '.join(dict.fromkeys(filter(None, found)))})" if any(found) else "")
        for reason, found in places.items()
    )


def _speaker(attribution: Attribution, interface: Interface) -> str:
    if speakers := speakers_of(attribution):
        return ", ".join(s.name for s in speakers)
    if attribution.candidates:
        return f" {interface.word('or')} ".join(c.name for c in attribution.candidates)
    return attribution.source.text if attribution.source else interface.word("nobody")


def _role(attribution: Attribution, entities: Mapping[str, Entity]) -> str:
    speakers = speakers_of(attribution)
    if len(speakers) != 1:
        return ""
    roles = entities[speakers[0].entity].roles
    first = " ".join(roles[0].text.split()) if roles else ""
    return "" if first.casefold() == speakers[0].name.casefold() else first


def _note(attribution: Attribution, entities: Mapping[str, Entity], interface: Interface) -> str:
    """Why the name is what it is: unnamed, unresolved or ambiguous."""
    if attribution.anonymous:
        return _unnamed(attribution, entities, interface)
    if speakers_of(attribution) or (attribution.source is None and not attribution.candidates):
        return ""
    return interface.word("ambiguous" if attribution.candidates else "unresolved")


def _unnamed(attribution: Attribution, entities: Mapping[str, Entity], interface: Interface) -> str:
    sourcing = attribution.sourcing
    word = interface.word("anonymous")
    if sourcing and sourcing.reason:
        word = interface.label("anonymous", f"«{' '.join(sourcing.reason.text.split())}»")
    if sourcing and sourcing.institution and sourcing.institution in entities:
        word += "; " + interface.label("institution", entities[sourcing.institution].name)
    return word


def _act(attribution: Attribution, interface: Interface) -> str:
    several = attribution.kind is SpeakerKind.GROUP or len(speakers_of(attribution)) > 1
    phrase = interface.word(f"act.{attribution.act}", 1 + several)
    if attribution.addressee:
        phrase += f" → {' '.join(attribution.addressee.text.split())}"
    flags = [w for w, on in (("negated", attribution.negated), ("conditional", attribution.conditional)) if on]
    return phrase + "".join(f" ({interface.word(f)})" for f in flags)


def _when(record: Record, attribution: Attribution, interface: Interface) -> str:
    """The day on which it was said, or the words of the dispatch for a time that is not one day."""
    time = said_when(record, attribution).time
    if time is None or time.value.startswith("XXXX-XX-XX"):
        return ""
    dated = _DAY.match(record.dispatch.published or "")
    today = date.fromisoformat(dated[0]) if dated else None
    day = _DAY.match(time.value)
    if today and time.mod is None and time.value.partition("T")[0] in {f"{today:{form}}" for form in _HOLDING_TODAY}:
        return ""
    if day is None:
        return " ".join(time.text.split())
    return interface.date(day[0], year=today is None or day[0][:4] != f"{today:%Y}")


def _relays(attribution: Attribution, entities: Mapping[str, Entity], interface: Interface) -> tuple[RelayLine, ...]:
    """The links innermost first. The stated reason belongs to the innermost unnamed one when the speaker is named."""
    reason_told = attribution.anonymous
    lines = []
    for relay in reversed(attribution.relay):
        note = ""
        if relay.anonymous:
            note = interface.word("anonymous") if reason_told else _unnamed(attribution, entities, interface)
            reason_told = True
        lines.append(RelayLine(name=_relay_name(relay.source.text, relay.speaker), note=note))
    return tuple(lines)


def _relay_name(source: str, speaker: str | None) -> str:
    """The source in its own words, behind the name where the words do not hold it."""
    words = " ".join(source.split())
    return f"{speaker} («{words}»)" if speaker and speaker.casefold() not in words.casefold() else words


def by_voice(lines: Iterable[StatementLine]) -> dict[int, list[StatementLine]]:
    """The statements of each speaker, in order of first appearance; those without a name are left out."""
    found: dict[int, list[StatementLine]] = {}
    for line in lines:
        if line.voice is not None:
            found.setdefault(line.voice, []).append(line)
    return found
