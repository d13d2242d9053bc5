"""The pieces a text is cut into before they are named: lines, and parts of lines that a scraper has run together."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from guillemets.model.dispatch import PartKind

_LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff"
_WIDE = re.compile(r"(?<=[.!?…»”\")\]])[^\S\n]{2,}(?=\S)")
_GLUED = re.compile(r"[.!?…](?=[A-ZÀ-ÖØ-ÞŒ«“])")
_OPENS_SENTENCE = re.compile(r"[«“]|[A-ZÀ-ÖØ-ÞŒ](?:[a-zà-öø-ÿœ]*[ '’\u00a0]|[A-ZÀ-ÖØ-ÞŒ]+ )")
_LONGEST_WORD = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """A piece ``[start, end)`` of the text, without blanks at its edges.

    ``kind`` is set once known. ``whole`` tells a line of its own from a part of one; ``spaced`` tells that a blank
    line or the edge of the text stands before it. ``copy_of`` is the start of the piece whose words it repeats.
    """

    start: int
    end: int
    kind: PartKind | None = None
    whole: bool = True
    spaced: bool = True
    copy_of: int | None = None

    def part(self, text: str, start: int, end: int, kind: PartKind | None = None) -> Iterator[Segment]:
        """The piece of this one between two offsets, or nothing when only blanks stand there."""
        first, last = trimmed(text, start, end)
        if first < last:
            spaced = self.spaced and first == self.start
            yield replace(self, start=first, end=last, kind=kind, whole=self.whole_at(first, last), spaced=spaced)

    def whole_at(self, start: int, end: int) -> bool:
        """Whether a piece of this one at these offsets would still be a line of its own."""
        return self.whole and (start, end) == (self.start, self.end)


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The offsets without the blanks and invisible characters at their edges; equal when nothing is left."""
    while start < end and (text[start].isspace() or text[start] in _INVISIBLE):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in _INVISIBLE):
        end -= 1
    return start, end


def lines_of(text: str) -> list[Segment]:
    """The lines of the text that hold more than blanks, in order."""
    found: list[Segment] = []
    last = 0
    for match in _LINE.finditer(text):
        start, end = trimmed(text, match.start(), match.end())
        if start < end:
            gap = text[last:start].replace("\r\n", "\n")
            spaced = not found or sum(gap.count(mark) for mark in "\n\r\f\x85\u2028\u2029") > 1
            found.append(Segment(start=start, end=end, spaced=spaced))
            last = end
    return found


def cut_paragraphs(text: str, segment: Segment) -> list[Segment]:
    """The paragraphs of a line in which the scraper left two blanks, or none at all, for a border.

    A border stands only after the end of a sentence: "la gare.  Le pont", "la gare.Le pont".
    """
    if segment.kind is not None:
        return [segment]
    borders = {match.end() for match in _WIDE.finditer(text, segment.start, segment.end)}
    borders |= {
        match.end() for match in _GLUED.finditer(text, segment.start, segment.end) if _is_glued(text, match.start())
    }
    cuts = [segment.start, *sorted(borders - {segment.start}), segment.end]
    return [piece for a, b in pairwise(cuts) for piece in segment.part(text, a, b)]


def _is_glued(text: str, stop: int) -> bool:
    """Whether the mark at ``stop`` ends a sentence and the next one follows without a blank.

    Initials, abbreviations and addresses ("E.F.", "M.Roux", "www.pont.Ch") are no ends.
    """
    before = text[max(0, stop - _LONGEST_WORD) : stop].split()
    word = before[-1] if before and not text[stop - 1].isspace() else ""
    if text[stop + 1] in "«“" and (not word or word[-1] in "»”)"):
        return True
    if not _OPENS_SENTENCE.match(text, stop + 1) or any(mark in word for mark in "@/#."):
        return False
    return bool(word) and (word[-1] in "»”)]%" or (word[-1].islower() and len(word.strip("«“(")) > 2))  # noqa: PLR2004
