"""A store held against itself: the file, every hash, every record, every offset of every table."""

from __future__ import annotations

import hashlib
import zlib
from typing import TYPE_CHECKING

from guillemets.errors import VerificationError
from guillemets.model.record import Record, text_id
from guillemets.store.opening import told

if TYPE_CHECKING:
    from collections.abc import Iterator

    from guillemets.store.store import Store

# Every table with offsets: the column of its words, where it has one, and how its dispatch is reached.
_PLACED = {
    "mention": ("t.text", "JOIN dispatch_entity m ON m.key = t.dispatch_entity JOIN dispatch d ON d.key = m.dispatch"),
    "statement_piece": (None, "JOIN statement s ON s.key = t.statement JOIN dispatch d ON d.key = s.dispatch"),
    "relay": ("t.source", "JOIN statement s ON s.key = t.statement JOIN dispatch d ON d.key = s.dispatch"),
    "event": ("t.trigger_words", "JOIN dispatch d ON d.key = t.dispatch"),
    "event_mention": (None, "JOIN event e ON e.key = t.event JOIN dispatch d ON d.key = e.dispatch"),
    "event_party": ("t.text", "JOIN event e ON e.key = t.event JOIN dispatch d ON d.key = e.dispatch"),
    "time_expression": ("t.text", "JOIN dispatch d ON d.key = t.dispatch"),
    "refusal": (None, "JOIN dispatch d ON d.key = t.dispatch"),
    "part": (None, "JOIN dispatch d ON d.key = t.dispatch"),
}
# The words between two offsets. SQLite's own functions end at a NUL, so a text that holds one is cut in Python.
_STRETCH = "iif(length(d.text) = d.characters, substr(d.text, {0} + 1, {1} - {0}), stretch(d.text, {0}, {1}))"
_STATEMENT_PLACES = ("cue", "source", "addressee", "reason")
_EVENT_PLACES = ("date", "place")


def check_store(store: Store) -> Iterator[tuple[str, str | None]]:
    """Each dispatch by its id, with what is wrong with it or None; what is wrong with the file comes first.

    Reads everything once. Raises StoreError when the file cannot be read on.
    """
    with told(store.path):
        for (fault,) in store.connection.execute("PRAGMA integrity_check(20)"):
            if fault != "ok":
                yield "the file", fault
        for table, key, parent, _ in store.connection.execute("PRAGMA foreign_key_check"):
            yield f"{table} {key}", f"refers to a row of {parent} that is not there"
        yield from _misplaced(store)
        for id_, text, sha256, json in store.connection.execute(
            "SELECT d.id, d.text, r.sha256, r.json FROM dispatch d LEFT JOIN record r ON r.dispatch = d.key "
            "ORDER BY d.key"
        ):
            yield id_, _fault(id_, text, sha256, json)


def _fault(id_: str, text: str, sha256: str | None, packed: bytes | None) -> str | None:
    """What is wrong with one dispatch, or None."""
    if packed is None:
        return "has no record"
    if text_id(text) != id_:
        return "its id is not the SHA-256 of its text"
    try:
        json = zlib.decompress(packed)
    except zlib.error as error:
        return f"its record cannot be unpacked: {error}"
    if hashlib.sha256(json).hexdigest() != sha256:
        return "its record is not the one that was written: the SHA-256 differs"
    try:
        record = Record.from_json(json)
    except VerificationError as error:
        return str(error)
    return None if record.dispatch.text == text else "its record has another text"


def _misplaced(store: Store) -> Iterator[tuple[str, str]]:
    """Every row whose words are not those at its offsets, or whose offsets lie outside the text."""
    store.connection.create_function("stretch", 3, lambda text, first, last: text[first:last], deterministic=True)
    for table, (words, joined) in _PLACED.items():
        wrong = f"OR {_STRETCH.format('t.starts', 't.ends')} <> {words}" if words else ""
        outside = "t.starts < 0 OR t.ends < t.starts OR t.ends > d.characters"
        yield from _rows(store, f"SELECT d.id FROM {table} t {joined} WHERE {outside} {wrong}", f"a row of {table}")
    for table, places in (("statement", _STATEMENT_PLACES), ("event", _EVENT_PLACES)):
        for name in places:
            words = f"t.{name}" if name != "date" else None
            stands = _STRETCH.format(f"t.{name}_starts", f"t.{name}_ends")
            wrong = f"OR {stands} <> {words}" if words else ""
            yield from _rows(
                store,
                f"SELECT d.id FROM {table} t JOIN dispatch d ON d.key = t.dispatch WHERE t.{name}_starts NOTNULL "
                f"AND (t.{name}_starts < 0 OR t.{name}_ends > d.characters {wrong})",
                f"{name} of {table}",
            )


def _rows(store: Store, sql: str, what: str) -> Iterator[tuple[str, str]]:
    for (id_,) in store.connection.execute(sql):
        yield id_, f"{what} is not what stands at its offsets"
