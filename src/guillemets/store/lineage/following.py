"""What a writer calls for each dispatch that it has written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guillemets.store.lineage.copies import link_copies
from guillemets.store.lineage.stories import link_story
from guillemets.store.lineage.utterances import link_utterances

if TYPE_CHECKING:
    import sqlite3

    from guillemets.model.record import Record


def link(connection: sqlite3.Connection, dispatch: int, record: Record) -> None:
    """Tie a dispatch whose rows have just been written to its copies and its story, its statements to their utterances.

    A follower of ``guillemets.store.writer.Writer``: it runs in the writer's transaction, and what it costs does not
    grow with the store. Raises sqlite3.Error as SQLite does.
    """
    copies = link_copies(connection, dispatch, record)
    link_utterances(connection, dispatch, copies)
    link_story(connection, dispatch, record, copies)
