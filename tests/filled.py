"""A store of invented dispatches, and what was planted in it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from planted import Planted


@dataclass(frozen=True, slots=True)
class Filled:
    """A store on disk, and what was planted in it."""

    path: Path
    planted: tuple[Planted, ...]
