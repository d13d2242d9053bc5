"""The events of a store, for ``guillemets events --store``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from guillemets.cli.asking import Form, asked_store, form_of, interface_of, put, table
from guillemets.errors import UsageError

if TYPE_CHECKING:
    from pathlib import Path

    from guillemets.cli.events import EventsFormat
    from guillemets.store.happenings import Events

_COLUMNS = ("date", "type", "mode", "actors", "recipients", "words", "place", "factuality")
_LINES = "jsonl"


def where_from(store: Path | None, *of_files: object) -> Path:
    """The store to ask. Raises UsageError where there is none, or where something is said ``of_files`` beside it."""
    if store is None:
        raise UsageError("this narrows down a question to a store", hint="name it: --store record.db")
    if any(of_files):
        raise UsageError("files are read, or a store is asked, not both", where=str(store), hint="leave out one")
    return store


def form_asked(form: EventsFormat, *, as_json: bool, as_csv: bool) -> Form | str:
    """The form of the answer; ``--format`` has a say where neither flag does. Raises UsageError for GDELT's columns."""
    chosen = form_of(as_json=as_json, as_csv=as_csv)
    if chosen is not Form.TABLE or form.value == Form.TABLE:
        return chosen
    if form.value in {_LINES, Form.CSV}:
        return form.value
    raise UsageError(
        f"a store does not answer in {form.value}", hint="`guillemets export STORE --format gdelt`, or jsonl, csv"
    )


def list_stored(path: Path, query: Events, form: Form | str) -> None:
    """Print the events of the store that fit. Raises StoreError as the store does."""
    import msgspec

    with asked_store(path) as store:
        answer = store.events(query)
    if form == _LINES:
        for row in answer:
            typer.echo(msgspec.json.encode(row))
        return
    put(answer, Form(form), table(answer, _COLUMNS, interface_of(None)))
