"""When and where an event took place, read from its sentence or defaulted to the dispatch's own date."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from guillemets.events.subjects import preposition
from guillemets.model.event import DateBasis, EventDate, Place
from guillemets.model.temporal import TimexType

if TYPE_CHECKING:
    from guillemets.events.merging import Draft
    from guillemets.language.parsed import Parsed
    from guillemets.lexicons import Lexicons
    from guillemets.model.temporal import TimeExpression

_DAY = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?|-W\d{2})?")
_FAR = 90  # characters between a trigger and the time that dates it
_OLD = 1  # years back that make an event history


def date_of(draft: Draft, parsed: Parsed, times: tuple[TimeExpression, ...]) -> tuple[EventDate | None, bool]:
    """The date of the event and whether it is history; the dispatch's own date where the sentence gives none."""
    published = parsed.dispatch.published
    sentence = parsed.doc[draft.head].sent
    span = parsed.place(sentence.start, sentence.end - 1)
    near = [
        t
        for t in times
        if span.start <= t.start < span.end
        and t.type in (TimexType.DATE, TimexType.TIME)
        and _DAY.match(t.value)
        and min(abs(t.start - draft.trigger.end), abs(draft.trigger.start - t.end)) <= _FAR
    ]
    if near:
        best = min(near, key=lambda t: min(abs(t.start - draft.trigger.end), abs(draft.trigger.start - t.end)))
        value = best.value.partition("T")[0]
        date = EventDate(value=value, basis=DateBasis.READ, start=best.start, end=best.end)
        return date, draft.past or _is_old(value, published)
    default = EventDate(value=published[:10], basis=DateBasis.DEFAULTED) if published else None
    return default, draft.past


def _is_old(value: str, published: str | None) -> bool:
    if published is None:
        return False
    return int(published[:4]) - int(value[:4]) > _OLD


def place_of(draft: Draft, parsed: Parsed, words: Lexicons) -> Place | None:
    """The first place named with en, à or dans in the sentence of the event."""
    sentence = parsed.doc[draft.head].sent
    taken = {(p.start, p.end) for p in (*draft.actors, *draft.recipients)}
    for token in sentence:
        if token.pos_ != "PROPN" or preposition(token) not in ("en", "à", "dans"):
            continue
        span = parsed.place_of(token)
        known = words.knowledge.name_of(token.text)
        if (token.ent_type_ == "LOC" or known is not None) and (span.start, span.end) not in taken:
            return Place(
                start=span.start, end=span.end, text=span.of(parsed.text), country=known.country if known else None
            )
    return None
