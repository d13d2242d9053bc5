"""``guillemets offices``: who holds which office, as a store has read it, and its correction by hand."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from guillemets.store.offices import OfficeRow
    from guillemets.store.store import Store


class Action(StrEnum):
    """What is done with the offices of a store."""

    LIST = "list"
    ADD = "add"
    CONFIRM = "confirm"
    REJECT = "reject"


Day = Annotated[str | None, typer.Option(help="ISO 8601 date.", show_default=False)]


def offices(
    store: Annotated[Path, typer.Argument(metavar="STORE", help="The store.")],
    action: Annotated[Action, typer.Argument(metavar="ACTION", help="What to do.")] = Action.LIST,
    words: Annotated[
        list[str] | None,
        typer.Argument(metavar="WORDS|NUMBER", help="list: words of it; add: PERSON ROLE; else numbers."),
    ] = None,
    country: Annotated[
        str | None, typer.Option(help="With add: the state, ISO 3166-1 alpha-3.", show_default=False)
    ] = None,
    since: Day = None,
    until: Day = None,
    *,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON array.")] = False,
) -> None:
    """List who holds which office, and confirm, reject or add rows.

    Each dispatch that comes into a store teaches it the offices that its words give ("Kaja Kallas, cheffe de la
    diplomatie de l'UE"). Read later with `--store`, or with `ingest --offices`, "la cheffe de la diplomatie de l'UE" is
    she: up to half a year after the last dispatch that says so, and for a confirmed row until further notice. Rows that
    were confirmed or added are used by every ingest. Rejected ones are never used, and never learnt again.

    Example: guillemets offices record.db list kallas

    Example: guillemets offices record.db confirm 3 --until 2029-11-30

    Example: guillemets offices record.db add "Léa Favre" "maire de Nyon" --since 2024-05-01
    """
    import msgspec

    from guillemets.store.store import open_store

    with open_store(store, read_only=action is Action.LIST) as opened:
        rows = _rows(opened, action, words or [], _Details(country, _day(since), _day(until)))
    if as_json:
        typer.echo(msgspec.json.format(msgspec.json.encode(rows), indent=2))
        return
    for row in rows:
        typer.echo(office_line(row))
    if not rows:
        typer.echo("no offices", err=True)


class _Details:
    """What the options say of a row."""

    def __init__(self, country: str | None, since: str | None, until: str | None) -> None:
        self.country = country
        self.since = since
        self.until = until


def _rows(store: Store, action: Action, words: list[str], details: _Details) -> list[OfficeRow]:
    from guillemets.errors import UsageError
    from guillemets.model.office import OfficeStatus
    from guillemets.store.offices import NewOffice, add_office, offices, settle
    from guillemets.store.opening import told

    with told(store.path):
        match action:
            case Action.LIST:
                return list(offices(store.connection, " ".join(words), limit=10_000))
            case Action.ADD:
                if len(words) != 2:  # noqa: PLR2004 -- a person and a role
                    raise UsageError("add takes a person and a role", hint='add "Léa Favre" "maire de Nyon"')
                new = NewOffice(
                    person=words[0], role=words[1], country=details.country, first=details.since, last=details.until
                )
                return [add_office(store.connection, new)]
            case Action.CONFIRM | Action.REJECT:
                status = OfficeStatus.CONFIRMED if action is Action.CONFIRM else OfficeStatus.REJECTED
                return [settle(store.connection, number, status, details.until) for number in _numbers(words)]


def _numbers(words: list[str]) -> list[int]:
    from guillemets.errors import UsageError

    if not words or not all(word.isdecimal() for word in words):
        raise UsageError("give the numbers of the rows", hint="`guillemets offices STORE` shows them")
    return [int(word) for word in words]


def _day(text: str | None) -> str | None:
    """The date, checked. Raises UsageError for what is none."""
    from datetime import date

    from guillemets.errors import UsageError

    try:
        return None if text is None else date.fromisoformat(text).isoformat()
    except ValueError:
        raise UsageError(f"{text!r} is no date", hint="write it as 2025-01-28") from None


def office_line(row: OfficeRow) -> str:
    """One row for people: number, status, person, role, where, when, how often, and the dispatch that says so first."""
    where = " ".join(part for part in (row.institution, row.country) if part)
    when = f"{row.first_seen or '?'} .. {row.last_seen or ''}".rstrip()
    place = f"  {row.dispatch[:12]}:{row.starts}-{row.ends}" if row.dispatch else ""
    return f"{row.key:5}  {row.status:9}  {row.person}  {row.role}  [{where or '-'}]  {when}  x{row.times}{place}"
