"""An attributive adjunct as it stands: its cue, its source, and how far both reach."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from guillemets.attributions.scene import Stretch
    from guillemets.lexicons.cue_adjuncts import CueAdjunct


@dataclass(frozen=True, slots=True, kw_only=True)
class Adjunct:
    """One adjunct: the cue, the source after it, and everything up to the last word of its appositions."""

    row: CueAdjunct
    cue: Stretch
    source: Stretch
    reach: Stretch
