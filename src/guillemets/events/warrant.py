"""On whose word an event stands: the attributions whose content holds it, and those that deny it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guillemets.model.attribution import Act

if TYPE_CHECKING:
    from guillemets.model.attribution import Statement
    from guillemets.model.span import Span


def warrant_of(trigger: Span, statements: tuple[Statement, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The ids of the attributions that assert the event and of those that deny it; none: the dispatch asserts it."""
    asserted: list[str] = []
    denied: list[str] = []
    for number, statement in enumerate(statements, 1):
        if any(trigger.within(span) or trigger.overlaps(span) for span in statement.content):
            if statement.cue is not None and statement.cue.overlaps(trigger):
                continue
            against = (statement.act is Act.DENIES) is not statement.negated
            (denied if against else asserted).append(f"a{number}")
    return tuple(asserted), tuple(denied)
