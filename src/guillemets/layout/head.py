"""The head of a dispatch: kicker, headline, agency line, byline and date, also when they stand on one line."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from guillemets.layout.crossheads import crosshead_end
from guillemets.layout.dateline import find_dateline
from guillemets.layout.lines import kind_of_line
from guillemets.layout.stamps import Stamp, find_stamps
from guillemets.lexicons.border_words import BorderType
from guillemets.lexicons.rubrics import RubricType
from guillemets.model.dispatch import PartKind

if TYPE_CHECKING:
    from guillemets.layout.segments import Segment
    from guillemets.lexicons import Lexicons

_HEAD_LINES = 8
_HEAD_LENGTH = 600
_LONGEST_HEADLINE = 220
_KICKER_WORDS = 4
_KICKER_LENGTH = 45
_FUSED_HEADLINE_WORDS = 16
_FUSED_KICKER_WORDS = 3
_WORD_BEFORE = re.compile(r"(?:^|(?<=[\s|·•,;–—-]))([^\s|·•,;]{2,40})[\s|·•,;:–—-]*$")
_WORD_AFTER = re.compile(r"[\s|·•,;–—-]*([^\s|·•,;–—]{2,40})(?=\s|$)")
_FRESH_START = re.compile(r"[\s|·•,;.–—()-]*(?:$|[A-ZÀ-ÖØ-ÞŒ«“\"\d])")
_TWO_SENTENCES = re.compile(r"[^\W\d_]{3,}[.!?…] [A-ZÀ-ÖØ-ÞŒ«]")
_FIRST_WORDS = re.compile(r"[^\s«“]+(?: [^\s«“]+){0,2}")


def cut_head(text: str, lines: list[Segment], words: Lexicons) -> list[Segment]:
    """The lines, with the first ones cut where headline, agency, date and body share a line."""
    head = [piece for line in lines[:_HEAD_LINES] for piece in _cut_line(text, line, words)]
    return [*head, *lines[_HEAD_LINES:]]


def _cut_line(text: str, line: Segment, words: Lexicons) -> list[Segment]:
    if kind_of_line(text, line, words) not in (None, PartKind.BYLINE):
        return [line]
    high = min(line.end, line.start + _HEAD_LENGTH)
    stamps = [s for s in find_stamps(text, line.start, high, words) if _stands_alone(text, s, line, words)]
    if not stamps:
        return _cut_dateline(text, line, words)
    pieces: list[Segment] = []
    at = line.start
    for stamp in stamps:
        start = stamp.start
        agency = _agency_before(text, at, start, words)
        if agency is not None:
            pieces += line.part(text, at, agency[0])
            pieces += line.part(text, *agency, PartKind.AGENCY)
        else:
            pieces += line.part(text, at, start)
        pieces += line.part(text, stamp.start, stamp.end, PartKind.DATE)
        at = stamp.end
        if (after := _agency_after(text, at, line.end, words)) is not None:
            pieces += line.part(text, *after, PartKind.AGENCY)
            at = after[1]
    pieces += line.part(text, at, line.end)
    return [replace(piece, whole=True) for piece in pieces]


def _stands_alone(text: str, stamp: Stamp, line: Segment, words: Lexicons) -> bool:
    """Whether the stamp belongs to the head rather than to a sentence ("l'accident du 12 mai 2019 à 14h30")."""
    written = text[stamp.start : stamp.end]
    if not _FRESH_START.match(text, stamp.end, line.end):
        return False
    if stamp.marked and written[0].isupper():
        return True
    if _agency_before(text, line.start, stamp.start, words) is not None:
        return find_dateline(text, line.start, line.end, words) is None
    return stamp.clock is not None and written[:1].isdigit() and re.search(r"\d ?[-–—|,] ?\d", written) is not None


def _agency_before(text: str, low: int, start: int, words: Lexicons) -> tuple[int, int] | None:
    match = _WORD_BEFORE.search(text[max(low, start - 60) : start])
    if match is None or not _is_agency(match[1], words):
        return None
    base = max(low, start - 60)
    return base + match.start(1), base + match.end(1)


def _agency_after(text: str, at: int, stop: int, words: Lexicons) -> tuple[int, int] | None:
    match = _WORD_AFTER.match(text, at, stop)
    if match is None or not _is_agency(match[1], words):
        return None
    following = text[match.end() : match.end() + 2].strip()
    return match.span(1) if not following or not following.islower() else None


def _is_agency(word: str, words: Lexicons) -> bool:
    bare = word.strip("()[].:")
    return (bare.casefold().split("/")[0] in words.agencies and not bare.istitle()) or bare == "Belga"


def _cut_dateline(text: str, line: Segment, words: Lexicons) -> list[Segment]:
    """The line cut before a dateline that a headline runs into: "Le pont rouvre PARIS (AFP) - Le pont ..."."""
    at = text.find("(", line.start, min(line.end, line.start + _HEAD_LENGTH // 2))
    while at >= 0:
        starts = [m.start() + line.start for m in re.finditer(r"(?<=\s)[A-ZÀ-ÖØ-ÞŒ]", text[line.start : at])][-6:]
        for start in starts:
            if find_dateline(text, start, at + 40, words) is not None and text[line.start : start].count(" ") > 2:  # noqa: PLR2004
                cuts = ((line.start, start), (start, line.end))
                return [replace(piece, whole=True) for cut in cuts for piece in line.part(text, *cut)]
        at = text.find("(", at + 1, min(line.end, line.start + _HEAD_LENGTH // 2))
    return [line]


def is_headline(text: str, segment: Segment, words: Lexicons) -> bool:
    """Whether the line can be a headline: one line, short, no run of sentences, no dateline."""
    written = text[segment.start : segment.end]
    if not segment.whole or len(written) > _LONGEST_HEADLINE or _TWO_SENTENCES.search(written):
        return False
    if written.endswith((",", ";", ":")) or (written.endswith(".") and not written.endswith("...")):
        return False
    return find_dateline(text, segment.start, segment.end, words) is None


def is_kicker(text: str, segment: Segment, words: Lexicons) -> bool:
    """Whether the line is a rubric or a phrase short enough to be one."""
    written = text[segment.start : segment.end]
    if written.casefold() in words.rubrics:
        return True
    short = len(written) <= _KICKER_LENGTH and len(written.split()) <= _KICKER_WORDS
    return short and segment.whole and written[-1].isalnum()


def fused_kicker(text: str, segment: Segment, words: Lexicons) -> int | None:
    """Where the kicker that opens a headline or a body ends ("Diplomatie «Pression» sur Moscou"), or None."""
    opening = _FIRST_WORDS.match(text, segment.start, segment.end)
    parts = opening[0].split(" ") if opening else []
    for count in range(len(parts), 0, -1):
        rubric = " ".join(parts[:count])
        kind = words.rubrics.get(rubric.casefold())
        end = segment.start + len(rubric)
        if kind is not None and _begins_headline(text, end, segment.end, kind, words):
            return end
    fused = _fused(text, segment, words, _FUSED_KICKER_WORDS)
    return fused if fused is not None and text[fused - 1].isalnum() else None


def fused_headline(text: str, segment: Segment, words: Lexicons) -> int | None:
    """Where a headline ends that runs into the lead without a mark, or None."""
    return _fused(text, segment, words, _FUSED_HEADLINE_WORDS)


def _fused(text: str, segment: Segment, words: Lexicons, most: int) -> int | None:
    first = text[segment.start]
    if not first.islower():
        return crosshead_end(text, segment.start, segment.end, words, most=most)
    window = first.upper() + text[segment.start + 1 : min(segment.end, segment.start + _HEAD_LENGTH)]
    end = crosshead_end(window, 0, len(window), words, most=most) if len(first.upper()) == 1 else None
    return None if end is None else segment.start + end


def _begins_headline(text: str, at: int, stop: int, kind: RubricType, words: Lexicons) -> bool:
    """Whether what follows a rubric begins anew: a capital, a quotation; after a place, surely so."""
    rest = text[at:stop][:60]
    bare = rest.lstrip()
    if not bare or bare == rest or not (bare[0].isupper() or bare[0] in '«“"' or bare[0].isdigit()):
        return False
    if kind is RubricType.TOPIC or bare[0] in '«“"':
        return True
    word = re.split(r"[\s,]|(?<=['’])", bare, maxsplit=1)[0].replace("’", "'")
    known = words.border_words
    return word in known[BorderType.OPENER] or word in known[BorderType.ARTICLE]
