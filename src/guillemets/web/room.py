"""What the pages of one reading room share: its settings, its connections to the store, its reader of pasted text."""

from __future__ import annotations

import queue
import sqlite3
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from starlette.requests import Request  # noqa: TC002 -- FastAPI reads the annotation at run time

from guillemets.store.opening import connect, told
from guillemets.web.problems import BusyError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from guillemets.web.analysis import Analyst
    from guillemets.web.settings import Settings

# As many questions at once as there are connections: more than two cores answer only add waiting and memory.
CONNECTIONS = 2
_CACHE_KIB = 8_192
# SQLite asks after so many steps of its machine whether to go on: some milliseconds.
_STEPS = 20_000


class Room:
    """The reading room behind the pages. Connections are read-only and made when first needed."""

    def __init__(self, settings: Settings, analyst: Analyst | None = None) -> None:
        self.settings = settings
        self.analyst = analyst
        self._idle: queue.LifoQueue[sqlite3.Connection | None] = queue.LifoQueue()
        for _ in range(CONNECTIONS):
            self._idle.put(None)

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """A connection for one page. What takes longer than ``query_seconds`` in all is given up.

        Raises BusyError when that time is over, waiting for a connection included; StoreError as ``connect`` does.
        """
        deadline = time.monotonic() + self.settings.query_seconds
        try:
            connection = self._idle.get(timeout=self.settings.query_seconds)
        except queue.Empty:
            raise self._busy() from None
        try:
            connection = connection or self._connection()
            connection.set_progress_handler(lambda: time.monotonic() > deadline, _STEPS)
            with told(self.settings.store):
                yield connection
        except BaseException as error:
            if isinstance(error.__cause__, sqlite3.OperationalError) and "interrupted" in str(error.__cause__):
                raise self._busy() from None
            raise
        finally:
            self._idle.put(connection)

    def close(self) -> None:
        """Give back every connection, and the reader."""
        while not self._idle.empty():
            connection = self._idle.get_nowait()
            if connection is not None:
                connection.close()
        if self.analyst is not None:
            self.analyst.close()

    def _connection(self) -> sqlite3.Connection:
        """Mapped pages would count as memory of the server, and the system caches the file anyway."""
        connection = connect(self.settings.store, read_only=True)
        connection.row_factory = sqlite3.Row
        connection.execute("PRAGMA mmap_size = 0")
        connection.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
        return connection

    def _busy(self) -> BusyError:
        bound = f"{self.settings.query_seconds:g}"
        return BusyError(f"no answer within {bound} seconds", hint="ask for less: a shorter period, rarer words")


async def room_of(request: Request) -> Room:
    """The room that the request came to."""
    room: Room = request.app.state.room
    return room
