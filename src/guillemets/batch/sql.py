"""Questions in SQL to a batch result: DuckDB views over its Parquet files, and nothing else within reach."""

from __future__ import annotations

from typing import TYPE_CHECKING

import duckdb

from guillemets.batch.publish import INPUTS, REFUSED
from guillemets.batch.tables import table_schema
from guillemets.errors import InputError, UsageError

if TYPE_CHECKING:
    from pathlib import Path

VIEWS = {
    "said": """
        SELECT d.day, d.agency, d.headline, s.speaker, s.kind, s.anonymous, s.act, s.type, s.text, s.source, s.cue,
               s.reason, s.relays, s.addressee, s.negated, s.conditional, s.confidence, d.url, s.dispatch_id,
               s.statement_id, s."row"
        FROM statements s JOIN dispatches d USING ("row")""",
    "done": """
        SELECT coalesce(e.event_date, CAST(d.day AS VARCHAR)) AS "when", e.actor, e.type, e.mode, e.recipient, e.place,
               e.place_country, e.factuality, e.goldstein, e.quad, e.trigger, e.historical, e.confidence, d.day,
               d.agency, d.headline, d.url, e.dispatch_id, e.event_id, e."row"
        FROM events e JOIN dispatches d USING ("row")""",
}
"""Views over views: who said what, and who did what to whom, each with its dispatch."""


def open_views(folder: Path) -> duckdb.DuckDBPyConnection:
    """A connection in which every table of the result is a view; it reads that folder and nothing else.

    ``date`` is the day of the partition, as text (``undated`` where a dispatch gives none). Raises InputError when the
    folder holds no result.
    """
    names = [*table_schema(), INPUTS, REFUSED]
    missing = [name for name in names if not (folder / name).is_dir()]
    if missing:
        raise InputError(
            f"no result of a batch: {missing[0]} is missing", where=str(folder), hint="name its --output folder"
        )
    connection = duckdb.connect()
    for name in names:
        files = str(folder.resolve() / name / "*" / "*.parquet").replace("'", "''")
        connection.execute(
            f"CREATE VIEW {name} AS SELECT * FROM read_parquet('{files}', hive_partitioning = true, "  # noqa: S608 -- ours
            "hive_types = {'date': VARCHAR})"
        )
    for name, query in VIEWS.items():
        connection.execute(f"CREATE VIEW {name} AS {query}")
    connection.execute(f"SET allowed_directories = ['{str(folder.resolve()).replace(chr(39), chr(39) * 2)}/']")
    connection.execute("SET enable_external_access = false")
    connection.execute("SET lock_configuration = true")
    return connection


def ask(folder: Path, query: str) -> duckdb.DuckDBPyRelation:
    """The answer to a question; ``.columns`` and ``.fetchall()`` give it.

    Raises UsageError for SQL that DuckDB refuses, InputError when the folder holds no result.
    """
    try:
        answer = open_views(folder).sql(query)
    except duckdb.Error as error:
        raise UsageError(f"the question cannot be answered: {error}", hint="see the tables in docs/batch.md") from None
    if answer is None:
        raise UsageError("the question asks for nothing", hint="begin it with SELECT, DESCRIBE or SHOW TABLES")
    return answer
