"""``guillemets show``: one dispatch, statement, event or person of a store."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from guillemets.cli.asking import STORE, AsCsv, AsJson, Lang, StoreFile

if TYPE_CHECKING:
    from guillemets.cli.asking import Form
    from guillemets.store.store import Store
    from guillemets.views.interface import Interface


def show(
    id_: Annotated[str, typer.Argument(metavar="ID", help="Of a dispatch (its first digits), statement or person.")],
    store: StoreFile = STORE,
    *,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
    lang: Lang = None,
) -> None:
    """Show what stands behind an id: a dispatch with its record, a statement of it (ID:a3), or a person or body.

    Of a person, the offices too, with the dispatch that says so; `guillemets offices` has them as JSON. With --json, a
    dispatch is its whole record, as `guillemets read` gives it; with --csv, it is its statements.

    Example: guillemets show 3f9ac01b22aa:a3
    """
    from guillemets.cli.asking import asked_store, form_of, interface_of

    interface = interface_of(lang)
    form = form_of(as_json=as_json, as_csv=as_csv)
    with asked_store(store) as opened:
        if opened.known(id_):
            _show_known(opened, id_, interface, form)
        elif ":" in id_:
            _show_statement(opened, id_, interface, form)
        else:
            _show_dispatch(opened, id_, interface, form)


def _show_dispatch(store: Store, id_: str, interface: Interface, form: Form) -> None:
    import msgspec
    from rich.console import Console

    from guillemets.cli.asking import Form
    from guillemets.views.terminal import TerminalPage

    key = store.key_of(id_)
    record = store.record_at(key)
    if form is Form.JSON:
        typer.echo(msgspec.json.format(record.to_json(), indent=2))
        return
    if form is Form.CSV:
        _put_statements(store, key, [one.id for one in record.attributions], form)
        return
    console = Console(highlight=False)
    standing, later, withdrawing = store.connection.execute(
        "SELECT d.standing, l.id, w.id FROM dispatch d LEFT JOIN dispatch l ON l.key = d.superseded_by "
        "LEFT JOIN dispatch w ON w.key = d.withdrawn_by WHERE d.key = ?",
        (key,),
    ).fetchone()
    if standing != "current":
        other = withdrawing or later
        told = f"{interface.word(f'standing.{standing}')}" + (f": {other[:12]}" if other else "")
        console.print(told, style="bold red")
    console.print(TerminalPage(record, interface))


def _put_statements(store: Store, dispatch: int, ids: list[str], form: Form) -> None:
    """The statements of a dispatch, a row each."""
    from guillemets.cli.asking import put
    from guillemets.store.answer import Answer
    from guillemets.store.said import StatementRow, statement_at

    found = [statement_at(store.connection, dispatch, one) for one in ids]
    put(Answer(StatementRow, tuple(row for row in found if row is not None)), form, "")


def _show_statement(store: Store, id_: str, interface: Interface, form: Form) -> None:
    """A statement or an event of a dispatch; of an event, its row."""
    from guillemets.cli.asking import put, table
    from guillemets.errors import StoreError
    from guillemets.store.answer import Answer
    from guillemets.store.happenings import EventRow, event_at
    from guillemets.store.said import StatementRow, statement_at
    from guillemets.views.answers import statements_page

    dispatch, _, local = id_.rpartition(":")
    key = store.key_of(dispatch)
    if (said := statement_at(store.connection, key, local)) is not None:
        answer = Answer(StatementRow, (said,))
        put(answer, form, statements_page(answer, interface))
    elif (event := event_at(store.connection, key, local)) is not None:
        happened = Answer(EventRow, (event,))
        columns = ("date", "type", "mode", "actors", "recipients", "words", "place", "headline")
        put(happened, form, table(happened, columns, interface))
    else:
        raise StoreError(f"the dispatch has no statement or event {local!r}", where=id_, hint="a1 is its first")


def _show_known(store: Store, name: str, interface: Interface, form: Form) -> None:
    """Whom the name means and, for people to read, the offices that dispatches give to them."""
    from guillemets.cli.asking import Form, put, table
    from guillemets.cli.offices import office_line
    from guillemets.store.offices import offices_of

    answer = store.known(name)
    columns = ("name", "kind", "country", "statements", "dispatches")
    put(answer, form, table(answer, columns, interface))
    held = offices_of(store.connection, (name for one in answer for name in one.names))
    if held and form is Form.TABLE:
        typer.echo()
        for row in held:
            typer.echo(office_line(row))
