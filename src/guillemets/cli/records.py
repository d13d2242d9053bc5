"""Records that are kept already: in a store, as JSON, as JSON Lines, on standard input."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from guillemets.cli.streams import STANDARD_INPUT
from guillemets.errors import InputError, VerificationError
from guillemets.formats.files import open_file
from guillemets.model.record import Record
from guillemets.model.refusal import RefusedInput

if TYPE_CHECKING:
    from collections.abc import Iterator


_STORE = b"SQLite format 3\0"


def is_store(name: str) -> bool:
    """Whether the name is that of an SQLite file. Raises InputError when it cannot be read."""
    if name == STANDARD_INPUT:
        return False
    with open_file(Path(name)) as stream:
        return stream.read(len(_STORE)) == _STORE


def stored_records(name: str, *, history: bool) -> Iterator[Record]:
    """The records of a store in the order of publication; with ``history``, superseded and withdrawn ones too.

    Raises StoreError when it is no store of ours or cannot be read.
    """
    from guillemets.store.filters import Scope
    from guillemets.store.store import open_store

    with open_store(name, read_only=True) as store:
        yield from store.records(Scope(history=history))


def kept_records(name: str) -> Iterator[Record]:
    """The records of a file or of standard input, one after another; rows of refused inputs are passed over.

    Raises InputError when it cannot be read or holds nothing, VerificationError for a record that is not sound.
    """
    count = 0
    rest = _lines(name)
    for number, line in enumerate(rest, 1):
        if not line.strip():
            continue
        count += 1
        if count == 1 and not _is_json(line):
            line = line + b"".join(rest)  # noqa: PLW2901 -- one record over several lines, as `read --format json` has it
        if not is_refusal(line):
            yield _record(line, f"{name}:{number}")
    if not count:
        raise InputError("holds no record", where="standard input" if name == STANDARD_INPUT else name)


def _lines(name: str) -> Iterator[bytes]:
    if name == STANDARD_INPUT:
        yield from sys.stdin.buffer
        return
    with open_file(Path(name)) as stream:
        yield from stream


def _is_json(data: bytes) -> bool:
    try:
        msgspec.json.decode(data, type=msgspec.Raw)
    except msgspec.DecodeError:
        return False
    return True


def is_refusal(data: bytes) -> bool:
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
