"""Stage 2, in order: lines, cuts, names, then what the parts say of the dispatch as a whole."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING

from guillemets.layout.body import name_segments
from guillemets.layout.captions import cut_captions
from guillemets.layout.crossheads import cut_crossheads
from guillemets.layout.dateline import find_dateline
from guillemets.layout.head import cut_head
from guillemets.layout.lines import signature_start
from guillemets.layout.publication import agency_line, published_at
from guillemets.layout.segments import Segment, cut_paragraphs, lines_of
from guillemets.layout.status import standing
from guillemets.layout.tweets import cut_tweets
from guillemets.layout.wrapping import unwrap
from guillemets.model.dispatch import Dispatch, Part, PartKind, RawDispatch
from guillemets.model.refusal import Reason, Refusal, Stage
from guillemets.model.span import Passage, Span

if TYPE_CHECKING:
    from guillemets.layout.dateline import Dateline
    from guillemets.lexicons import Lexicons

_REPLACED = re.compile("\ufffd+")
_SHORTEST_FUSED_LINE = 150


def read_layout(raw: RawDispatch, words: Lexicons) -> tuple[Dispatch, tuple[Refusal, ...]]:
    r"""The dispatch with its parts, and what could not be read.

    Every part is a half-open range of code points of the untouched text, without blanks at its edges; parts are in
    order and never overlap, and every character that is no blank belongs to one. A dateline is a passage inside the
    part it opens. ``published`` is what was given from outside, else what the text says, in the zone of the agency's
    country; a time of day without any zone is dropped. Never raises, whatever the text.

    >>> from guillemets.lexicons import load_lexicons
    >>> from guillemets.model.dispatch import Origin
    >>> text = "Le pont rouvre\n\nBERNE (AFP) - Le pont a rouvert lundi, a annoncé la ville."
    >>> dispatch, _ = read_layout(RawDispatch(text=text, origin=Origin()), load_lexicons())
    >>> dispatch.headline.text, dispatch.agency.name, dispatch.dateline.text
    ('Le pont rouvre', 'AFP', 'BERNE (AFP) -')
    """
    text = raw.text
    segments = _cut(text, words)
    segments = name_segments(text, segments, words, raw.headline)
    parts = _parts(segments)
    dateline = _dateline(text, parts, words)
    agency = agency_line(text, parts, dateline, words)
    published, conflicts = published_at(raw, parts, dateline, words)
    dispatch = Dispatch(
        id=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        text=text,
        language="fr",
        source=raw.origin,
        published=published,
        status=standing(raw, parts, words),
        kicker=_passage(text, parts, PartKind.KICKER),
        headline=_passage(text, parts, PartKind.HEADLINE),
        agency=agency,
        byline=_passage(text, parts, PartKind.BYLINE),
        dateline=Passage.at(Span(dateline.start, dateline.end), text) if dateline else None,
        lead=_passage(text, parts, PartKind.LEAD),
        parts=parts,
    )
    replaced = (
        Refusal(stage=Stage.LAYOUT, start=m.start(), end=m.end(), reason=Reason.REPLACED_CHARACTERS)
        for m in _REPLACED.finditer(text)
    )
    return dispatch, (*conflicts, *replaced)


def _cut(text: str, words: Lexicons) -> list[Segment]:
    """The text in segments: its lines, and the pieces of those lines that a scraper has put together."""
    segments: list[Segment] = []
    opening = True
    for line in cut_head(text, unwrap(text, lines_of(text)), words):
        if line.kind is not None:
            segments.append(line)
            continue
        for piece in cut_tweets(text, line):
            for unsigned in _cut_signature(text, piece, words):
                first = opening and unsigned.start == line.start
                segments += _cut_fused(text, unsigned, words, opening=first)
        # No crosshead opens the first paragraph; a line shorter than that is a headline at most.
        opening = opening and line.end - line.start < _SHORTEST_FUSED_LINE
    return segments


def _cut_fused(text: str, segment: Segment, words: Lexicons, *, opening: bool) -> list[Segment]:
    """A line, or a piece of one, cut at the captions, crossheads and paragraphs that are fused in it."""
    if segment.kind is not None or segment.end - segment.start < _SHORTEST_FUSED_LINE:
        return [segment]
    pieces: list[Segment] = []
    opening = opening or find_dateline(text, segment.start, segment.end, words) is not None
    for i, piece in enumerate(cut_captions(text, segment, words)):
        for block in cut_crossheads(text, piece, words, opening=opening and i == 0):
            pieces += cut_paragraphs(text, block)
    return pieces


def _cut_signature(text: str, segment: Segment, words: Lexicons) -> list[Segment]:
    """The segment without the agency's signature that closes it ("(ats/nxp)"), and the signature."""
    at = signature_start(text, segment, words) if segment.kind is None else None
    if at is None:
        return [segment]
    return [
        *segment.part(text, segment.start, at),
        *segment.part(text, at, segment.end, PartKind.BOILERPLATE),
    ]


def _parts(segments: list[Segment]) -> tuple[Part, ...]:
    index = {segment.start: i for i, segment in enumerate(segments)}
    return tuple(
        Part(
            kind=segment.kind or PartKind.PARAGRAPH,
            start=segment.start,
            end=segment.end,
            duplicate_of=None if segment.copy_of is None else index.get(segment.copy_of),
        )
        for segment in segments
    )


def _passage(text: str, parts: tuple[Part, ...], kind: PartKind) -> Passage | None:
    part = next((part for part in parts if part.kind is kind), None)
    return None if part is None else Passage.at(Span(part.start, part.end), text)


def _dateline(text: str, parts: tuple[Part, ...], words: Lexicons) -> Dateline | None:
    for part in parts:
        if part.kind in (PartKind.LEAD, PartKind.PARAGRAPH):
            found = find_dateline(text, part.start, part.end, words)
            if found is not None and found.end < part.end:
                return found
            if part.kind is PartKind.PARAGRAPH:
                return None
    return None
