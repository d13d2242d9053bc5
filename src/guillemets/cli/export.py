"""``guillemets export``: records into the forms that other programs read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from guillemets.exports.form import ExportFormat

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path
    from typing import BinaryIO

    from guillemets.model.record import Record

    Write = Callable[[Iterable[Record]], None]

_DAY = "%Y-%m-%d"


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    """From one day to another, both included; None leaves an end open."""

    since: date | None
    until: date | None

    def hold(self, record: Record) -> bool:
        """Whether the dispatch is of these days; one without a date is so only where neither end is given."""
        from guillemets.exports.cells import day_of

        if self.since is None and self.until is None:
            return True
        day = day_of(record.dispatch.published)
        return day is not None and (self.since or day) <= day <= (self.until or day)


def export(
    names: Annotated[
        list[str],
        typer.Argument(metavar="STORE|RECORDS|-", help="A store, or records as JSON Lines; - is standard input."),
    ],
    form: Annotated[ExportFormat, typer.Option("--format", "-f", help="Form of the export.", show_default=False)],
    output: Annotated[
        str | None,
        typer.Option("--output", "-o", help="A file, or a folder (dir/); standard output without.", show_default=False),
    ] = None,
    table: Annotated[
        str | None, typer.Option(help="With csv: this table alone, as one file.", show_default=False)
    ] = None,
    since: Annotated[
        datetime | None,
        typer.Option(formats=[_DAY], help="Only dispatches of this day or later.", show_default=False),
    ] = None,
    until: Annotated[
        datetime | None,
        typer.Option(formats=[_DAY], help="Only dispatches of this day or earlier.", show_default=False),
    ] = None,
    *,
    history: Annotated[
        bool, typer.Option("--history", help="Of a store, superseded and withdrawn dispatches as well.")
    ] = False,
) -> None:
    """Write records as Parquet, CSV, JSON Lines, PLOVER, brat, Web Annotations, TEI, schema.org, GraphML or GEXF.

    parquet, csv and brat fill a folder, which must be new or empty; web-annotation, schema-org and tei can. The rest
    are one file. Nothing is left half written: a file or folder takes its name when it is whole.

    Of a store, dispatches that were superseded or withdrawn are left out unless --history asks for them.

    Example: guillemets export record.db --format parquet --output archive/
    """
    from guillemets.cli.records import is_store, kept_records, stored_records

    write = _writer(form, output, table)
    days = Days(since=since.date() if since else None, until=until.date() if until else None)
    write(
        record
        for name in names
        for record in (stored_records(name, history=history) if is_store(name) else kept_records(name))
        if days.hold(record)
    )


def _writer(form: ExportFormat, output: str | None, table: str | None) -> Write:
    """What takes the records. Raises UsageError for what cannot work, before anything is read."""
    import sys
    from pathlib import Path

    from guillemets.errors import UsageError
    from guillemets.exports.writers import FOLDERS, STREAMS

    stream = _csv_table(table) if form is ExportFormat.CSV and table else STREAMS.get(form)
    if table and form is not ExportFormat.CSV:
        raise UsageError("--table goes with csv alone", hint="leave it out, or --format csv")
    is_folder = output is not None and (output.endswith("/") or Path(output).is_dir() or stream is None)
    if is_folder and output is not None:
        if form not in FOLDERS or table:
            raise UsageError("this is one file, not a folder", where=output, hint="name a file")
        return _into_folder(FOLDERS[form], Path(output))
    if stream is None:
        hint = "--output folder/" + (", or one --table" if form is ExportFormat.CSV else "")
        raise UsageError(f"{form} is a folder of files", hint=hint)
    if output is None:
        return lambda records: stream(records, sys.stdout.buffer)
    return _into_file(stream, Path(output))


def _into_folder(fill: Callable[[Iterable[Record], Path], None], path: Path) -> Write:
    from guillemets.exports.targets import whole_folder

    def write(records: Iterable[Record]) -> None:
        with whole_folder(path) as folder:
            fill(records, folder)

    return write


def _into_file(put: Callable[[Iterable[Record], BinaryIO], None], path: Path) -> Write:
    from guillemets.exports.targets import whole_file

    def write(records: Iterable[Record]) -> None:
        with whole_file(path) as stream:
            put(records, stream)

    return write


def _csv_table(name: str) -> Callable[..., None]:
    from guillemets.errors import UsageError
    from guillemets.exports.csv_files import write_csv_table
    from guillemets.exports.star import TABLES

    for table in TABLES:
        if table.name == name:
            return lambda records, stream: write_csv_table(records, table, stream)
    raise UsageError("no such table", where=name, hint=f"there are {', '.join(table.name for table in TABLES)}")
