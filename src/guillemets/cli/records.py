"""Records that are kept already: as JSON, as JSON Lines, on standard input."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from guillemets.cli.streams import STANDARD_INPUT, lines
from guillemets.errors import InputError, VerificationError
from guillemets.model.record import Record
from guillemets.model.refusal import RefusedInput

if TYPE_CHECKING:
    from collections.abc import Iterator


def kept_records(name: str) -> Iterator[Record]:
    """The records of a file or of standard input, one after another; rows of refused inputs are passed over.

    Raises InputError when it cannot be read or holds nothing, VerificationError for a record that is not sound.
    """
    count = 0
    rest = lines(name)
    for number, line in enumerate(rest, 1):
        if not line.strip():
            continue
        count += 1
        if count == 1 and not _is_json(line):
            line = line + b"".join(rest)  # noqa: PLW2901 -- one record over several lines, as `read --format json` has it
        if not _is_refusal(line):
            yield _record(line, f"{name}:{number}")
    if not count:
        raise InputError("holds no record", where="standard input" if name == STANDARD_INPUT else name)


def _is_json(data: bytes) -> bool:
    try:
        msgspec.json.decode(data, type=msgspec.Raw)
    except msgspec.DecodeError:
        return False
    return True


def _is_refusal(data: bytes) -> bool:
    """Whether the row stands for an input that gave no record."""
    try:
        msgspec.json.decode(data, type=RefusedInput)
    except (msgspec.DecodeError, UnicodeError):
        return False
    return True


def _record(data: bytes, place: str) -> Record:
    try:
        return Record.from_json(data)
    except VerificationError as error:
        raise VerificationError(error.what, where=place, hint=error.hint) from None
