"""One event once: mentions of the same event in lead, body and background are brought together."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from guillemets.model.event import Factuality

if TYPE_CHECKING:
    from guillemets.events.lexemes import Lexemes
    from guillemets.model.event import Party
    from guillemets.model.span import Span


_TOLD_AGAIN = frozenset({"RETREAT.resign", "COERCE.arrest", "PROTEST.demo", "PROTEST.strike", "PROTEST.riot"})
"""What one dispatch tells of once, under ever new names for those who take part."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """An event before it is dated; ``mentions`` are all its places, the trigger's first."""

    type: str
    mode: str | None
    trigger: Span
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    factuality: Factuality
    past: bool
    head: int
    rule: str
    others: tuple[Span, ...] = ()

    @property
    def mentions(self) -> tuple[Span, ...]:
        """Every place of the event, in the order of the text."""
        return tuple(sorted({self.trigger, *self.others}))


def without_topics(drafts: list[Draft], lexemes: Lexemes) -> list[Draft]:
    """The drafts without what a protest is about: its demand or complaint is no event of its own."""
    doc = lexemes.doc
    protests = [(doc[d.head].sent.start, d.actors) for d in drafts if d.type == "PROTEST"]
    return [
        draft
        for draft in drafts
        if draft.type not in ("REQUEST", "ACCUSE")
        or not any(start == doc[draft.head].sent.start and _shares(draft.actors, who) for start, who in protests)
    ]


def merged(drafts: list[Draft], lexemes: Lexemes) -> list[Draft]:
    """The drafts with those that tell the same event made one, in the order of their first mention."""
    kept: list[Draft] = []
    for draft in drafts:
        for n, earlier in enumerate(kept):
            if _same(earlier, draft, lexemes):
                kept[n] = _joined(earlier, draft)
                break
        else:
            kept.append(draft)
    return kept


def _same(one: Draft, two: Draft, lexemes: Lexemes) -> bool:
    if one.type != two.type or (one.mode and two.mode and one.mode != two.mode):
        return False
    if Factuality.DENIED in (one.factuality, two.factuality) and one.factuality is not two.factuality:
        return False
    doc = lexemes.doc
    apart = doc[one.head].sent.start != doc[two.head].sent.start
    actors = _agree(one.actors, two.actors)
    recipients = _agree(one.recipients, two.recipients)
    shared = _shares(one.actors, two.actors) or _shares(one.recipients, two.recipients)
    if apart and one.type in ("THREATEN", "REQUEST", "ACCUSE"):
        return actors and _shares(one.recipients, two.recipients)
    if apart and one.mode is not None and f"{one.type}.{one.mode}" in _TOLD_AGAIN:
        return one.mode == two.mode and actors
    if not apart:
        return actors and recipients and (shared or not (one.actors or one.recipients))
    return actors and recipients and shared


def _agree(one: tuple[Party, ...], two: tuple[Party, ...]) -> bool:
    """Whether the parties of one side can be the same: one side silent, or somebody in common."""
    return not one or not two or _shares(one, two)


def _shares(one: tuple[Party, ...], two: tuple[Party, ...]) -> bool:
    return bool({p.entity for p in one} & {p.entity for p in two})


def _joined(one: Draft, two: Draft) -> Draft:
    actual = Factuality.ACTUAL in (one.factuality, two.factuality)
    return replace(
        one,
        mode=one.mode or two.mode,
        actors=one.actors or two.actors,
        recipients=one.recipients or two.recipients,
        factuality=Factuality.ACTUAL if actual else one.factuality,
        past=one.past and two.past,
        others=(*one.others, *two.mentions),
    )
