"""A record store, open: the front door for records and questions."""

from __future__ import annotations

import zlib
from pathlib import Path
from typing import TYPE_CHECKING, Self

from guillemets.errors import StoreError
from guillemets.model.record import Record
from guillemets.store.opening import connect, told, utc_now

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator
    from types import TracebackType

_SHORTEST_ID = 6


class Store:
    """An open store; used in a ``with`` statement, or closed by hand. Made by ``open_store``.

    ``connection`` is the SQLite connection, in autocommit, for queries of your own. A Store may move between threads
    but serves one at a time; a web application opens one for each request.
    """

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self.connection = connection
        self.path = path

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; a second time does nothing."""
        self.connection.close()

    def __len__(self) -> int:
        """How many dispatches it holds, superseded and withdrawn ones too."""
        (count,) = self.connection.execute("SELECT count(*) FROM record").fetchone()
        return int(count)

    def key_of(self, dispatch_id: str) -> int:
        """The key of the dispatch whose id is, or begins with, ``dispatch_id`` (six digits or more).

        Raises StoreError when none or several fit.
        """
        found: list[tuple[int]] = []
        if len(dispatch_id) >= _SHORTEST_ID:
            with told(self.path):
                found = self.connection.execute(
                    "SELECT key FROM dispatch WHERE id >= ? AND id < ? LIMIT 2", (dispatch_id, dispatch_id + "g")
                ).fetchall()
        if len(found) == 1:
            return found[0][0]
        raise StoreError(
            f"{'several dispatches have' if found else 'no dispatch has'} the id {dispatch_id!r}",
            where=str(self.path),
            hint=f"give its first {_SHORTEST_ID} digits or more; `guillemets search` shows them",
        )

    def record(self, dispatch_id: str) -> Record:
        """The record of a dispatch, as it was written. Raises StoreError when none or several fit."""
        return self.record_at(self.key_of(dispatch_id))

    def record_at(self, key: int) -> Record:
        """The record of the dispatch with that key. Raises StoreError when there is none."""
        row = self.connection.execute("SELECT json FROM record WHERE dispatch = ?", (key,)).fetchone()
        if row is None:
            raise StoreError(f"no dispatch has the key {key}", where=str(self.path), hint="see the table dispatch")
        return Record.from_json(zlib.decompress(row[0]))

    def records(self) -> Iterator[Record]:
        """Every record in order of arrival, history included; as exact as it was written."""
        with told(self.path):
            for (json,) in self.connection.execute("SELECT json FROM record ORDER BY dispatch"):
                yield Record.from_json(zlib.decompress(json))


def open_store(path: str | Path, *, read_only: bool = False) -> Store:
    """The store at ``path``; made when it is not there, unless ``read_only``, and brought to the newest schema.

    Raises StoreError when the file is missing, is no store, is damaged, or comes from a newer version.
    """
    return Store(connect(Path(path), read_only=read_only, clock=utc_now), Path(path))
