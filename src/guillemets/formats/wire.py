"""What the fields of a wire declare: status, urgency, codes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from guillemets.lexicons.wire_codes import read_wire_codes
from guillemets.model.dispatch import Status

if TYPE_CHECKING:
    from collections.abc import Iterable

_LAST_PART = re.compile(r"[:/#]")
_STRONGEST = (Status.WITHDRAWAL, Status.CORRECTION)
_MOST_URGENCY = 9


def code_of(value: str) -> str:
    """The code itself, out of a QCode, an address or a bare word, in lower case.

    >>> code_of("sig:correction"), code_of("http://cv.iptc.org/newscodes/signal/correction"), code_of("Usable")
    ('correction', 'correction', 'usable')
    """
    return _LAST_PART.split(value.strip().rstrip("/#"))[-1].casefold()


def declared_status(codes: Iterable[str | None], notes: Iterable[str | None] = ()) -> Status | None:
    """The status that the codes of a wire declare, or else its desk's notes; None where none does.

    A withdrawal comes before a correction, and that before all others; of these the first one holds. A note counts by
    its opening words.

    >>> declared_status(["stat:usable", "sig:update", "sig:correction"])
    <Status.CORRECTION: 'correction'>
    >>> declared_status([], ["Annule et remplace la dépêche de 14h12"])
    <Status.CORRECTION: 'correction'>
    """
    rows = read_wire_codes()
    by_code = {row.term: Status(row.status) for row in rows if row.kind == "code"}
    found = [by_code[code] for value in codes if value and (code := code_of(value)) in by_code]
    for note in notes:
        opening = (note or "").strip().lstrip("(*[-–— ").casefold()
        row = next((row for row in rows if row.kind == "note" and _opens(opening, row.term)), None)
        if row is not None:
            found.append(Status(row.status))
    return next((status for status in _STRONGEST if status in found), found[0] if found else None)


def _opens(text: str, term: str) -> bool:
    return text.startswith(term) and not text[len(term) : len(term) + 1].isalnum()


def urgency_of(value: str | float | None) -> int | None:
    """The urgency from 1 to 9, or None where the field holds none.

    >>> urgency_of("4"), urgency_of("IptcUrgency:2"), urgency_of("haute")
    (4, 2, None)
    """
    written = code_of(str(value)) if value is not None else ""
    number = int(written) if written.isascii() and written.isdigit() and len(written) == 1 else 0
    return number if 1 <= number <= _MOST_URGENCY else None
