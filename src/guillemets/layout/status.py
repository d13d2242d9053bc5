"""Where the dispatch stands in its life, by the slug words around its headline: "URGENT", "(Lead 2)", "CORRECTIF"."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from guillemets.model.dispatch import Part, PartKind, RawDispatch, Status

if TYPE_CHECKING:
    from guillemets.lexicons import Lexicons

_WINDOW = 60
_SHORT_COPY = 2
_BY_URGENCY = {1: Status.ALERT, 2: Status.URGENT}
_HEAD = (PartKind.KICKER, PartKind.HEADLINE, PartKind.LEAD)


def standing(raw: RawDispatch, parts: tuple[Part, ...], words: Lexicons) -> Status | None:
    """The status that the fields of the wire declare, else the one that the head announces, else what urgency means.

    An urgency counts for copy of one or two paragraphs only: an agency keeps that of the first version for later ones.
    """
    wire = raw.origin.wire
    if wire is not None and wire.status is not None:
        return wire.status
    announced = status_of(raw.text, parts, raw.headline, words)
    if announced is not None or wire is None or wire.urgency is None:
        return announced
    body = sum(part.kind in (PartKind.LEAD, PartKind.PARAGRAPH) for part in parts)
    return _BY_URGENCY.get(wire.urgency) if body <= _SHORT_COPY else None


def status_of(text: str, parts: tuple[Part, ...], headline: str | None, words: Lexicons) -> Status | None:
    """The status that the kicker, the headline (in the text or given) or the opening of the lead announces, or None.

    A slug word counts in capitals, before a colon, a dash or a number, or in brackets; not as a word of a sentence
    ("Le tribunal annule ...").
    """
    shown = [text[part.start : part.end] for part in parts if part.kind in _HEAD][:3]
    for passage in (*((headline,) if headline else ()), *shown):
        for pattern in _patterns(words):
            match = pattern.search(passage[:_WINDOW]) or pattern.search(passage[-_WINDOW:])
            if match:
                return Status(words.status_words[" ".join(match["slug"].casefold().split())])
    return None


@lru_cache(maxsize=4)
def _patterns(words: Lexicons) -> tuple[re.Pattern[str], ...]:
    terms = sorted(words.status_words, key=len, reverse=True)
    any_of = "|".join(re.escape(term) for term in terms)
    shouted = "|".join(re.escape(term.upper()) for term in terms)
    return (
        re.compile(rf"\A\W{{0,3}}(?P<slug>{shouted})(?!\w)"),
        re.compile(rf"\A\W{{0,3}}(?P<slug>{any_of})(?: ?\d{{1,2}})?(?:\s?[:/|–—-]\s|\Z)", re.IGNORECASE),
        re.compile(rf"[(\[](?P<slug>{any_of})(?: ?\d{{1,2}})?[)\]]", re.IGNORECASE),
    )
