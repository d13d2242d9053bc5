"""Photo credits and captions that a scraper has run into a line, and captions that stand there twice."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from guillemets.lexicons.furniture import FurnitureKind
from guillemets.model.dispatch import PartKind

if TYPE_CHECKING:
    from guillemets.layout.segments import Segment
    from guillemets.lexicons import Lexicons

_SENTENCE_END = re.compile(r"[.!?…][»”\")]{0,2}(?=\s)\s*")
_TOKEN = re.compile(r"\S{1,30}")
_CREDIT_WORDS = 3
_MOST_SENTENCES = 3
_SHORTEST_COPY = 20
_CAPTION_LENGTH = 350


def cut_captions(text: str, segment: Segment, words: Lexicons) -> list[Segment]:
    """The line cut around credits that stand between its sentences, and around sentences that stand twice in a row.

    "... la ville. Keystone-SDA Le pont en mars. Le pont en mars. sda Selon la police, ..." gives a credit, a caption,
    its copy and a credit, with the text around them.
    """
    if segment.kind is not None:
        return [segment]
    pieces: list[Segment] = []
    starts = [segment.start, *(m.end() for m in _SENTENCE_END.finditer(text, segment.start, segment.end))]
    credits_ = _credits(text, starts, segment.end, words)
    # A caption follows its credit without a full stop, so its beginning is none of the sentence starts.
    starts = sorted({*starts, *(end + 1 for _, end, _ in credits_), segment.end})
    found = sorted([*credits_, *_copies(text, starts)])
    at = segment.start
    for start, end, kind in found:
        if start >= at:
            pieces += segment.part(text, at, start)
            pieces += segment.part(text, start, end, kind)
            at = end
    pieces += segment.part(text, at, segment.end)
    return _between_credits(pieces) if found else [segment]


def _credits(text: str, starts: list[int], stop: int, words: Lexicons) -> list[tuple[int, int, PartKind]]:
    """The credits that stand alone where a sentence should begin."""
    found: list[tuple[int, int, PartKind]] = []
    for start in starts[1:]:
        at = start
        end = None
        for _ in range(_CREDIT_WORDS):
            token = _TOKEN.match(text, at, stop)
            if token is None:
                break
            name = text[start : token.end()]
            rest = text[token.end() : token.end() + 3].lstrip()
            opens = not rest or rest[0].isupper() or rest[0] in "«“"
            if opens and words.furniture.whole.get(name.casefold()) is FurnitureKind.CREDIT:
                end = token.end()
            at = token.end() + 1
        if end is not None:
            found.append((start, end, PartKind.CREDIT))
    return found


def _copies(text: str, starts: list[int]) -> list[tuple[int, int, PartKind]]:
    """Sentences, or runs of them, that stand exactly twice in a row."""
    found: list[tuple[int, int, PartKind]] = []
    for i in range(len(starts)):
        for size in range(1, _MOST_SENTENCES + 1):
            if i + 2 * size >= len(starts):
                break
            one, two, end = starts[i], starts[i + size], starts[i + 2 * size]
            if not _SHORTEST_COPY <= two - one <= _CAPTION_LENGTH or not _same(text, (one, two), (two, end)):
                continue
            before = starts[i - size] if i >= size else one
            after = starts[i + 3 * size] if i + 3 * size < len(starts) else end
            if not _same(text, (before, one), (one, two)) and not _same(text, (one, two), (end, after)):
                found += [(one, two, PartKind.CAPTION), (two, end, PartKind.CAPTION)]
    return found


def _same(text: str, one: tuple[int, int], two: tuple[int, int]) -> bool:
    """Whether the same words stand at both places."""
    if abs((one[1] - one[0]) - (two[1] - two[0])) > 2:  # noqa: PLR2004
        return False
    return text[slice(*one)].split() == text[slice(*two)].split()


def _between_credits(pieces: list[Segment]) -> list[Segment]:
    """The pieces, with a short text right between two credits taken for the caption that it is."""
    kinds = [piece.kind for piece in pieces]
    for i, (one, two) in enumerate(pairwise(kinds)):
        if one is PartKind.CREDIT and two is None and kinds[i + 2 : i + 3] == [PartKind.CREDIT]:
            piece = pieces[i + 1]
            if piece.end - piece.start <= _CAPTION_LENGTH:
                pieces[i + 1] = replace(piece, kind=PartKind.CAPTION)
    return pieces
