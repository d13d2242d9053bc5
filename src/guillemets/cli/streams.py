"""Named inputs as bytes: a file, or standard input for a dash."""

from __future__ import annotations

import sys
from pathlib import Path

from guillemets.formats.files import file_bytes

STANDARD_INPUT = "-"


def content(name: str) -> bytes:
    """The bytes of a file, or of standard input. Raises InputError when they cannot be read."""
    return sys.stdin.buffer.read() if name == STANDARD_INPUT else file_bytes(Path(name))
