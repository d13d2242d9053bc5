"""Crossheads that a scraper has run into the text: "... la gare. Trafic perturbé Selon la police, ..."."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from guillemets.layout.borders import Word, borders_of
from guillemets.model.dispatch import PartKind

if TYPE_CHECKING:
    from guillemets.layout.segments import Segment
    from guillemets.lexicons import Lexicons

_CAPITALS = "A-ZÀ-ÖØ-ÞŒ"
_START = re.compile(r"(?:[.!?…](?:[»”\"')\]]{1,2}|[ \u00a0]»)?|[»”\")\]](?=[ \u00a0]{2}))[ \t\u00a0\u202f]*")
_WORD = re.compile(r"[^\s]+")
_MARK = re.compile(r"[«»“”]")
_FIRST = re.compile(rf"[{_CAPITALS}«“\"\d]")
_FOREIGN = re.compile(rf"[@#/]|\.\.|[.!?…][{_CAPITALS}«“]")
_WINDOW = 120
_MOST_WORDS = 9
_LONGEST_NAME = 5


def cut_crossheads(text: str, segment: Segment, words: Lexicons, *, opening: bool) -> list[Segment]:
    """The line cut at the crossheads fused into it; ``opening`` when it opens the text, where none can stand."""
    if segment.kind is not None:
        return [segment]
    marks = [(m.start(), m[0] in "«“") for m in _MARK.finditer(text, segment.start, segment.end)]
    places = [place for place, _ in marks]
    pieces: list[Segment] = []
    at = segment.start
    starts = [] if opening else [segment.start]
    for start in (*starts, *(m.end() for m in _START.finditer(text, segment.start, segment.end))):
        if start < at or _is_quoted(marks, bisect_left(places, start)):
            continue
        end = crosshead_end(text, start, segment.end, words)
        if end is not None:
            pieces += segment.part(text, at, start)
            pieces += segment.part(text, start, end, PartKind.CROSSHEAD)
            at = end
    return [*pieces, *segment.part(text, at, segment.end)] if pieces else [segment]


def crosshead_end(text: str, start: int, stop: int, words: Lexicons, *, most: int = _MOST_WORDS) -> int | None:
    """Where the crosshead that begins at ``start`` ends, or None when a sentence begins there.

    It has at most ``most`` words and no full stop; after it, a capital begins a sentence.
    """
    if not _FIRST.match(text, start, stop):
        return None
    window = _window(text, start, min(stop, start + _WINDOW * max(1, most // _MOST_WORDS)), most)
    borders = borders_of(words)
    for i, word in enumerate(window):
        if i and (end := borders.end_before(text, window, i)) is not None:
            return end
        if _FOREIGN.search(word.text):
            return None
        if (inner := borders.glued(window, i)) is not None:
            return word.start + inner
        if word.text[-1] in "?!" and i + 1 < len(window):
            return word.end if borders.asks(window[: i + 1], window[i + 1]) else None
        if word.text[-1] in ".;:…" or (word.text[-1] in '»”"' and word.text[-2:-1] in ".!?…,"):
            return None
    return None


def _window(text: str, start: int, stop: int, most: int) -> list[Word]:
    """The first words from ``start`` on, two more than a crosshead may have; a word cut by the window is left out."""
    found: list[Word] = []
    last = start
    for match in _WORD.finditer(text, start, stop):
        if match.end() == stop and stop < len(text) and not text[stop].isspace():
            break
        gap = sum(blank not in "\r\n" for blank in text[last : match.start()])
        found.append(Word(match.start(), match.end(), match[0], gap))
        last = match.end()
        if len(found) >= most + _LONGEST_NAME:
            break
    return found


def _is_quoted(marks: list[tuple[int, bool]], at: int) -> bool:
    """Whether the place before mark number ``at`` lies between an opening and a closing mark."""
    return 0 < at < len(marks) and marks[at - 1][1] and not marks[at][1]
