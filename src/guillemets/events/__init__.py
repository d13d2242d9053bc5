"""Stage 7 of 8. Parsed and all before -> PLOVER events."""

from guillemets.events.find import find_events
from guillemets.events.scene import Happenings, Scene

__all__ = ["Happenings", "Scene", "find_events"]
