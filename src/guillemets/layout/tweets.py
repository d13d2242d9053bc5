"""Embedded messages of social networks: their text with the signature, and the second copy that scrapers leave."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from guillemets.layout.segments import Segment, trimmed
from guillemets.model.dispatch import PartKind

if TYPE_CHECKING:
    from collections.abc import Iterator

_HANDLE = re.compile(r"\(@\w{1,30}\)")
_DATE = re.compile(r"[ \u00a0]{1,3}(?:\d{1,2}(?:er)? [^\W\d_]{3,10} \d{4}|[^\W\d_]{3,10} \d{1,2}, \d{4})")
_NAME_LENGTH = 80
_MESSAGE_LENGTH = 1200
_SHORTEST = 15
_SIGNATURE = re.compile(r"\s*(?:\([A-Za-z/-]{2,30}\)\s*)?")
_SENTENCE_END = re.compile(r"[.!?…»”\"](?=\s)|\s{2}")


def cut_tweets(text: str, segment: Segment) -> list[Segment]:
    """The line cut around its embedded messages.

    The first copy, with its signature ("— Gare (@gare) 3 mars 2021"), becomes a paragraph of its own; the second,
    boilerplate with ``copy_of``. What stands around is left unnamed.
    """
    pieces: list[Segment] = []
    at = segment.start
    for handle in _HANDLE.finditer(text, segment.start, segment.end):
        dash = text.rfind("—", max(at, handle.start() - _NAME_LENGTH), handle.start())
        dated = _DATE.match(text, handle.end(), segment.end)
        if dash < 0 or dated is None:
            continue
        start, copy = _message(text, at, dash, dated.end(), segment.end)
        pieces += segment.part(text, at, start)
        pieces += segment.part(text, start, dated.end(), PartKind.PARAGRAPH)
        at = dated.end()
        if copy is not None:
            first = pieces[-1].start
            pieces += segment.part(text, at, copy[0])
            pieces += (replace(p, copy_of=first) for p in segment.part(text, *copy, PartKind.BOILERPLATE))
            at = copy[1]
    return [*pieces, *segment.part(text, at, segment.end)] if pieces else [segment]


def _message(text: str, low: int, dash: int, after: int, high: int) -> tuple[int, tuple[int, int] | None]:
    """Where the message before the signature's dash starts, and where its second copy stands."""
    low = max(low, dash - _MESSAGE_LENGTH)
    _, end = trimmed(text, low, dash)
    signature = _SIGNATURE.match(text, after, high)
    copied = signature.end() if signature else after
    for length in _lengths(text, low, end, copied, high):
        if text[copied : copied + length] == text[end - length : end]:
            return end - length, (copied, copied + length)
    starts = [low, *(m.end() for m in _SENTENCE_END.finditer(text, low, max(low, end - _SHORTEST)))]
    return trimmed(text, starts[-1], end)[0] if end > low else dash, None


def _lengths(text: str, low: int, end: int, copied: int, high: int) -> Iterator[int]:
    """Every length that a message ending at ``end`` can have if a copy of it starts at ``copied``, longest last."""
    tail = text[max(low, end - _SHORTEST) : end]
    limit = min(high, copied + end - low)
    at = text.find(tail, copied, limit) if len(tail) == _SHORTEST else -1
    tries = 0
    while at >= 0 and tries < 20:  # noqa: PLR2004
        yield at + len(tail) - copied
        at = text.find(tail, at + 1, limit)
        tries += 1
