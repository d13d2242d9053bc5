"""Files as bytes, with every failure told as an error that a user can act on."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from guillemets.errors import InputError

if TYPE_CHECKING:
    from pathlib import Path


def file_bytes(path: Path) -> bytes:
    """The content of a file. Raises InputError, with what to do, when it cannot be read."""
    with open_file(path) as stream:
        return stream.read()


def open_file(path: Path) -> BinaryIO:
    """The file, open for reading. Raises InputError, with what to do, when it cannot be opened."""
    try:
        return path.open("rb")
    except FileNotFoundError:
        raise InputError("no such file", where=str(path), hint="check the path") from None
    except IsADirectoryError:
        raise InputError("a folder, not a file", where=str(path), hint="name a file in it") from None
    except PermissionError:
        raise InputError("no permission to read", where=str(path), hint="change its mode or its owner") from None
    except (OSError, ValueError) as error:
        raise InputError(f"cannot be read: {error}", where=str(path)) from None
