"""When something was said: the time beside its cue, or the date of the dispatch.

A derived reading of a record: it adds nothing to the contract and needs no parse.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from guillemets.lexicons.abbreviations import read_abbreviations
from guillemets.lexicons.occasion_words import OccasionWordType
from guillemets.model.event import DateBasis
from guillemets.model.record import speakers_of
from guillemets.model.span import Span
from guillemets.model.temporal import TimexType
from guillemets.times.ties import are_light, crosses, is_bound, is_carried, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from guillemets.model.attribution import Attribution
    from guillemets.model.record import Record
    from guillemets.model.temporal import TimeExpression

_DAY = len("2016-11-24")
_FAR = 120  # characters between a time and its cue or source
_FAR_OPENING = 200  # the same for a time that opens the sentence
_SAID = "\ue000"  # stands for words that somebody said, so that they decide nothing outside
_HELD = "\ue001"  # stands for the cue and the source
_STOP = re.compile(rf"[.!?…]\s*[»\"”’]*\s+(?=[^\s\w,;:]*[A-ZÀ-Ý0-9{_SAID}{_HELD}«\"“])|[\r\n]+")
_LAST_STOP = re.compile(r"[.!?…]\s*[»\"”’]*$")
_SEGMENT = re.compile(rf"[,;:()–—{_SAID}{_HELD}]|\s-\s")
_DASH = re.compile(r"[\s:.–—-]*")
_GERUND = re.compile(r"(?:en )?\w+ant\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasion:
    """When something was said, and how that is known.

    ``value`` is the TIMEX3 value of ``time`` where the dispatch says it (``read``), the day of the dispatch where it
    does not (``defaulted``). All three are None when the dispatch has no date either, or when two times fit equally.
    """

    value: str | None = None
    basis: DateBasis | None = None
    time: TimeExpression | None = None


def said_when(record: Record, attribution: Attribution) -> Occasion:
    """The occasion of one attribution of ``record``.

    A time dates the act of speech when it stands in the sentence of the cue, outside of whatever is said there, and no
    word between ties it to something else ("arrivé lundi", "le vote de dimanche"). The nearest to the cue is taken;
    two that are equally near leave the occasion unknown. A quotation that goes on without a cue shares the occasion of
    what the same speaker said before it in the same part, and a participle ("estimant que") that of its main verb.
    What is yet to come dates nothing that was said. Nothing is raised: what is not known is None in the Occasion.

    >>> import guillemets
    >>> record = guillemets.read("«Rien ne presse», a-t-il dit lundi.", published="2016-11-24")
    >>> said_when(record, record.attributions[0]).value
    '2016-11-21'
    """
    attribution = _holder(record, attribution)
    frame = _Frame.of(record, attribution)
    found = list(frame.times(record)) if frame else []
    if not found and frame and (main := frame.main(record, attribution)):
        return said_when(record, main)
    if not found or frame is None:
        published = record.dispatch.published
        return Occasion(value=published[:_DAY], basis=DateBasis.DEFAULTED) if published else Occasion()
    shortest = min(_gap(frame.cue, _span(t)) for t in found)
    nearest = [t for t in found if _gap(frame.cue, _span(t)) == shortest]
    if len({t.value for t in nearest}) > 1:
        return Occasion()
    return Occasion(value=nearest[0].value, basis=DateBasis.READ, time=nearest[0])


def _holder(record: Record, attribution: Attribution) -> Attribution:
    """The attribution whose cue stands for this one: itself, or the last of its speaker before it in the part."""
    who = _who(attribution)
    if attribution.cue or attribution.source or not who:
        return attribution
    before = (
        other
        for other in record.attributions
        if other.cue
        and other.part == attribution.part
        and other.content[0].start < attribution.content[0].start
        and _who(other) == who
    )
    return max(before, key=lambda other: other.content[0].start, default=attribution)


def _who(attribution: Attribution) -> frozenset[str]:
    return frozenset(s.entity for s in speakers_of(attribution))


@dataclass(frozen=True, slots=True)
class _Frame:
    """The sentence of a cue with everything said in it blotted out; offsets are those of the dispatch, less ``at``."""

    at: int
    words: str
    cue: Span
    source: Span | None
    others: tuple[Span, ...]

    @classmethod
    def of(cls, record: Record, attribution: Attribution) -> _Frame | None:
        """The frame of the attribution, or None where neither cue nor source stands in the text."""
        held = attribution.cue or attribution.source
        if held is None:
            return None
        cue = held.span
        place = next((Span(p.start, p.end) for p in record.dispatch.parts if p.start <= cue.start < p.end), cue)
        said = {c.span for a in record.attributions for c in a.content}
        place = min([_after_dateline(record, place, cue), *(s for s in said if cue.within(s))], key=len)
        sheet = list(record.dispatch.text[place.start : place.end])
        closed = [s for s in said if s.overlaps(place) and not cue.within(s)]
        for span in closed:
            _blot(sheet, span, place)
        sentence = _sentence("".join(sheet), Span(cue.start - place.start, max(cue.end - place.start, 1)))
        source = attribution.source.span if attribution.source else None
        return cls(
            at=place.start + sentence.start,
            words=sentence.of("".join(sheet)),
            cue=cue,
            source=source if source != cue else None,
            others=tuple(a.cue.span for a in record.attributions if a.cue and not a.cue.span.overlaps(cue)),
        )

    def main(self, record: Record, attribution: Attribution) -> Attribution | None:
        """The main act of the same speaker that a participle goes with: "a critiqué lundi ..., estimant que"."""
        if attribution.cue is None or not _GERUND.match(attribution.cue.text):
            return None
        before = (
            other
            for other in record.attributions
            if other.cue and self.at <= other.cue.start < self.cue.start and _who(other) == _who(attribution)
        )
        return max(before, key=lambda other: other.cue.start if other.cue else 0, default=None)

    def times(self, record: Record) -> Iterator[TimeExpression]:
        """The times of the sentence that date the act of speech."""
        today = record.dispatch.published
        for time in record.times:
            start, end = time.start - self.at, time.end - self.at
            if not 0 <= start < end <= len(self.words) or _SAID in self.words[start:end]:
                continue
            if _is_past(time, today) and (_span(time).within(self.cue) or self._dates(_span(time))):
                yield time

    def _dates(self, time: Span) -> bool:
        words = self._held(time)
        start = time.start - self.at
        opened = max((m.end() for m in _SEGMENT.finditer(words, 0, start)), default=0)
        lead = words_of(words[opened:start])
        if words[opened - 1 : opened] == "(" or is_bound(lead):
            return False
        if opened == 0 and are_light(lead):
            return self._is_near(time, _FAR_OPENING)
        if words[opened - 1] == "," and opened > self.cue.end - self.at and not (are_light(lead) or is_carried(lead)):
            return False
        return self._is_near(time, _FAR) and not self._parted(time, words, lead)

    def _held(self, time: Span) -> str:
        """The words of the sentence without the cue, nor the source if the time is outside of it."""
        sheet = list(self.words)
        for span in (self.cue, self.source):
            if span is not None and not time.within(span):
                edges = slice(max(span.start - self.at, 0), max(span.end - self.at, 0))
                sheet[edges] = _HELD * len(sheet[edges])
        return "".join(sheet)

    def _is_near(self, time: Span, reach: int) -> bool:
        return min(_gap(time, s) for s in (self.cue, self.source) if s is not None) <= reach

    def _behind(self, time: Span) -> bool:
        """Whether another cue stands between the cue and a time that comes after it."""
        return time.start > self.cue.end and any(self.cue.end <= o.start < time.start for o in self.others)

    def _parted(self, time: Span, words: str, lead: Sequence[str]) -> bool:
        """Whether a clause or another cue stands between the time and the cue."""
        if time.start >= self.cue.end:
            between = words[self.cue.end - self.at : time.start - self.at]
            return self._behind(time) or crosses(words_of(between), _BORDERS)
        near = min((s.start for s in (self.cue, self.source) if s and s.start >= time.end), default=self.cue.start)
        between = words[time.end - self.at : near - self.at]
        if _SAID in between or any(time.end <= o.start < self.cue.start for o in self.others):
            return True
        return crosses(lead, (OccasionWordType.BORDER,)) or crosses(words_of(between), (OccasionWordType.JOINT,))


_BORDERS = (OccasionWordType.BORDER, OccasionWordType.JOINT)


def _is_past(time: TimeExpression, published: str | None) -> bool:
    """Whether something can have been said then."""
    if time.type not in (TimexType.DATE, TimexType.TIME) or not re.match(r"\d|X|PAST", time.value):
        return False
    day = time.value[:_DAY]
    return published is None or not day[:4].isdigit() or "W" in day or day <= published[: len(day)]


def _after_dateline(record: Record, place: Span, cue: Span) -> Span:
    """The place without the dateline that opens it, whose time is that of the dispatch."""
    line = record.dispatch.dateline
    if line is None or not line.span.within(place) or cue.start < line.end:
        return place
    gap = _DASH.match(record.dispatch.text, line.end, cue.start)
    return Span(gap.end() if gap else line.end, place.end)


def _blot(sheet: list[str], span: Span, place: Span) -> None:
    """Put the mark of said words over the span, but for the full stop that ends the sentence with it."""
    start, end = max(span.start - place.start, 0), min(span.end - place.start, len(sheet))
    stop = _LAST_STOP.search("".join(sheet[start:end]))
    end = start + stop.start() if stop else end
    sheet[start:end] = _SAID * (end - start)


def _sentence(words: str, cue: Span) -> Span:
    """The sentence around the cue."""
    stops = [m for m in _STOP.finditer(words) if not _abbreviates(words, m.start())]
    start = max((m.end() for m in stops if m.end() <= cue.start), default=0)
    end = min((m.start() for m in stops if m.start() >= cue.end), default=len(words))
    return Span(start, max(end, cue.end))


def _abbreviates(words: str, stop: int) -> bool:
    """Whether the full stop at the offset belongs to an abbreviation or an initial."""
    before = re.search(r"\w+$", words[max(stop - 12, 0) : stop])
    return before is not None and (
        before[0].lower() in read_abbreviations() or (len(before[0]) == 1 and before[0].isupper())
    )


def _span(time: TimeExpression) -> Span:
    return Span(time.start, time.end)


def _gap(one: Span, other: Span) -> int:
    """Characters between two spans, none where they touch or overlap."""
    return max(other.start - one.end, one.start - other.end, 0)
