"""A record store, open: the front door for records and questions."""

from __future__ import annotations

import zlib
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Self

from guillemets.errors import StoreError, UsageError
from guillemets.model.record import Record
from guillemets.store.filters import Scope, Where
from guillemets.store.followers import FOLLOWERS
from guillemets.store.happenings import EventRow, Events, events
from guillemets.store.lineage.questions import statement_key, utterance_of
from guillemets.store.locking import writing_lock
from guillemets.store.opening import connect, told, utc_now
from guillemets.store.people import Known, find_known
from guillemets.store.said import Said, SpeakerRow, StatementRow, Who, said, who
from guillemets.store.searching import DispatchFound, Search, StatementFound, search, search_statements
from guillemets.store.sources import Sources, SourcesRow, sources
from guillemets.store.writer import Writer

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterator
    from types import TracebackType

    from guillemets.store.answer import Answer
    from guillemets.store.lineage.questions import Utterance

_SHORTEST_ID = 6
_EVERYTHING = Scope(history=True)
_ANY_EVENT = Events()
_BY_NAMING = Sources()


class Store:
    """An open store; used in a ``with`` statement, or closed by hand. Made by ``open_store``.

    ``connection`` is the SQLite connection, in autocommit, for queries of your own. A Store may move between threads
    but serves one at a time; a web application opens one for each request. Every question gives an ``Answer``, a
    sequence of frozen rows with ``arrow()`` and ``pandas()``; docs/store.md shows them.

    >>> import tempfile, guillemets
    >>> with tempfile.TemporaryDirectory() as folder, open_store(f"{folder}/record.db") as store:
    ...     with store.writing() as writer:
    ...         _ = writer.add(guillemets.read("«Rien ne presse», a dit la préfète Jeanne Morel."))
    ...     [(row.speaker, row.content) for row in store.said("Morel")]
    [('Jeanne Morel', '«Rien ne presse»')]
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

    @contextmanager
    def writing(self, waiting: Callable[[str], None] | None = None) -> Iterator[Writer]:
        """A writer, which nobody else has at the same time; what it wrote is committed at the end of the ``with``.

        Where another program writes, ``waiting`` is told so once and the call waits; without it, StoreError is raised.
        After an error nothing stays of what was not committed yet.
        """
        with writing_lock(self.path, waiting=waiting):
            writer = Writer(self.connection, utc_now, FOLLOWERS)
            try:
                yield writer
                with told(self.path):
                    writer.commit()
            except BaseException:
                with told(self.path):
                    writer.roll_back()
                raise

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

    def records(self, scope: Scope = _EVERYTHING) -> Iterator[Record]:
        """The records of the scope, all with their history by default, in order of publication, then of id.

        Records of dispatches without a date come first. Each is as exact as it was written.
        """
        where = Where()
        where.add_scope(scope, dated="d")
        with told(self.path):
            for (json,) in self.connection.execute(
                f"SELECT r.json FROM dispatch d JOIN record r ON r.dispatch = d.key WHERE {where} "
                "ORDER BY d.moment, d.id",
                where.values,
            ):
                yield Record.from_json(zlib.decompress(json))

    def search(self, query: Search | str) -> Answer[DispatchFound]:
        """The dispatches with the words, the best first.

        This and the other questions take the words or the name alone, or a query with filters. All raise UsageError
        for a question that cannot be asked, StoreError for a name that nobody bears or a store that cannot be read.
        """
        with told(self.path):
            return search(self.connection, Search(words=query) if isinstance(query, str) else query)

    def search_statements(self, query: Search | str) -> Answer[StatementFound]:
        """The statements with the words in what is said, the best first."""
        with told(self.path):
            return search_statements(self.connection, Search(words=query) if isinstance(query, str) else query)

    def said(self, query: Said | str) -> Answer[StatementRow]:
        """What somebody said, the newest first."""
        with told(self.path):
            return said(self.connection, Said(name=query) if isinstance(query, str) else query)

    def who(self, query: Who | str) -> Answer[SpeakerRow]:
        """Who spoke about the words, the most heard first."""
        with told(self.path):
            return who(self.connection, Who(words=query) if isinstance(query, str) else query)

    def events(self, query: Events = _ANY_EVENT) -> Answer[EventRow]:
        """Who did what to whom, the latest first."""
        with told(self.path):
            return events(self.connection, query)

    def sources(self, query: Sources = _BY_NAMING) -> Answer[SourcesRow]:
        """Who gets quoted, in numbers."""
        with told(self.path):
            return sources(self.connection, query)

    def utterance(self, statement: str) -> Utterance:
        """What a statement (``3f9ac01b22aa:a3``) is part of: all its wordings, and who carried it, the earliest first.

        Raises UsageError for what is no id of a statement, StoreError when there is no such statement.
        """
        dispatch, colon, local = statement.rpartition(":")
        if not (dispatch and colon and local):
            raise UsageError(
                f"{statement!r} is no id of a statement", hint="write DISPATCH:a3, as `said` and `search` show it"
            )
        key = self.key_of(dispatch)
        with told(self.path):
            said_at = statement_key(self.connection, key, local)
            found = utterance_of(self.connection, said_at) if said_at is not None else None
        if found is None:
            raise StoreError(f"the dispatch has no statement {local!r}", where=statement, hint="a1 is its first")
        return found

    def known(self, name: str) -> Answer[Known]:
        """Whom a name means; empty when nobody bears it."""
        with told(self.path):
            return find_known(self.connection, name)


def open_store(path: str | Path, *, read_only: bool = False) -> Store:
    """The store at ``path``; made when it is not there, unless ``read_only``, and brought to the newest schema.

    Raises StoreError when the file is missing, is no store, is damaged, or comes from a newer version.

    >>> open_store("nowhere.db", read_only=True)
    Traceback (most recent call last):
    guillemets.errors.StoreError: no such store (nowhere.db). make one with `guillemets ingest PATH --store FILE`
    """
    return Store(connect(Path(path), read_only=read_only, clock=utc_now), Path(path))
