"""Named inputs as bytes: a file, or standard input for a dash."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from guillemets.formats.files import file_bytes, open_file

STANDARD_INPUT = "-"
_PEEK = 64
_BLANKS = b"\xef\xbb\xbf \t\r\n"


def content(name: str) -> bytes:
    """The bytes of a file, or of standard input. Raises InputError when they cannot be read."""
    return sys.stdin.buffer.read() if name == STANDARD_INPUT else file_bytes(Path(name))


def lines(name: str) -> Iterator[bytes]:
    """The lines of a file or of standard input, one after another. Raises InputError as ``content`` does."""
    if name == STANDARD_INPUT:
        yield from sys.stdin.buffer
        return
    with open_file(Path(name)) as stream:
        yield from stream


def starts_like_json() -> bool:
    """Whether standard input starts with a brace, as a line of JSON does; nothing is taken from it."""
    peek = getattr(sys.stdin.buffer, "peek", None)
    return peek is not None and peek(_PEEK).lstrip(_BLANKS)[:1] == b"{"
