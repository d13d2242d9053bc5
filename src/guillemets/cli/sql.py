"""``guillemets sql``: questions to the result of a batch."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class AnswerFormat(StrEnum):
    """The forms in which an answer is printed."""

    TABLE = "table"
    CSV = "csv"
    JSONL = "jsonl"


def sql(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The --output of guillemets batch.")],
    query: Annotated[str, typer.Argument(metavar="QUERY", help="One SELECT in DuckDB's SQL.")],
    form: Annotated[AnswerFormat, typer.Option("--format", "-f", help="Form of the output.")] = AnswerFormat.TABLE,
) -> None:
    """Ask the result of a batch in SQL; only its own tables can be read.

    SHOW TABLES lists them, DESCRIBE statements their columns; said and done join statements and events with their
    dispatches. docs/batch.md has worked questions.

    Example: guillemets sql result "SELECT speaker, count(*) FROM said GROUP BY ALL ORDER BY 2 DESC LIMIT 10"
    """
    from guillemets.batch.sql import ask

    answer = ask(folder, query)
    rows = answer.fetchall()
    match form:
        case AnswerFormat.CSV:
            typer.echo(_csv([answer.columns, *rows]), nl=False)
        case AnswerFormat.JSONL:
            for row in rows:
                typer.echo(_json(dict(zip(answer.columns, row, strict=True))))
        case _:
            _show(answer.columns, rows)


def _csv(rows: list[object]) -> str:
    import csv
    import io

    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\n").writerows(rows)  # type: ignore[arg-type]
    return buffer.getvalue()


def _json(row: dict[str, object]) -> bytes:
    import msgspec

    return msgspec.json.encode(row)


def _show(columns: list[str], rows: list[tuple[object, ...]]) -> None:
    from rich import box
    from rich.console import Console
    from rich.table import Table

    table = Table(*columns, box=box.SIMPLE_HEAD)
    for row in rows:
        table.add_row(*("" if value is None else " ".join(str(value).split()) for value in row))
    Console(highlight=False, markup=False).print(table)
