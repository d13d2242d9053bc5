"""A connection to a store, or a clear reason why there is none."""

from __future__ import annotations

import os
import sqlite3
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from guillemets.errors import StoreError
from guillemets.store.migrate import APPLICATION_ID, migrate, newest
from guillemets.store.said import holds

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

_PATIENCE = 30.0  # seconds to wait for another writer's transaction
_CACHE_KIB = 65_536
_MAPPED_BYTES = 1 << 33
_FULL = ("database or disk is full", "disk I/O error")


def utc_now() -> str:
    """The present instant, ISO 8601 in UTC, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def connect(path: Path, *, read_only: bool, clock: Callable[[], str] = utc_now) -> sqlite3.Connection:
    """A connection to the store at ``path``, brought to the newest schema; made when it is not there.

    A read-only one is never made, and an older store is brought up to date first. Raises StoreError when the file is
    missing (read-only), is no store, is damaged, comes from a newer version, or cannot be written.
    """
    with told(path):
        if read_only:
            return _reading(path, clock)
        return _writing(path, clock)


@contextmanager
def told(path: Path) -> Iterator[None]:
    """SQLite's errors as StoreError, with the file and what to do."""
    try:
        yield
    except sqlite3.Error as error:
        raise _explained(path, error) from error


def _writing(path: Path, clock: Callable[[], str]) -> sqlite3.Connection:
    if not path.parent.is_dir():
        raise StoreError("no such folder for the store", where=str(path.parent), hint="make the folder first")
    if path.is_dir():
        raise StoreError("a folder, not a store", where=str(path), hint="name a file: --store record.db")
    if path.exists() and not os.access(path, os.W_OK):
        raise StoreError("the store is read-only", where=str(path), hint="change its mode, or work on a copy")
    connection = _prepared(sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None, check_same_thread=False))
    try:
        _check_version(connection, path, fresh_is_fine=True)
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA foreign_keys = ON")
        migrate(connection, clock)
    except BaseException:
        connection.close()
        raise
    return connection


def _reading(path: Path, clock: Callable[[], str]) -> sqlite3.Connection:
    if path.is_dir():
        raise StoreError("a folder, not a store", where=str(path), hint="name a file: --store record.db")
    if not path.is_file():
        raise StoreError("no such store", where=str(path), hint="make one with `guillemets ingest PATH --store FILE`")
    if not os.access(path, os.R_OK):
        raise StoreError("no permission to read the store", where=str(path), hint="change its mode or its owner")
    connection = _read_connection(path)
    try:
        version = _check_version(connection, path, fresh_is_fine=False)
        if version < newest():
            connection.close()
            _writing(path, clock).close()
            connection = _read_connection(path)
        connection.execute("PRAGMA query_only = ON")
    except BaseException:
        connection.close()
        raise
    return connection


def _read_connection(path: Path) -> sqlite3.Connection:
    """Read-only; where not even the files beside the store can be made, the store cannot change and is opened so."""
    beside = path.with_name(path.name + "-wal")
    immutable = "" if os.access(path.parent, os.W_OK) or beside.exists() else "&immutable=1"
    uri = f"{path.absolute().as_uri()}?mode=ro{immutable}"
    return _prepared(sqlite3.connect(uri, uri=True, timeout=_PATIENCE, isolation_level=None, check_same_thread=False))


def _prepared(connection: sqlite3.Connection) -> sqlite3.Connection:
    connection.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
    connection.execute(f"PRAGMA mmap_size = {_MAPPED_BYTES}")
    connection.execute("PRAGMA temp_store = MEMORY")
    connection.create_function("holds", 2, holds, deterministic=True)
    return connection


def _check_version(connection: sqlite3.Connection, path: Path, *, fresh_is_fine: bool) -> int:
    """The schema version of the file. Raises StoreError when it is no store of ours, or newer than the program."""
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if fresh_is_fine and not tables and not version:
        return 0
    if application != APPLICATION_ID:
        raise StoreError(
            "an SQLite file, but no store of Guillemets", where=str(path), hint="name another file with --store"
        )
    if version > newest():
        raise StoreError(
            f"the store was written by a newer version of Guillemets (its schema is {version}, "
            f"this program knows {newest()})",
            where=str(path),
            hint="upgrade Guillemets; nothing was changed",
        )
    return int(version)


def _explained(path: Path, error: sqlite3.Error) -> StoreError:
    said = str(error)
    where = str(path)
    if any(words in said for words in _FULL):
        return StoreError(
            f"the disk is full, or fails: {said}",
            where=where,
            hint="make room and run the command again; what was committed is kept",
        )
    if "readonly" in said or "unable to open" in said:
        return StoreError(f"the store cannot be written: {said}", where=where, hint="check its mode and its folder")
    if "locked" in said or "busy" in said:
        return StoreError("another program is writing to the store", where=where, hint="wait for it to finish")
    if "not a database" in said:
        return StoreError("not an SQLite file", where=where, hint="name another file with --store")
    if "malformed" in said or "corrupt" in said:
        return StoreError(f"the store is damaged: {said}", where=where, hint="restore it from a backup")
    return StoreError(f"the store cannot be read: {said}", where=where, hint="run `guillemets verify` on it")
