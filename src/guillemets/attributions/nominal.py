"""Nominal cues: "l'annonce de X selon laquelle...", "un appel à la grève", "le cri de «...»"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guillemets.attributions.scene import Draft, Scene

if TYPE_CHECKING:
    from guillemets.attributions.scene import Stretch


def find_nominals(scene: Scene, taken: list[Stretch], barriers: list[Stretch]) -> list[Draft]:
    """Every attribution whose cue is a noun, in order."""
    return []
