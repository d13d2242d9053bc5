"""What the stage is given, and what it hands back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from guillemets.model.attribution import Statement
    from guillemets.model.entity import Cast, Entity
    from guillemets.model.event import Event
    from guillemets.model.refusal import Refusal
    from guillemets.model.temporal import TimeExpression


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What the stages before found: who said what, who is who, when. Attribution ``i`` has the id ``a{i + 1}``."""

    statements: tuple[Statement, ...]
    cast: Cast
    times: tuple[TimeExpression, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Happenings:
    """The events, the entities (those of the cast first, with the mentions that events add) and what was refused."""

    events: tuple[Event, ...]
    entities: tuple[Entity, ...]
    refusals: tuple[Refusal, ...] = ()
