"""The one writer of a store: records in, rows out, all of a dispatch in one transaction."""

from __future__ import annotations

import hashlib
import zlib
from typing import TYPE_CHECKING, TypeAlias

from guillemets.model.dispatch import Status, Wire
from guillemets.store import rows
from guillemets.store.identity import resolve
from guillemets.store.rows import Keys
from guillemets.store.versions import place_among_versions, withdraw
from guillemets.store.words import stems

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable

    from guillemets.model.dispatch import Origin
    from guillemets.model.record import Record
    from guillemets.model.refusal import RefusedInput

Follower: TypeAlias = "Callable[[sqlite3.Connection, int, Record], None]"
"""Called with the connection, the dispatch's key and its record, in the transaction that wrote the rows."""

_KEYED = ("dispatch", "dispatch_entity", "statement", "event")


class Writer:
    """Writes records; nothing is kept before ``commit``. One writer a store: the caller holds the lock.

    ``followers`` are called after the rows of each dispatch are written, in order, within the transaction.
    """

    def __init__(
        self, connection: sqlite3.Connection, clock: Callable[[], str], followers: tuple[Follower, ...] = ()
    ) -> None:
        self._connection = connection
        self._clock = clock
        self._followers = followers
        self._last = {table: self._highest(table) for table in _KEYED}

    def key_of(self, dispatch_id: str) -> int | None:
        """The key of the dispatch with that id (SHA-256 of its text), or None when the store has none."""
        row = self._connection.execute("SELECT key FROM dispatch WHERE id = ?", (dispatch_id,)).fetchone()
        return row[0] if row else None

    def add(self, record: Record) -> bool:
        """Write a record, and whether it was new; of a text that the store has, only a new place is kept.

        Raises sqlite3.Error as SQLite does; VerificationError when the text cannot be stored.
        """
        dispatch = record.dispatch
        known = self.key_of(dispatch.id)
        if known is not None:
            self.appear(known, dispatch.source, dispatch.published)
            return False
        self._begin()
        now = self._clock()
        key = self._next("dispatch")
        self._insert_dispatch(key, record, now)
        keys = self._insert_entities(key, record)
        statements = self._insert_statements(record, keys)
        self._insert_events(record, keys, statements)
        self._insert_rest(key, record)
        place_among_versions(self._connection, key, record)
        for follow in self._followers:
            follow(self._connection, key, record)
        return True

    def appear(self, dispatch: int, origin: Origin, published: str | None) -> bool:
        """Note where a text that the store has was found, and whether that was new."""
        self._begin()
        row = rows.appearance_row(dispatch, origin, published, self._clock())
        return self._connection.execute(_APPEARANCE, row).rowcount > 0

    def refuse(self, refused: RefusedInput) -> bool:
        """Keep an input that gave no dispatch, and whether it was new."""
        self._begin()
        origin, wire = refused.source, refused.source.wire or Wire()
        cursor = self._connection.execute(
            "INSERT OR IGNORE INTO refused_input (path, url, source_id, number, format, provider, status, stage, "
            "reason, message, ingested) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (origin.path, origin.url, origin.id, origin.number, origin.format, wire.provider, wire.status,
             refused.stage, refused.reason, refused.message, self._clock()),
        )  # fmt: skip
        if cursor.rowcount and wire.status is Status.WITHDRAWAL and origin.id:
            withdraw(self._connection, int(cursor.lastrowid or 0), origin.id, wire.provider)
        return cursor.rowcount > 0

    def commit(self) -> None:
        """Make everything written so far last, through a power cut too."""
        if self._connection.in_transaction:
            self._connection.execute("COMMIT")

    def roll_back(self) -> None:
        """Forget what was written since the last commit."""
        if self._connection.in_transaction:
            self._connection.execute("ROLLBACK")
        self._last = {table: self._highest(table) for table in _KEYED}

    def _begin(self) -> None:
        if not self._connection.in_transaction:
            self._connection.execute("BEGIN IMMEDIATE")

    def _highest(self, table: str) -> int:
        (highest,) = self._connection.execute(f"SELECT max(key) FROM {table}").fetchone()
        return highest or 0

    def _next(self, table: str) -> int:
        self._last[table] += 1
        return self._last[table]

    def _insert_dispatch(self, key: int, record: Record, now: str) -> None:
        dispatch = record.dispatch
        row = rows.dispatch_row(key, dispatch, now)
        names = ", ".join(row)
        places = ", ".join(f":{name}" for name in row)
        connection = self._connection
        connection.execute(f"INSERT INTO dispatch ({names}) VALUES ({places})", row)
        connection.execute(
            "INSERT INTO dispatch_stem (rowid, headline, text) VALUES (?, ?, ?)",
            (key, stems(dispatch.headline.text if dispatch.headline else ""), stems(dispatch.text)),
        )
        connection.execute(_APPEARANCE, rows.appearance_row(key, dispatch.source, dispatch.published, now))
        json = record.to_json()
        connection.execute(
            "INSERT INTO record VALUES (?, ?, ?, ?)",
            (key, record.schema_version, hashlib.sha256(json).hexdigest(), zlib.compress(json)),
        )

    def _insert_entities(self, dispatch: int, record: Record) -> Keys:
        members = {entity.id: self._next("dispatch_entity") for entity in record.entities}
        resolved = {entity.id: resolve(self._connection, entity) for entity in record.entities}
        self._many(
            "dispatch_entity",
            [rows.member_row(members[e.id], dispatch, e, resolved[e.id]) for e in record.entities],
        )
        self._many(
            "mention",
            [
                (members[e.id], i, m.start, m.end, m.text, m.form)
                for e in record.entities
                for i, m in enumerate(e.mentions)
            ],
        )
        return Keys(dispatch=dispatch, members=members, entities=resolved)

    def _insert_statements(self, record: Record, keys: Keys) -> dict[str, int]:
        numbered = [(self._next("statement"), said) for said in record.attributions]
        whole = [rows.statement_row(key, said, record, keys) for key, said in numbered]
        self._many("statement", [(*row, "current") for row in whole])
        self._connection.executemany(
            "INSERT INTO statement_stem (rowid, content) VALUES (?, ?)", [(row[0], stems(str(row[3]))) for row in whole]
        )
        self._many(
            "statement_piece",
            [(key, i, piece.start, piece.end) for key, said in numbered for i, piece in enumerate(said.content)],
        )
        self._many(
            "statement_speaker", [row for key, said in numbered for row in rows.speaker_rows(key, said, record, keys)]
        )
        self._many(
            "relay",
            [
                (key, i, link.source.text, link.source.start, link.source.end, link.speaker, link.anonymous)
                for key, said in numbered
                for i, link in enumerate(said.relay)
            ],
        )
        return {said.id: key for key, said in numbered}

    def _insert_events(self, record: Record, keys: Keys, statements: dict[str, int]) -> None:
        numbered = [(self._next("event"), event) for event in record.events]
        self._many("event", [(*rows.event_row(key, e, record, keys.dispatch), "current") for key, e in numbered])
        self._many("event_context", [(key, context) for key, e in numbered for context in sorted(set(e.contexts))])
        self._many("event_mention", [(key, i, m.start, m.end) for key, e in numbered for i, m in enumerate(e.mentions)])
        self._many("event_party", [row for key, e in numbered for row in rows.party_rows(key, e, record, keys)])
        self._many(
            "event_statement",
            [
                (key, statements[reference], stance)
                for key, e in numbered
                for stance, references in (("asserts", e.asserted_by), ("denies", e.denied_by))
                for reference in sorted(set(references))
            ],
        )

    def _insert_rest(self, key: int, record: Record) -> None:
        parts = record.dispatch.parts
        self._many("part", [(key, i, p.kind, p.start, p.end, p.duplicate_of) for i, p in enumerate(parts)])
        self._many(
            "time_expression",
            [(key, i, t.start, t.end, t.text, t.type, t.value, t.mod) for i, t in enumerate(record.times)],
        )
        self._many("refusal", [(key, i, r.stage, r.reason, r.start, r.end) for i, r in enumerate(record.refusals)])

    def _many(self, table: str, values: list[rows.Row]) -> None:
        if values:
            marks = ", ".join("?" * len(values[0]))
            self._connection.executemany(f"INSERT INTO {table} VALUES ({marks})", values)


_APPEARANCE = (
    "INSERT OR IGNORE INTO appearance (dispatch, outlet, url, path, source_id, format, published, ingested) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
)
