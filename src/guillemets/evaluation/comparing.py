"""What one run gains and loses over another on the same gold."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from guillemets.evaluation.matching import content_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from guillemets.evaluation.annotated import Place
    from guillemets.evaluation.judging import Judged


class Standing(StrEnum):
    """How well a gold attribution was met, from worst to best; spurious is for predictions that meet none."""

    SPURIOUS = "spurious"
    MISSED = "missed"
    FOUND = "found, wrong speaker"
    SPOKEN = "found, right speaker"
    EXACT = "exact, right speaker"


_RANK = {standing: rank for rank, standing in enumerate(Standing)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Met:
    """One attribution of a dispatch by the place of its content, and how it was met. No words: it can be kept."""

    content: tuple[Place, ...]
    standing: Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One attribution that stands otherwise than before; None is a spurious one that was or is not there."""

    dispatch: str
    content: tuple[Place, ...]
    before: Standing | None
    after: Standing | None

    @property
    def gained(self) -> bool:
        """Whether the change is for the better."""
        if self.before is None or self.after is None:
            return self.after is None
        return _RANK[self.after] > _RANK[self.before]


def standings(judged: Judged) -> tuple[Met, ...]:
    """How each gold attribution of a dispatch was met, in order, then the spurious ones."""
    best = {v.gold: _standing(exact=v.exact, speaker=v.speaker) for v in judged.verdicts}
    gold = [
        Met(content=one.content, standing=best.get(i, Standing.MISSED))
        for i, one in enumerate(judged.annotated.attributions)
    ]
    said = judged.predicted.attributions
    return (*gold, *(Met(content=said[j].content, standing=Standing.SPURIOUS) for j in judged.spurious))


def _standing(*, exact: bool, speaker: bool) -> Standing:
    if not speaker:
        return Standing.FOUND
    return Standing.EXACT if exact else Standing.SPOKEN


def compare(before: Sequence[Judged], after: Sequence[Judged]) -> tuple[Change, ...]:
    """What changed from one run to the other, dispatch by dispatch; dispatches that one run lacks are left out."""
    earlier = {one.annotated.id: standings(one) for one in before}
    return tuple(
        change for one in after if one.annotated.id in earlier for change in changes(one, earlier[one.annotated.id])
    )


def changes(judged: Judged, before: Iterable[Met]) -> Iterator[Change]:
    """What changed in one dispatch since it was met as ``before`` says.

    Gold attributions are known by the places of their content, spurious ones by the words they cover.
    """
    text, name = judged.annotated.text, judged.annotated.id
    was = {_key(text, met): met for met in before}
    now = {_key(text, met): met for met in standings(judged)}
    for key, met in sorted((was | now).items(), key=lambda item: (item[1].content, item[0][0])):
        old, new = was.get(key), now.get(key)
        if (old and old.standing) != (new and new.standing):
            yield Change(
                dispatch=name,
                content=met.content,
                before=old.standing if old else None,
                after=new.standing if new else None,
            )


def _key(text: str, met: Met) -> tuple[bool, frozenset[int | Place]]:
    """What tells one attribution from another: spurious ones differ from gold ones even over the same words."""
    spurious = met.standing is Standing.SPURIOUS
    return spurious, frozenset(content_words(text, met.content)) if spurious else frozenset(met.content)
