"""The feeds that a store follows, and what is remembered of each between two polls."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

from guillemets.errors import UsageError

if TYPE_CHECKING:
    import sqlite3


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """One feed. Instants are ISO 8601 in UTC.

    ``etag`` and ``modified`` are the server's own marks of the last copy, sent back to it as they came; ``status`` is
    its last answer, ``failures`` how many polls in a row brought nothing, ``wait_until`` the earliest next poll.
    """

    url: str
    title: str | None = None
    etag: str | None = None
    modified: str | None = None
    added: str
    polled: str | None = None
    status: int | None = None
    failures: int = 0
    wait_until: str | None = None
    note: str | None = None


_NAMES = tuple(field.name for field in fields(Feed))


def add_feed(connection: sqlite3.Connection, feed: Feed) -> bool:
    """Follow a feed, and whether it was new."""
    columns, values = ", ".join(_NAMES), ", ".join(f":{name}" for name in _NAMES)
    row = {name: getattr(feed, name) for name in _NAMES}
    return connection.execute(f"INSERT OR IGNORE INTO feed ({columns}) VALUES ({values})", row).rowcount > 0


def remove_feed(connection: sqlite3.Connection, url: str) -> None:
    """Follow a feed no longer; its dispatches stay. Raises UsageError when it is not followed."""
    if not connection.execute("DELETE FROM feed WHERE url = ?", (url,)).rowcount:
        raise _unknown(url)


def keep_feed(connection: sqlite3.Connection, feed: Feed) -> None:
    """Remember what a poll has found out about the feed."""
    pairs = ", ".join(f"{name} = :{name}" for name in _NAMES if name not in ("url", "added"))
    connection.execute(f"UPDATE feed SET {pairs} WHERE url = :url", {name: getattr(feed, name) for name in _NAMES})


def feeds(connection: sqlite3.Connection, urls: tuple[str, ...] = ()) -> tuple[Feed, ...]:
    """The feeds in the order in which they were added, or those named. Raises UsageError for one not followed."""
    columns = ", ".join(_NAMES)
    found = connection.execute(f"SELECT {columns} FROM feed ORDER BY key").fetchall()
    known = {feed.url: feed for row in found for feed in [Feed(**dict(zip(_NAMES, row, strict=True)))]}
    if unknown := next((url for url in urls if url not in known), None):
        raise _unknown(unknown)
    return tuple(known[url] for url in urls) if urls else tuple(known.values())


def _unknown(url: str) -> UsageError:
    return UsageError(f"the store does not follow {url!r}", hint="`guillemets feed list` shows the feeds")
