"""The page of a record as one self-contained HTML file: the dispatch set in type, its statements in the margin."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from jinja2 import Environment, PackageLoader, StrictUndefined

from guillemets.model.dispatch import PartKind
from guillemets.model.span import Span
from guillemets.views.lines import by_voice, facts, headline, part_labels, statement_lines, unresolved
from guillemets.views.marks import Role, marks_of, segments

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jinja2 import Template

    from guillemets.model.record import Record
    from guillemets.views.interface import Interface
    from guillemets.views.lines import StatementLine
    from guillemets.views.marks import Mark, Segment

# The style sheet has this many colours; further speakers take them again from the first.
COLOURS = 8
# A lead of more characters is set like the paragraphs: a page of bold type is hard to read.
_LONG = 420


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One part of the dispatch on the page: its segments, and the statements that begin in it.

    ``kind`` is the kind of the part, or ``loose`` for words that lie in no part.
    """

    kind: str
    label: str
    repeated: bool
    long: bool
    segments: tuple[Segment, ...]
    notes: tuple[StatementLine, ...]


def html_page(record: Record, interface: Interface) -> str:
    """The page: no script, no outside resource, every word of the dispatch escaped and in its order."""
    lines = statement_lines(record, interface)
    blocks = tuple(_blocks(record, interface, lines))
    return _template().render(
        record=record,
        dispatch=record.dispatch,
        interface=interface,
        word=interface.word,
        title=headline(record.dispatch, interface),
        untitled=not any(block.kind == PartKind.HEADLINE for block in blocks),
        facts=facts(record, interface),
        blocks=blocks,
        lines=lines,
        voices=by_voice(lines),
        unresolved=unresolved(record, interface),
        link=_link(record.dispatch.source.url),
        legend=tuple(Role),
        colours=COLOURS,
    )


def _blocks(record: Record, interface: Interface, lines: Sequence[StatementLine]) -> Iterator[Block]:
    """The parts in the order of the text, and between them whatever words lie in none."""
    text, parts = record.dispatch.text, record.dispatch.parts
    labels = part_labels(record.dispatch, interface)
    marks = marks_of(lines)
    reached = 0
    for i in sorted(range(len(parts)), key=lambda i: parts[i].start):
        part = parts[i]
        start = max(part.start, reached)
        yield from _loose(record, reached, start, marks)
        reached = max(reached, part.end)
        yield Block(
            kind=part.kind,
            label=labels[i],
            repeated=part.duplicate_of is not None,
            long=reached - start > _LONG,
            segments=_segments(record, start, reached, marks),
            notes=tuple(line for line in lines if line.attribution.part == i),
        )
    yield from _loose(record, reached, len(text), marks)


def _loose(record: Record, start: int, end: int, marks: Sequence[Mark]) -> Iterator[Block]:
    if record.dispatch.text[start:end].strip():
        cut = _segments(record, start, end, marks)
        yield Block(kind="loose", label="", repeated=False, long=False, segments=cut, notes=())


def _segments(record: Record, start: int, end: int, marks: Sequence[Mark]) -> tuple[Segment, ...]:
    return segments(record.dispatch.text, Span(start, end), marks, record.times) if start < end else ()


def _link(url: str | None) -> str | None:
    """The address if a reader can safely follow it."""
    return url if url and url.startswith(("https://", "http://")) else None


@cache
def _template() -> Template:
    environment = Environment(
        loader=PackageLoader("guillemets.views"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("record.html")
