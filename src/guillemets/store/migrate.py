"""Brings a store to the newest shape: numbered SQL files, each applied in a transaction of its own."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

APPLICATION_ID = 0x47554C4D  # "GULM" in the header of the file, by which it is known for ours


@dataclass(frozen=True, slots=True, kw_only=True)
class Migration:
    """One step: its number, its name and the SQL of it."""

    number: int
    name: str
    sql: str

    def statements(self) -> Iterator[str]:
        """The SQL statements one by one, as ``executescript`` would commit between them."""
        pending = ""
        for line in self.sql.splitlines(keepends=True):
            pending += line
            if line.rstrip().endswith(";") and sqlite3.complete_statement(pending):
                yield pending
                pending = ""


@cache
def migrations() -> tuple[Migration, ...]:
    """All steps in order; the file name is the number and the name: ``001_record.sql``.

    >>> migrations()[0].name
    'record'
    """
    found = sorted(
        (path.name, path.read_text("utf-8"))
        for path in files(__package__).joinpath("migrations").iterdir()
        if path.name.endswith(".sql")
    )
    return tuple(Migration(number=int(name[:3]), name=name[4:].removesuffix(".sql"), sql=sql) for name, sql in found)


def newest() -> int:
    """The number of the last step: the schema version that this program writes."""
    return migrations()[-1].number


def migrate(connection: sqlite3.Connection, clock: Callable[[], str]) -> int:
    """Apply the steps that the store lacks and return how many; a step that fails leaves the store as it was.

    ``clock`` gives the present instant in ISO 8601. Raises sqlite3.Error as the steps do.
    """
    done = 0
    for step in migrations():
        connection.execute("BEGIN IMMEDIATE")
        try:
            (version,) = connection.execute("PRAGMA user_version").fetchone()
            if version >= step.number:
                connection.execute("ROLLBACK")
                continue
            for statement in step.statements():
                connection.execute(statement)
            connection.execute("INSERT INTO migration VALUES (?, ?, ?)", (step.number, step.name, clock()))
            connection.execute(f"PRAGMA user_version = {step.number}")
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise
        done += 1
    return done
