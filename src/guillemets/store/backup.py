"""A copy of a store, whole at one moment."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from guillemets.errors import StoreError
from guillemets.store.opening import told
from guillemets.store.store import open_store

if TYPE_CHECKING:
    from pathlib import Path


def back_up(source: Path, target: Path) -> int:
    """Copy the store at ``source`` to ``target`` and return the number of its dispatches.

    SQLite's own copying is used, so that a store that is being written to is copied as it was at one moment. Raises
    StoreError when ``target`` is there already or cannot be written, and as ``open_store`` does.
    """
    if target.exists():
        raise StoreError("a file of that name is there already", where=str(target), hint="name another")
    if not target.parent.is_dir():
        raise StoreError("no such folder", where=str(target.parent), hint="make the folder first")
    partial = target.with_name(target.name + ".partial")
    partial.unlink(missing_ok=True)
    try:
        with open_store(source, read_only=True) as store, told(target), closing(sqlite3.connect(partial)) as copy:
            store.connection.backup(copy)
            count = len(store)
        partial.replace(target)
    except OSError as error:
        raise StoreError(f"the copy cannot be written: {error.strerror}", where=str(target)) from None
    finally:
        partial.unlink(missing_ok=True)
    return count
