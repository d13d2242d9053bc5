"""The text of a part cut where marks begin and end, so that nested and overlapping marks never cross in a page."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from guillemets.model.event import Event
    from guillemets.model.span import Passage, Span
    from guillemets.model.temporal import TimeExpression
    from guillemets.views.lines import StatementLine


class Role(StrEnum):
    """What a stretch of text is to a statement."""

    CONTENT = "content"
    CUE = "cue"
    SOURCE = "source"
    RELAY = "relay"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A stretch of the dispatch that plays a role in one statement; half-open, in code points."""

    start: int
    end: int
    role: Role
    line: StatementLine


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """A stretch over which the same marks lie; the narrowest mark comes first and gives the colour.

    ``opens`` holds the numbers of the statements whose content begins here, ``closes`` of those whose content ends;
    ``time`` is the value of the time expression to which the stretch belongs, empty outside of one; ``deeds`` are the
    numbers of the events that the stretch tells of, ``starts`` of those whose trigger begins here; ``played`` are the
    parts that it plays in events, those of whoever takes part among them, the narrowest first.
    """

    text: str
    marks: tuple[Mark, ...]
    opens: tuple[int, ...]
    closes: tuple[int, ...]
    time: str
    deeds: tuple[int, ...] = ()
    starts: tuple[int, ...] = ()
    played: tuple[DeedMark, ...] = ()

    @property
    def events(self) -> tuple[int, ...]:
        """The numbers of the events that the stretch plays a part in, the narrowest first."""
        return tuple(dict.fromkeys(mark.number for mark in self.played))

    @property
    def parts(self) -> tuple[Part, ...]:
        """The parts that the stretch plays in events, the telling first."""
        played = {mark.part for mark in self.played}
        return tuple(part for part in Part if part in played)

    @property
    def numbers(self) -> tuple[int, ...]:
        """The statements that this stretch belongs to, the nearest first."""
        return tuple(dict.fromkeys(mark.line.number for mark in self.marks))

    @property
    def roles(self) -> tuple[Role, ...]:
        """The roles that the stretch plays in its nearest statement."""
        return tuple(dict.fromkeys(m.role for m in self.marks if m.line.number == self.numbers[0]))

    @property
    def contents(self) -> tuple[StatementLine, ...]:
        """The statements in whose content the stretch lies, the nearest first."""
        return tuple(mark.line for mark in self.marks if mark.role is Role.CONTENT)


class Part(StrEnum):
    """What a stretch of text is to an event."""

    TRIGGER = "trigger"
    ACTOR = "actor"
    RECIPIENT = "recipient"


@dataclass(frozen=True, slots=True, kw_only=True)
class DeedMark:
    """Where the dispatch tells of its event ``number``, counted from 1; half-open, in code points.

    ``trigger`` is whether these are the words that the event was read from; there is one such place for each event.
    ``part`` is what the stretch is to the event: words that tell of it, or one who takes part.
    """

    start: int
    end: int
    number: int
    trigger: bool
    part: Part = Part.TRIGGER


def deed_marks(events: Sequence[Event]) -> tuple[DeedMark, ...]:
    """The trigger of each event, and the other places that tell of it."""
    found: list[DeedMark] = []
    for number, event in enumerate(events, 1):
        trigger = event.trigger.span
        places = dict.fromkeys([trigger, *(mention.span for mention in event.mentions)])
        found += (DeedMark(start=p.start, end=p.end, number=number, trigger=p == trigger) for p in places)
    return tuple(found)


def party_marks(events: Sequence[Event]) -> tuple[DeedMark, ...]:
    """Where the actors and the recipients of each event are named."""
    return tuple(
        DeedMark(start=party.start, end=party.end, number=number, trigger=False, part=part)
        for number, event in enumerate(events, 1)
        for part, side in ((Part.ACTOR, event.actors), (Part.RECIPIENT, event.recipients))
        for party in side
    )


def marks_of(lines: Iterable[StatementLine]) -> tuple[Mark, ...]:
    """Every mark of the statements: contents, cues, sources and relays."""
    found: list[Mark] = []
    for line in lines:
        attribution = line.attribution
        passages: list[tuple[Role, Passage]] = [(Role.CONTENT, content) for content in attribution.content]
        passages += [(Role.CUE, attribution.cue)] if attribution.cue else []
        passages += [(Role.SOURCE, attribution.source)] if attribution.source else []
        passages += [(Role.RELAY, relay.source) for relay in attribution.relay]
        found += (Mark(start=p.start, end=p.end, role=role, line=line) for role, p in passages)
    return tuple(found)


def segments(
    text: str,
    place: Span,
    marks: Sequence[Mark],
    times: Sequence[TimeExpression] = (),
    deeds: Sequence[DeedMark] = (),
) -> tuple[Segment, ...]:
    """The words of ``place`` as consecutive segments; joined, their texts give them back."""
    within = [mark for mark in marks if mark.start < place.end and place.start < mark.end]
    placed: list[Mark | TimeExpression | DeedMark] = [*within, *times, *deeds]
    edges = {e for m in placed for e in (m.start, m.end)}
    inner = filter(place.covers, edges)
    borders = sorted({place.start, place.end, *inner})
    cut = []
    for left, right in pairwise(borders):
        done = sorted((d for d in deeds if d.start <= left and right <= d.end), key=lambda d: d.end - d.start)
        over = sorted((m for m in within if m.start <= left and right <= m.end), key=lambda m: m.end - m.start)
        cut.append(
            Segment(
                text=text[left:right],
                marks=tuple(over),
                opens=tuple(m.line.number for m in over if _first(m) and m.start == left),
                closes=tuple(m.line.number for m in over if _last(m) and m.end == right),
                time=next((time.value for time in times if time.start <= left and right <= time.end), ""),
                deeds=tuple(sorted({d.number for d in done if d.part is Part.TRIGGER})),
                starts=tuple(d.number for d in deeds if d.trigger and d.start == left),
                played=tuple(done),
            )
        )
    return tuple(cut)


def _first(mark: Mark) -> bool:
    """Whether the mark is where the content of its statement begins."""
    return mark.role is Role.CONTENT and mark.start == mark.line.attribution.content[0].start


def _last(mark: Mark) -> bool:
    return mark.role is Role.CONTENT and mark.end == mark.line.attribution.content[-1].end
