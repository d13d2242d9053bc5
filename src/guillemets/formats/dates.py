"""The dates of wire fields, pages and feeds, as ISO 8601."""

from __future__ import annotations

import re
from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

from guillemets.formats.refuse import RefusalError
from guillemets.model.refusal import Reason

if TYPE_CHECKING:
    from guillemets.model.dispatch import Origin

_LONGEST = 60
_EARLIEST = 1800
_DAY_ALONE = re.compile(r"\d{4}-?\d{2}-?\d{2}")
_SPACED_ZONE = re.compile(r"(?<=\d) (?=[+-]\d{2}:?\d{2}$)")
_FRACTION = re.compile(r"(?<=:\d{2})[.,]\d+")


def iso_date(value: str) -> str | None:
    """The date or instant as ISO 8601 with what it says and no more, or None when it is none.

    Read are ISO 8601 in both of its forms and the dates of mail and RSS (RFC 5322). A date before 1800 is a
    placeholder and no date.

    >>> iso_date("20250128T204700+0100"), iso_date("Tue, 28 Jan 2025 20:47:00 +0100"), iso_date("2025-01-28")
    ('2025-01-28T20:47:00+01:00', '2025-01-28T20:47:00+01:00', '2025-01-28')
    """
    value = value.strip()
    if len(value) > _LONGEST:
        return None
    bare = _FRACTION.sub("", _SPACED_ZONE.sub("", value))
    try:
        instant = datetime.fromisoformat(bare)
    except ValueError:
        try:
            instant = parsedate_to_datetime(value)
        except (ValueError, TypeError, IndexError, OverflowError):
            return None
    if instant.year < _EARLIEST:
        return None
    return instant.date().isoformat() if _DAY_ALONE.fullmatch(bare) else instant.isoformat()


def wire_date(value: str | None, name: str, origin: Origin) -> str | None:
    """The date in a field, or None where the field is absent or empty. Raises RefusalError when it is no date."""
    if value is None or not value.strip():
        return None
    if (found := iso_date(value)) is not None:
        return found
    raise RefusalError(
        f"the date {value[:_LONGEST]!r} in {name} is no date",
        origin,
        Reason.UNREADABLE,
        hint="write it as ISO 8601: 2025-01-28T20:47+01:00",
    )
