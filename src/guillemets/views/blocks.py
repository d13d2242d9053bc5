"""The dispatch as blocks of a page: its parts in the order of the text, each cut into marked stretches."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from guillemets.model.span import Span
from guillemets.views.deeds import deed_lines
from guillemets.views.lines import part_labels
from guillemets.views.marks import deed_marks, marks_of, party_marks, segments

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from guillemets.model.record import Record
    from guillemets.views.deeds import DeedLine
    from guillemets.views.interface import Interface
    from guillemets.views.lines import StatementLine
    from guillemets.views.marks import DeedMark, Mark, Segment

# A lead of more characters is set like the paragraphs: a page of bold type is hard to read.
_LONG = 420


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One part of the dispatch on the page: its segments, and the statements and events that begin in it.

    ``kind`` is the kind of the part, or ``loose`` for words that lie in no part; ``deeds`` are the
    events with their numbers, counted from 1.
    """

    kind: str
    label: str
    repeated: bool
    long: bool
    segments: tuple[Segment, ...]
    notes: tuple[StatementLine, ...]
    deeds: tuple[tuple[int, DeedLine], ...] = ()


@dataclass(frozen=True, slots=True)
class _Cutter:
    """Cuts the text of one record into stretches."""

    record: Record
    marks: Sequence[Mark]
    deeds: Sequence[DeedMark]

    def stretches(self, start: int, end: int) -> tuple[Segment, ...]:
        """The stretches between two offsets, none where nothing lies between them."""
        if start >= end:
            return ()
        return segments(self.record.dispatch.text, Span(start, end), self.marks, self.record.times, self.deeds)

    def loose(self, start: int, end: int) -> Iterator[Block]:
        """A block for words that lie in no part, if there are any."""
        if self.record.dispatch.text[start:end].strip():
            cut = self.stretches(start, end)
            yield Block(kind="loose", label="", repeated=False, long=False, segments=cut, notes=())


def blocks_of(record: Record, interface: Interface, lines: Sequence[StatementLine]) -> Iterator[Block]:
    """The parts in the order of the text, and between them whatever words lie in none."""
    parts = record.dispatch.parts
    labels = part_labels(record.dispatch, interface)
    cut = _Cutter(record, marks_of(lines), (*deed_marks(record.events), *party_marks(record.events)))
    deeds = tuple(enumerate(deed_lines(record, interface), 1))
    reached = 0
    for i in sorted(range(len(parts)), key=lambda i: parts[i].start):
        part = parts[i]
        start = max(part.start, reached)
        yield from cut.loose(reached, start)
        reached = max(reached, part.end)
        yield Block(
            kind=part.kind,
            label=labels[i],
            repeated=part.duplicate_of is not None,
            long=reached - start > _LONG,
            segments=cut.stretches(start, reached),
            notes=tuple(line for line in lines if line.attribution.part == i),
            deeds=tuple((n, deed) for n, deed in deeds if start <= record.events[n - 1].trigger.start < reached),
        )
    yield from cut.loose(reached, len(record.dispatch.text))
