"""What one cell of a table holds: days and instants out of published dates, words in one line, several values."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from guillemets.model.attribution import Attribution

SEVERAL = " | "
GAP = " […] "
_DAY_LENGTH = len("2025-01-28")


def instant_of(published: str | None) -> datetime | None:
    """The instant in UTC, or None for a date alone, an instant without zone, or what is no date at all.

    >>> instant_of("2025-03-12T18:05+01:00").isoformat()
    '2025-03-12T17:05:00+00:00'
    """
    try:
        instant = datetime.fromisoformat(published or "")
    except ValueError:
        return None
    return instant.astimezone(UTC) if instant.tzinfo else None


def day_of(published: str | None) -> date | None:
    """The day as the dispatch gives it, in its own zone; None where it is not known.

    >>> day_of("2025-03-12T00:30+01:00")
    datetime.date(2025, 3, 12)
    """
    try:
        return date.fromisoformat((published or "")[:_DAY_LENGTH])
    except ValueError:
        return None


def said(attribution: Attribution) -> str:
    """What was said in one string, its pieces joined where the cue parts them."""
    return GAP.join(piece.text for piece in attribution.content)


def joined(words: Iterable[str]) -> str | None:
    """Several values in one cell, each once, in their order; None for none."""
    return SEVERAL.join(dict.fromkeys(words)) or None
