"""The ontology: the types of PLOVER with their modes, scores and rules, in the project's own words."""

from __future__ import annotations

from dataclasses import dataclass, field
from importlib.resources import files

import msgspec

from guillemets.errors import LexiconError

_FILE = "plover.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mode:
    """A mode of an event type; ``score`` is None where the table gives none."""

    definition: str
    score: float | None = None
    adds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class EventType:
    """One of the sixteen types. ``later`` is the type of an event of this kind that is only announced."""

    definition: str
    quad: str
    score: float
    needs_actor: bool = True
    needs_recipient: bool = False
    spoken: bool = False
    told_aside: bool = False
    later: str = ""
    rules: tuple[str, ...] = ()
    mode: dict[str, Mode] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Quad:
    """One of the four classes, with its number in GDELT-style tables."""

    name: str
    code: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Ontology:
    """PLOVER as data."""

    version: str
    event: dict[str, EventType]
    quad: dict[str, Quad]
    context: dict[str, str]
    auxiliary: dict[str, str]
    sector: dict[str, str]
    fold: dict[str, str]
    international: dict[str, str]

    def score(self, event: str, mode: str | None) -> float:
        """The score of a type with a mode, -10 for the worst conflict to 10; the type's own where the mode has none."""
        kind = self.event[event]
        own = kind.mode[mode].score if mode else None
        return kind.score if own is None else own


def read_ontology() -> Ontology:
    """The ontology of plover.toml. Raises LexiconError when the file does not fit its shape."""
    try:
        return msgspec.toml.decode((files("guillemets.lexicons") / _FILE).read_bytes(), type=Ontology)
    except msgspec.MsgspecError as error:
        raise LexiconError(str(error), where=_FILE) from None
