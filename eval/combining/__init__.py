"""Constructions that sentences are put together in, by chance and a seed; ``eval/combined.py`` is the command.

A construction gives sentences with the contents that they report. Most are templates in TOML (``*.toml``, one file a
construction, over the words of ``words.toml``): ``phrases`` draws from them. A cue followed by its content is drawn
from the lexicon of verbs instead (``cues``).
"""

from __future__ import annotations

import random
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from combining.cues import Cues
from combining.phrases import Phrases

if TYPE_CHECKING:
    from collections.abc import Iterator

    from combining.sentence import Combined

HERE = Path(__file__).parent
WORDS = "words"
CUES = "cues"
NAMES = (CUES, *sorted({path.stem for path in HERE.glob("*.toml")} - {WORDS, CUES}))


class Construction(Protocol):
    """What sentences can be drawn from."""

    def sentence(self) -> Combined | None:
        """One more sentence; None where the words drawn do not go together."""


def sentences(name: str, number: int, seed: int) -> Iterator[Combined]:
    """So many sentences of a construction, or fewer where words that were drawn do not go together."""
    construction = _construction(name, random.Random(seed))
    for _ in range(number):
        made = construction.sentence()
        if made is not None:
            yield made


def _construction(name: str, chance: random.Random) -> Construction:
    own = _read(name)
    if name == CUES:
        return Cues(own, chance)
    return Phrases(_read(WORDS) | own, chance)


def _read(name: str) -> dict[str, object]:
    return tomllib.loads((HERE / f"{name}.toml").read_text("utf-8"))
