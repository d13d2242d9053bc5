"""One event once: mentions of the same event in lead, body and background are brought together."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from guillemets.model.event import Factuality

if TYPE_CHECKING:
    from guillemets.events.lexemes import Lexemes
    from guillemets.events.likeness import Likeness
    from guillemets.model.event import Party
    from guillemets.model.span import Span


_TOLD_AGAIN = frozenset({"RETREAT.resign", "COERCE.arrest", "PROTEST.demo", "PROTEST.strike", "PROTEST.riot"})
"""What one dispatch tells of once, under ever new names for those who take part."""
_ONE_DEED = (
    frozenset({"explosives", "suicide-attack", "destroy"}),
    frozenset({"targeted", "firearms", "primitive", "beat"}),
    frozenset({"aerial", "heavy-weapons", "drone", "destroy"}),
)
"""Modes of ASSAULT that can be told of one and the same deed."""
_BETWEEN_TWO = frozenset({"THREATEN", "REQUEST", "ACCUSE", "REJECT", "SUPPORT"})
"""What one party does to many: the same two have to meet again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """An event before it is dated; ``mentions`` are all its places, the trigger's first.

    ``bare`` is True for a noun that only takes up an event told elsewhere ("cette attaque"): no event without it.
    ``vague`` is True for a noun that does not show by itself whether it took place, ``plural`` for one in the plural
    (None for a verb).
    """

    type: str
    mode: str | None
    trigger: Span
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    factuality: Factuality
    past: bool
    head: int
    rule: str
    bare: bool = False
    vague: bool = False
    plural: bool | None = None
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
        or not any(start == doc[draft.head].sent.start and _meet(draft.actors, who) for start, who in protests)
    ]


def _meet(one: tuple[Party, ...], two: tuple[Party, ...]) -> bool:
    return bool({p.entity for p in one} & {p.entity for p in two})


def merged(drafts: list[Draft], lexemes: Lexemes, like: Likeness) -> list[Draft]:
    """The drafts with those that tell the same event made one, in the order of their first mention."""
    kept: list[Draft] = []
    for draft in drafts:
        if draft.bare:
            continue
        for n, earlier in enumerate(kept):
            if _same(earlier, draft, lexemes, like):
                kept[n] = _joined(earlier, draft, like)
                break
        else:
            kept.append(draft)
    for draft in drafts:
        if draft.bare and (found := _taken_up(draft, kept)) is not None:
            kept[found] = replace(kept[found], others=(*kept[found].others, draft.trigger))
    return kept


def _taken_up(bare: Draft, kept: list[Draft]) -> int | None:
    """The number of the event told last before the noun that takes it up; of its mode where it shows one."""
    fitting = [
        (draft.head, n)
        for n, draft in enumerate(kept)
        if draft.type == bare.type and draft.head < bare.head and bare.mode in (None, draft.mode)
    ]
    return max(fitting)[1] if fitting else None


def _same(one: Draft, two: Draft, lexemes: Lexemes, like: Likeness) -> bool:
    if one.type != two.type or (one.mode and two.mode and not _modes_agree(one.mode, two.mode)):
        return False
    if Factuality.DENIED in (one.factuality, two.factuality) and one.factuality is not two.factuality:
        return False
    doc = lexemes.doc
    apart = doc[one.head].sent.start != doc[two.head].sent.start
    actors = like.agree(one.actors, two.actors)
    recipients = like.agree(one.recipients, two.recipients)
    shared = like.share(one.actors, two.actors) or like.share(one.recipients, two.recipients)
    mode = one.mode or two.mode
    if one.type == "ASSAULT" and not apart and actors and _tells_toll(one, two, lexemes):
        return True
    numbers = one.plural is None or two.plural is None or one.plural is two.plural
    if one.type == "PROTEST" and not numbers:
        return False
    if apart and two.vague and numbers and (not two.recipients or like.share(one.recipients, two.recipients)):
        return actors or (one.type == "PROTEST" and two.plural is False)
    again = one.rule == two.rule and one.mode is not None and one.mode == two.mode
    if apart and one.type in _BETWEEN_TWO:
        silent = not one.recipients or not two.recipients
        close = doc[one.head].sent.end == doc[two.head].sent.start
        went_on = one.type == "REQUEST" and silent and close and like.share(one.actors, two.actors)
        return actors and (went_on or like.share(one.recipients, two.recipients))
    if apart and mode is not None and f"{one.type}.{mode}" in _TOLD_AGAIN and (one.mode or one.type != "PROTEST"):
        return actors and (one.type != "COERCE" or recipients or like.same_number(one.recipients, two.recipients))
    return actors and recipients and (shared or again or not (one.actors or one.recipients))


def _modes_agree(one: str, two: str) -> bool:
    """Whether one deed can be told in both modes: a murder by its weapon, a bomb by who carried it."""
    return one == two or any({one, two} <= group for group in _ONE_DEED)


def _tells_toll(one: Draft, two: Draft, lexemes: Lexemes) -> bool:
    """Whether one tells who died in the other: "dix soldats ont été tués dans une embuscade"."""
    first, second = lexemes.doc[one.head], lexemes.doc[two.head]
    for verb, noun in ((first, second), (second, first)):
        if {"dies", "hurts"} & lexemes.classes(verb) and noun.pos_ == "NOUN" and verb.is_ancestor(noun):
            return True
    return False


def _joined(one: Draft, two: Draft, like: Likeness) -> Draft:
    told = [d.factuality for d in (one, two) if not d.vague] or [one.factuality, two.factuality]
    actual = Factuality.ACTUAL in told
    suffering = {p.entity for p in (*one.recipients, *two.recipients)}
    acting = {p.entity for p in one.actors}
    return replace(
        one,
        mode=one.mode or two.mode,
        actors=like.fuller(one.actors, tuple(p for p in two.actors if p.entity not in suffering)),
        recipients=like.fuller(one.recipients, tuple(p for p in two.recipients if p.entity not in acting)),
        factuality=Factuality.ACTUAL if actual else told[0],
        vague=one.vague and two.vague,
        past=one.past and two.past,
        others=(*one.others, *two.mentions),
    )
