"""Quotation marks: which ones open, which ones close, and what they hold, however badly they were typed.

Wire copy loses, doubles, turns round and straightens its quotation marks. A mark is therefore read by what stands on
both sides of it, and by its shape only where the sides do not decide.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from guillemets.language.parsed import Quotation
from guillemets.model.refusal import Reason, Refusal, Stage
from guillemets.model.span import Span

OPENING = "«“„‹"
CLOSING = "»”›"
STRAIGHT = '"'
MARKS = OPENING + CLOSING + STRAIGHT
_BLANKS = " \t\r\n\u00a0\u202f\u2009"
_MARK = re.compile(f"[{MARKS}]")
_ELIDED = re.compile(r"(?:^|[^\w])(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu)$", re.IGNORECASE)
_FULL_STOP = re.compile(r"[.!?…]\s*$")
_SENTENCE_BREAK = re.compile(r"[.!?…]\s+[A-ZÀ-ÝŒ«“\"]")
_LONGEST_SPEECH = 6  # paragraphs that one quotation may run over
_LONGEST_STRETCH = 300  # code points; a second closing mark further on belongs to something else
_SAME_LENGTH = str.maketrans(
    {"’": "'", "ʼ": "'", "‘": "'", "`": "'", "\u00a0": " ", "\u202f": " ", "\u2009": " ", "“": "«", "”": "»"}
    | {"„": "«", "‹": "«", "›": "»", "–": "-", "—": "-", "−": "-", "\u00ad": "-"}
)


class Role(StrEnum):
    """What a mark does where it stands."""

    OPENS = "opens"
    CLOSES = "closes"
    EITHER = "either"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Mark:
    """One quotation mark at ``at``."""

    at: int
    role: Role


def normalised(text: str) -> str:
    """The text with apostrophes, dashes, blanks and marks made uniform, code point for code point.

    >>> normalised("l’“ami”")
    "l'«ami»"
    """
    return text.translate(_SAME_LENGTH)


def find_quotations(text: str, regions: list[Span]) -> tuple[tuple[Quotation, ...], tuple[Refusal, ...]]:
    """The quotations of each region (a paragraph, a headline...), in order, and the marks that found no partner.

    A quotation that is still open at the end of its paragraph ends there, as not closed; when the next paragraph
    opens with a mark, that is how French typography goes on with a quotation over several paragraphs.
    """
    found: list[Quotation] = []
    unpaired: list[int] = []
    for i, region in enumerate(regions):
        quotations, lone = _pair(text, region, _marks(text, region))
        joined = _joined(text, found, quotations, lone, regions[max(i - _LONGEST_SPEECH, 0) : i + 1])
        if joined is not None:
            found = [q for q in found if q.span.start < joined.span.start]
            quotations = [q for q in quotations if not q.span.within(joined.span)] + [joined]
            unpaired = [at for at in unpaired if not joined.span.covers(at)]
            lone = [at for at in lone if not joined.span.covers(at)]
        found.extend(quotations)
        unpaired.extend(lone)
    refusals = (Refusal(stage=Stage.LANGUAGE, start=at, end=at + 1, reason=Reason.UNPAIRED_QUOTE) for at in unpaired)
    return tuple(sorted(found, key=lambda q: (q.span.start, -q.span.end))), tuple(refusals)


def _joined(
    text: str, found: list[Quotation], quotations: list[Quotation], lone: list[int], regions: list[Span]
) -> Quotation | None:
    """The quotation that an earlier paragraph left open and this one closes, or opens anew and goes on with.

    The open one must end its paragraph, and no paragraph between may hold a quotation of its own.
    """
    opened = max(found, key=lambda q: q.span.end, default=None)
    if opened is None or opened.closed:
        return None
    region = regions[-1]
    own = next((r for r in regions if opened.span.within(r)), None)
    if own is None or own == region or text[opened.span.end : own.end].strip():
        return None
    again = next((q for q in quotations if q.span.start == region.start and q.depth == 0), None)
    if again is not None and regions[-2] == own:
        return _quotation(text, opened.span.start, again.span.end, 0, closed=again.closed)
    closing = next((at for at in lone if text[at] not in OPENING), None)
    if closing is None or any(q.span.start < closing for q in quotations):
        return None
    return _quotation(text, opened.span.start, closing + 1, 0, closed=True)


def _marks(text: str, region: Span) -> list[Mark]:
    found = []
    for match in _MARK.finditer(text, region.start, region.end):
        role = _role(text, match.start(), region)
        if role is not Role.NONE:
            found.append(Mark(match.start(), role))
    return found


def _role(text: str, at: int, region: Span) -> Role:
    before = text[at - 1] if at > region.start else " "
    after = text[at + 1] if at + 1 < region.end else " "
    if text[at] == STRAIGHT and before.isdigit():
        return Role.NONE  # inches, seconds: 3'30"65
    # An elided word before a guillemet is an apostrophe that somebody's converter took for a quotation mark, or an
    # apostrophe that it swallowed ("qu«il y a..."); which one shows only by what follows.
    if after.isalpha() and _ELIDED.search(text[max(region.start, at - 9) : at]):
        return Role.NONE if not _closed_soon(text, at, region) else Role.OPENS
    if text[at] in OPENING and before in ".,;:!?…":
        return Role.OPENS
    free_before = before in _BLANKS or before in "([-–—/'’" or (before in MARKS and before not in CLOSING)
    free_after = after in _BLANKS or after in ".,;:!?…)]-–—/" or (after in MARKS and after not in OPENING)
    if free_before and not free_after:
        return Role.OPENS
    if free_after and not free_before:
        return Role.CLOSES
    if text[at] in OPENING:
        return Role.OPENS
    if text[at] in CLOSING:
        return Role.CLOSES
    return Role.EITHER


def _closed_soon(text: str, at: int, region: Span) -> bool:
    """Whether the next mark after ``at`` closes something: then the mark at ``at`` opened it."""
    following = _MARK.search(text, at + 1, region.end)
    if following is None:
        return False
    after = text[following.end()] if following.end() < region.end else " "
    return text[following.start()] in CLOSING and not after.isalnum()


def _pair(text: str, region: Span, marks: list[Mark]) -> tuple[list[Quotation], list[int]]:
    """Quotations of one region by a stack; what cannot be paired is closed at the paragraph's end or given back."""
    done: list[Quotation] = []
    lone: list[int] = []
    stack: list[int] = []
    for i, mark in enumerate(marks):
        role = mark.role
        if role is Role.EITHER:
            role = Role.CLOSES if stack else Role.OPENS
        if role is Role.OPENS:
            if stack and not _nests(marks, i):
                lone.append(stack[-1])
                _close_unclosed(text, stack, mark.at, done)
            stack.append(mark.at)
        elif stack:
            opened = stack.pop()
            if mark.at > opened + 1:
                done.append(_quotation(text, opened, mark.at + 1, len(stack), closed=True))
        elif not _extend(text, mark.at, done):
            lone.append(mark.at)
    while stack:
        lone.append(stack[-1])
        _close_unclosed(text, stack, region.end, done)
    return done, lone


def _nests(marks: list[Mark], i: int) -> bool:
    """Whether an opening mark inside an open quotation is a quotation within: two closing marks have to follow."""
    depth = 1
    for mark in marks[i + 1 :]:
        if mark.role is Role.OPENS:
            depth += 1
        else:
            depth -= 1
        if depth < 0:
            return True
    return False


def _close_unclosed(text: str, stack: list[int], limit: int, done: list[Quotation]) -> None:
    """End the innermost open quotation before ``limit``: with its sentence when another one follows, else there."""
    opened = stack.pop()
    end = limit
    if limit < len(text) and text[limit] in MARKS:
        breaks = _SENTENCE_BREAK.search(text, opened, limit + 1)
        end = breaks.start() + 1 if breaks else limit
    while end > opened + 1 and text[end - 1] in _BLANKS:
        end -= 1
    if end > opened + 1:
        done.append(_quotation(text, opened, end, len(stack), closed=False))


def _extend(text: str, at: int, done: list[Quotation]) -> bool:
    """Let a second closing mark in the same sentence move the end of the quotation before it.

    Opened once and closed twice: the writer went on quoting ("«... entre l'UE et les USA» sur la Chine», selon...").
    """
    if not done:
        return False
    last = max(done, key=lambda q: q.span.end)
    between = text[last.span.end : at]
    ended = _FULL_STOP.search(between) or _SENTENCE_BREAK.search(between)
    if not last.closed or ended or len(between) > _LONGEST_STRETCH:
        return False
    done.remove(last)
    done.append(_quotation(text, last.span.start, at + 1, last.depth, closed=True))
    return True


def _quotation(text: str, start: int, end: int, depth: int, *, closed: bool) -> Quotation:
    inner = Span(start + 1, end - 1 if closed and end - 1 > start + 1 else end).trimmed(text)
    return Quotation(span=Span(start, end), inner=inner or Span(start, end), depth=depth, closed=closed)
