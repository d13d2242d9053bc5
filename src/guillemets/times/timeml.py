"""Time expressions -> TimeML: the text with TIMEX3 tags around its time expressions."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from guillemets.model.temporal import TimeExpression

# What XML 1.0 cannot hold, not even escaped; a wire's control characters become the replacement character.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def to_timeml(text: str, times: Sequence[TimeExpression], *, published: str | None = None) -> str:
    """A TimeML document: the text as it stands, with a TIMEX3 element for each expression and for the publication.

    ``times`` are in order and do not overlap. Characters that XML forbids become U+FFFD.

    >>> from guillemets.times import find_times
    >>> text = "Hier."
    >>> print(to_timeml(text, find_times(text, published="2016-11-24").items).splitlines()[-2])
    <TEXT><TIMEX3 tid="t1" type="DATE" value="2016-11-23">Hier</TIMEX3>.</TEXT>
    """
    pieces: list[str] = []
    reached = 0
    for number, time in enumerate(times, 1):
        mod = f" mod={quoteattr(time.mod)}" if time.mod else ""
        pieces += [
            _clean(text[reached : time.start]),
            f'<TIMEX3 tid="t{number}" type="{time.type}" value={quoteattr(time.value)}{mod}>',
            _clean(text[time.start : time.end]),
            "</TIMEX3>",
        ]
        reached = time.end
    pieces.append(_clean(text[reached:]))
    dct = ""
    if published:
        dct = (
            f'<DCT><TIMEX3 tid="t0" type="{"TIME" if "T" in published else "DATE"}" value={quoteattr(published)} '
            f'functionInDocument="PUBLICATION_TIME">{escape(published)}</TIMEX3></DCT>\n'
        )
    body = "".join(pieces)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<TimeML>\n{dct}<TEXT>{body}</TEXT>\n</TimeML>\n'


def _clean(text: str) -> str:
    return escape(_FORBIDDEN.sub("\ufffd", text))
