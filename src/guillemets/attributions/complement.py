"""What follows a cue: where the content starts, and in which frame."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from guillemets.attributions.scene import Stretch
    from guillemets.lexicons.cue_phrases import CuePhrase
    from guillemets.lexicons.cue_verbs import CueVerb, Frame


@dataclass(frozen=True, slots=True, kw_only=True)
class Complement:
    """What follows a cue: the first content token, the frame that matched, and where the addressee stands.

    ``marked`` holds where a word of its own opens it, so that no second sign is wanted ("présenté comme").
    """

    frame: Frame
    first: int
    verb: CueVerb | CuePhrase
    head: int | None = None
    last: int | None = None
    addressee: Stretch | None = None
    marked: bool = False
