"""The words of a trigger in the text: the verb with its auxiliaries, the idiom or the noun."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guillemets.events.voice import finite_of
from guillemets.lexicons.plover_triggers import TriggerSort

if TYPE_CHECKING:
    from guillemets.events.lexemes import Lexemes
    from guillemets.events.sites import Site
    from guillemets.model.span import Span

_WIDEST = 4  # tokens between an auxiliary and its verb that a trigger still covers


def trigger_span(site: Site, lexemes: Lexemes) -> Span:
    """The place of the trigger."""
    first = site.head
    if site.row.sort is TriggerSort.VERB:
        finite = finite_of(lexemes.doc[site.head], lexemes)
        if 0 < site.head - finite.i <= _WIDEST:
            first = finite.i
    return lexemes.parsed.place(first, max(site.last, site.head))
