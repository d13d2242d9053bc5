"""What is compared: a dispatch with its gold, and what a system said about it.

Places are half-open pairs of code points and may be anything that a system prints, even nonsense: nothing is checked
here, because a wrong offset must cost the system points, not stop the measurement.
"""

from __future__ import annotations

from dataclasses import dataclass

Place = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reported:
    """One attribution, gold or predicted.

    ``anonymous`` and ``relay`` are None in a scheme that does not annotate them; ``relay`` holds the names of each
    link, outermost first; ``rule`` is the rule that a system says it used.
    """

    content: tuple[Place, ...]
    type: str | None
    cue: tuple[Place, ...] = ()
    source: tuple[Place, ...] = ()
    speakers: tuple[str, ...] = ()
    anonymous: bool | None = None
    relay: tuple[tuple[str, ...], ...] | None = None
    rule: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeMark:
    """One time expression with its TIMEX3 type and value."""

    place: Place
    type: str | None
    value: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotated:
    """A dispatch and its gold; ``times`` is None where times are not annotated."""

    id: str
    text: str
    published: str | None
    attributions: tuple[Reported, ...]
    times: tuple[TimeMark, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Predicted:
    """What a system said about a dispatch; ``missing`` when it said nothing readable."""

    attributions: tuple[Reported, ...] = ()
    times: tuple[TimeMark, ...] = ()
    missing: bool = False
