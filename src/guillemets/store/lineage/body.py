"""What a dispatch tells, without what outlets change: headline, date, credits and captions are left out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from guillemets.model.dispatch import PartKind
from guillemets.store.words import WORD

if TYPE_CHECKING:
    from collections.abc import Iterable

    from guillemets.model.record import Record

_TOLD = frozenset({PartKind.LEAD, PartKind.PARAGRAPH})
_HEAD = frozenset({PartKind.HEADLINE, PartKind.LEAD})
# A sentence ends at its mark before a blank, or at a line end: outlets keep the former and move the latter.
_SENTENCE_END = re.compile(r"[.!?…][»\"”]?\s+|\n+")

Sentence = tuple[str, ...]


def sentences(record: Record) -> tuple[Sentence, ...]:
    """The words of each sentence of the body; of the headline where there is no body."""
    return sentences_of(record.dispatch.text, [(p.kind, p.start, p.end, p.duplicate_of) for p in record.dispatch.parts])


def sentences_of(text: str, parts: Iterable[tuple[str, int, int, int | None]]) -> tuple[Sentence, ...]:
    """The same from the rows of a store: kind, start, end and what it repeats, for each part.

    >>> sentences_of("Il pleut. Il vente.", [("lead", 0, 19, None)])
    (('Il', 'pleut'), ('Il', 'vente'))
    """
    own = [part for part in parts if part[3] is None]
    told = [part for part in own if part[0] in _TOLD] or [part for part in own if part[0] in _HEAD]
    found = (
        tuple(WORD.findall(sentence)) for _, start, end, _ in told for sentence in _SENTENCE_END.split(text[start:end])
    )
    return tuple(sentence for sentence in found if sentence)
