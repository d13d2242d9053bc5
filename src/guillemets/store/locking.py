"""One writer at a time: a lock on a file beside the store, which the system frees when its holder dies."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, BinaryIO

from guillemets.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl


@contextmanager
def writing_lock(path: Path, *, waiting: Callable[[str], None] | None = None) -> Iterator[None]:
    """Hold the right to write to the store at ``path``.

    Where another program holds it, ``waiting`` is told so once and the call waits; without it, StoreError is raised.
    """
    beside = path.with_name(path.name + ".lock")
    try:
        stream = beside.open("a+b")
    except OSError as error:
        raise StoreError(
            f"the store cannot be locked: {error.strerror}", where=str(beside), hint="check the mode of its folder"
        ) from None
    with stream:
        if not _taken(stream, wait=False):
            told = f"another program is writing to the store{_holder(stream)}"
            if waiting is None:
                raise StoreError(told, where=str(path), hint="wait for it to finish")
            waiting(told)
            _taken(stream, wait=True)
        stream.truncate(0)
        stream.write(str(os.getpid()).encode())
        stream.flush()
        try:
            yield
        finally:
            stream.truncate(0)


def _holder(stream: BinaryIO) -> str:
    stream.seek(0)
    number = stream.read(20).decode("ascii", "replace").strip()
    return f" (process {number})" if number.isdigit() else ""


if sys.platform == "win32":

    def _taken(stream: BinaryIO, *, wait: bool) -> bool:
        stream.seek(0)
        try:
            msvcrt.locking(stream.fileno(), msvcrt.LK_LOCK if wait else msvcrt.LK_NBLCK, 1)
        except OSError:
            return wait and _taken(stream, wait=wait)
        return True

else:

    def _taken(stream: BinaryIO, *, wait: bool) -> bool:
        try:
            fcntl.flock(stream, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        except OSError:
            return False
        return True
