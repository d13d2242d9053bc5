"""The parts named in order: from the head to the last credit, each line by its words, its shape and its place."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from guillemets.layout.dateline import find_dateline
from guillemets.layout.head import fused_headline, fused_kicker, is_headline, is_kicker
from guillemets.layout.lines import kind_of_line
from guillemets.layout.status import status_of
from guillemets.model.dispatch import Part, PartKind

if TYPE_CHECKING:
    from guillemets.layout.segments import Segment
    from guillemets.lexicons import Lexicons

_CROSSHEAD_WORDS = 10
_CROSSHEAD_LENGTH = 90
_CAPTION_LENGTH = 350
_SHORTEST_BODY = 60
_SHORTEST_COPY = 20
_TEXT = (None, PartKind.PARAGRAPH)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reading:
    """What naming needs to see: the text, the lexicons, and the headline given from outside, if any."""

    text: str
    words: Lexicons
    headline: str | None


def name_segments(text: str, segments: list[Segment], words: Lexicons, headline: str | None) -> list[Segment]:
    """The segments, each with its kind; some head lines are cut in two. ``headline`` is one given from outside."""
    reading = _Reading(text=text, words=words, headline=headline)
    named = [_named_by_words(reading, segment) for segment in segments]
    named = _settle_agencies(text, named)
    lead, head = _name_head(reading, named)
    body = _name_body(reading, lead)
    return _mark_copies(text, _mark_captions(text, [*head, *body]))


def _named_by_words(reading: _Reading, segment: Segment) -> Segment:
    if segment.kind is not None:
        return segment
    kind = kind_of_line(reading.text, segment, reading.words)
    if kind in (PartKind.BYLINE, PartKind.CAPTION) and not segment.whole:
        return segment
    return replace(segment, kind=kind)


def _settle_agencies(text: str, segments: list[Segment]) -> list[Segment]:
    """The agency line is the first one, and stands before the text; every other one is a credit."""
    settled: list[Segment] = []
    open_ = True
    for i, segment in enumerate(segments):
        if segment.kind is PartKind.AGENCY:
            text_before = sum(s.kind in _TEXT for s in segments[max(0, i - 4) : i])
            follows = any(s.kind in _TEXT for s in segments[i + 1 : i + 4])
            kind = PartKind.AGENCY if open_ and follows and text_before < 3 else PartKind.CREDIT  # noqa: PLR2004
            if kind is PartKind.CREDIT and text[segment.start] == "(":
                kind = PartKind.BOILERPLATE
            open_ = False
            segment = replace(segment, kind=kind)  # noqa: PLW2901
        settled.append(segment)
    return settled


def _name_head(reading: _Reading, segments: list[Segment]) -> tuple[list[Segment], list[Segment]]:
    """The segments after the lead, and the named ones up to it."""
    head: list[Segment] = []
    rest = deque(segments)
    title: Segment | None = None
    while rest:
        segment = rest.popleft()
        if segment.kind is not None:
            head.append(segment)
            if segment.kind is PartKind.PARAGRAPH:
                return list(rest), head
            continue
        following = next((s for s in rest if s.kind in _TEXT), None)
        if title is None and (kind := _kind_of_heading(reading, segment, following, rest)) is not None:
            title = None if kind is PartKind.KICKER else segment
            head += [replace(segment, kind=kind)] if title is None else _split_kicker(reading, segment, kind)
            continue
        if title is not None and _same_words(reading.text, title, segment) and following is not None:
            head.append(replace(segment, kind=PartKind.BOILERPLATE, copy_of=head[-1].start))
            continue
        if rest and _is_dateline(reading, segment) and rest[0].kind is None:
            segment = replace(segment, end=rest.popleft().end)
        return list(rest), [*head, *_lead(reading, segment, untitled=title is None)]
    return list(rest), head


def _kind_of_heading(
    reading: _Reading, segment: Segment, following: Segment | None, rest: deque[Segment]
) -> PartKind | None:
    """KICKER or HEADLINE for a line before the lead, None for the lead itself."""
    text, words = reading.text, reading.words
    if _is_given(reading, segment):
        return PartKind.HEADLINE
    if following is None:
        alone = Part(kind=PartKind.HEADLINE, start=segment.start, end=segment.end)
        alert = status_of(text, (alone,), None, words) is not None
        return PartKind.HEADLINE if alert and is_headline(text, segment, words) else None
    rubric = text[segment.start : segment.end].casefold() in words.rubrics
    if is_kicker(text, segment, words):
        titled_next = is_headline(text, following, words) and any(s.kind in _TEXT for s in rest if s is not following)
        if rubric or titled_next or reading.headline is not None:
            return PartKind.KICKER
    if reading.headline is None and is_headline(text, segment, words):
        return PartKind.HEADLINE
    return None


def _is_dateline(reading: _Reading, segment: Segment) -> bool:
    """Whether the line is a dateline and nothing else, so that the lead goes on in the next one."""
    found = find_dateline(reading.text, segment.start, segment.end, reading.words)
    return found is not None and found.end >= segment.end


def _is_given(reading: _Reading, segment: Segment) -> bool:
    return reading.headline is not None and reading.text[segment.start : segment.end] == reading.headline.strip()


def _split_kicker(reading: _Reading, segment: Segment, kind: PartKind) -> list[Segment]:
    end = None if _is_given(reading, segment) else fused_kicker(reading.text, segment, reading.words)
    if end is None:
        return [replace(segment, kind=kind)]
    return [
        *segment.part(reading.text, segment.start, end, PartKind.KICKER),
        *segment.part(reading.text, end, segment.end, kind),
    ]


def _lead(reading: _Reading, segment: Segment, *, untitled: bool) -> list[Segment]:
    """The lead, after the kicker or the headline that a scraper has run into it."""
    dateline = find_dateline(reading.text, segment.start, segment.end, reading.words)
    if not untitled or segment.start > _SHORTEST_BODY or dateline is not None:
        return [replace(segment, kind=PartKind.LEAD)]
    pieces = _split_kicker(reading, segment, PartKind.LEAD)
    last = pieces.pop()
    end = fused_headline(reading.text, last, reading.words)
    if end is None or last.end - end < _SHORTEST_BODY:
        return [*pieces, last]
    return [
        *pieces,
        *last.part(reading.text, last.start, end, PartKind.HEADLINE),
        *last.part(reading.text, end, last.end, PartKind.LEAD),
    ]


def _name_body(reading: _Reading, segments: list[Segment]) -> list[Segment]:
    named: list[Segment] = []
    for i, segment in enumerate(segments):
        kind = segment.kind
        if kind is None:
            following = next((s for s in segments[i + 1 : i + 4] if s.kind in _TEXT), None)
            # A short line between others like it is a list's, not a crosshead.
            listed = i > 0 and segments[i - 1].kind is None and _is_short(reading.text, segments[i - 1])
            is_crosshead = following is not None and not listed and _is_crosshead(reading.text, segment, following)
            kind = PartKind.CROSSHEAD if is_crosshead else PartKind.PARAGRAPH
        named.append(replace(segment, kind=kind))
    return named


def _is_crosshead(text: str, segment: Segment, following: Segment) -> bool:
    """Whether a line of its own is a crosshead: short, no full stop, and a text with full stops under it."""
    written = text[segment.start : segment.end]
    if not (written[0].isupper() or written[0].isdigit() or written[0] in '«“"‘'):
        return False
    if not _is_short(text, segment) or written[-1] == ":":
        return False
    return following.end - following.start > len(written) and not _is_short(text, following)


def _is_short(text: str, segment: Segment) -> bool:
    """Whether the line is as short as a crosshead and ends no sentence."""
    written = text[segment.start : segment.end]
    if not segment.whole or len(written) > _CROSSHEAD_LENGTH or len(written.split()) > _CROSSHEAD_WORDS:
        return False
    return written[-1] not in ".;,…" and not (written[-1] in '»”"' and written[-2:-1] in ".!?…")


def _mark_captions(text: str, segments: list[Segment]) -> list[Segment]:
    """The segments with captions: a line that stands twice in a row, and one set right beside a photo credit."""
    marked = list(segments)
    last_text = max((i for i, s in enumerate(segments) if s.kind is PartKind.PARAGRAPH), default=-1)
    blocks = sum(s.spaced for s in segments)
    for i, (one, two) in enumerate(pairwise(segments)):
        if two.spaced or not (one.whole and two.whole):
            continue
        if one.kind in (PartKind.PARAGRAPH, PartKind.CROSSHEAD) and _same_words(text, one, two):
            marked[i] = replace(one, kind=PartKind.CAPTION)
            marked[i + 1] = replace(two, kind=PartKind.CAPTION)
        beside = (one, two) if one.kind is PartKind.CREDIT else (two, one)
        if beside[0].kind is PartKind.CREDIT and beside[1].kind is PartKind.PARAGRAPH and i < last_text:
            caption = i if beside[1] is one else i + 1
            short = beside[1].end - beside[1].start <= _CAPTION_LENGTH
            if short and blocks > 3 and caption != last_text:  # noqa: PLR2004
                marked[caption] = replace(marked[caption], kind=PartKind.CAPTION)
    return marked


def _same_words(text: str, one: Segment, two: Segment) -> bool:
    return text[one.start : one.end].split() == text[two.start : two.end].split()


def _mark_copies(text: str, segments: list[Segment]) -> list[Segment]:
    """The segments with the later copies of a text marked; outside captions a copy is boilerplate."""
    first: dict[str, Segment] = {}
    marked: list[Segment] = []
    for segment in segments:
        now = segment
        words = " ".join(text[segment.start : segment.end].split())
        if segment.copy_of is None and segment.kind is not PartKind.BOILERPLATE and len(words) >= _SHORTEST_COPY:
            earlier = first.setdefault(words, segment)
            if earlier is not segment:
                kind = PartKind.CAPTION if earlier.kind is PartKind.CAPTION else PartKind.BOILERPLATE
                now = replace(segment, kind=kind, copy_of=earlier.start)
        marked.append(now)
    return marked
