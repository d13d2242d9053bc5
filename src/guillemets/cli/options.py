"""Options that commands share, and what the environment says where an option is silent."""

from __future__ import annotations

import os
from enum import StrEnum

from guillemets.views.interface import Language


class Format(StrEnum):
    """The forms in which a record is printed."""

    TEXT = "text"
    JSON = "json"
    JSONL = "jsonl"
    HTML = "html"


def interface_language(chosen: Language | None) -> Language:
    """The chosen language, or the one of the locale where the interface speaks it, or English."""
    if chosen:
        return chosen
    locale = next(filter(None, map(os.environ.get, ("LC_ALL", "LC_MESSAGES", "LANG"))), "")
    return Language.FR if locale.lower().startswith("fr") else Language.EN
