"""``guillemets events``: who did what to whom, as a table, JSON Lines or CSV."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from guillemets.cli.asking import Agency, AsCsv, AsJson, History, Limit, Outlet, Since, Until, scope_of
from guillemets.cli.inputs import Form, Mapping, input_options

if TYPE_CHECKING:
    from guillemets.exports.plover import GdeltRow, PloverRow
    from guillemets.formats import InputOptions
    from guillemets.model.record import Record


class EventsFormat(StrEnum):
    """The forms in which events are printed."""

    TABLE = "table"
    JSONL = "jsonl"
    CSV = "csv"
    GDELT = "gdelt"


def events(
    paths: Annotated[
        list[str] | None,
        typer.Argument(metavar="PATH|-", help="Files, folders, globs; - is standard input.", show_default=False),
    ] = None,
    form: Annotated[
        EventsFormat, typer.Option("--format", "-f", help="Form of the output.", show_default=True)
    ] = EventsFormat.TABLE,
    published: Annotated[
        str | None,
        typer.Option(help="ISO 8601 date or instant, for dispatches that carry none.", show_default=False),
    ] = None,
    model: Annotated[
        str | None,
        typer.Option(envvar="GUILLEMETS_MODEL", help="Another spaCy model, by name or folder.", show_default=False),
    ] = None,
    input_format: Form = None,
    column: Mapping = None,
    store: Annotated[
        Path | None,
        typer.Option("--store", "-s", help="Ask this store instead of reading files.", show_default=False),
    ] = None,
    type_: Annotated[
        str | None, typer.Option("--type", help="Of a store: this type of PLOVER, SANCTION.", show_default=False)
    ] = None,
    mode: Annotated[str | None, typer.Option(help="Of a store: this mode.", show_default=False)] = None,
    actor: Annotated[str | None, typer.Option(help="Of a store: done by somebody.", show_default=False)] = None,
    recipient: Annotated[str | None, typer.Option(help="Of a store: done to somebody.", show_default=False)] = None,
    place: Annotated[str | None, typer.Option(help="Of a store: at this place.", show_default=False)] = None,
    since: Since = None,
    until: Until = None,
    agency: Agency = None,
    outlet: Outlet = None,
    *,
    history: History = False,
    limit: Limit = 50,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
) -> None:
    """Find the political events of dispatches, or ask a store for those that it holds.

    With PATH, dispatches are read and their events printed under PLOVER's field names:

    jsonl and csv have one event a row; gdelt is CSV in GDELT's columns, with the types of PLOVER for event codes.
    An input that cannot be read is named on standard error, the others go on; the exit code is then 2.

    With --store, nothing is read: the events of the store that fit are listed, the latest first. --since and --until
    then mean the day of the event.

    Example: guillemets events --store record.db --type SANCTION --actor Suisse
    """
    narrowed = [type_, mode, actor, recipient, place, since, until, agency, outlet]
    if store is not None or any(narrowed) or history or as_json or as_csv:
        from guillemets.cli.stored_events import form_asked, list_stored, where_from
        from guillemets.store.happenings import Events

        source = where_from(store, paths, published, input_format, column)
        scope = scope_of(since, until, agency, outlet, history=history)
        query = Events(
            type=type_, mode=mode, actor=actor, recipient=recipient, place=place, scope=scope, limit=limit
        )  # fmt: skip
        list_stored(source, query, form_asked(form, as_json=as_json, as_csv=as_csv))
        return
    _from_files(paths or [], input_options(input_format, published, column), form, model)


def _from_files(paths: list[str], options: InputOptions, form: EventsFormat, model: str | None) -> None:
    """Read dispatches and print their events; leaves with the exit code."""
    import sys

    from guillemets.errors import InputError
    from guillemets.exports.plover import gdelt_rows, plover_rows
    from guillemets.formats import read_paths
    from guillemets.model.refusal import RefusedInput
    from guillemets.reader import Reader

    code = 0
    header = True
    for outcome in Reader(model).read_many(read_paths(paths, options)):
        if isinstance(outcome, RefusedInput):
            code = InputError.exit_code
            sys.stderr.write(f"guillemets: {outcome.message}\n")
            continue
        rows = list(gdelt_rows(outcome)) if form is EventsFormat.GDELT else list(plover_rows(outcome))
        for line in _lines(rows, form, outcome, header=header):
            typer.echo(line)
        header = header and not rows
    raise typer.Exit(code)


def _lines(
    rows: list[PloverRow] | list[GdeltRow], form: EventsFormat, record: Record, *, header: bool
) -> Iterator[str]:
    """The lines for one dispatch in the form asked for; a cell with a line end spans several."""
    import msgspec

    match form:
        case EventsFormat.JSONL:
            yield from (msgspec.json.encode(row).decode() for row in rows)
        case EventsFormat.TABLE:
            yield from (as_line(record, n) for n in range(len(rows)))
        case _:
            yield from _csv(rows, header=header)


def as_line(record: Record, number: int) -> str:
    """One event for people: date, type and mode, who, to whom, and the words; tabs between them."""
    event = record.events[number]
    names = {entity.id: entity.name for entity in record.entities}
    sides = (", ".join(names[p.entity] for p in side) or "-" for side in (event.actors, event.recipients))
    told = "" if event.factuality == "actual" else f" ({event.factuality})"
    kind = f"{event.type}.{event.mode}" if event.mode else event.type
    words = " ".join(event.trigger.text.split())
    return "\t".join([event.date.value if event.date else "-", kind + told, *sides, f"«{words}»"])


def _csv(rows: list[PloverRow] | list[GdeltRow], *, header: bool) -> Iterator[str]:
    import csv
    import io
    from dataclasses import asdict, fields

    if not rows:
        return
    buffer = io.StringIO()
    writer = csv.DictWriter(buffer, [field.name for field in fields(rows[0])], lineterminator="\n")
    if header:
        writer.writeheader()
    writer.writerows(asdict(row) for row in rows)
    yield from buffer.getvalue().splitlines()
