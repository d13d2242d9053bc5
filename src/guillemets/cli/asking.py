"""Options that questions to a store share, and how their answers are printed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from guillemets.views.interface import Language

if TYPE_CHECKING:
    from rich.console import RenderableType

    from guillemets.store.answer import Answer
    from guillemets.store.filters import Scope
    from guillemets.store.store import Store
    from guillemets.views.interface import Interface

T = TypeVar("T")

StoreFile = Annotated[
    Path, typer.Option("--store", "-s", envvar="GUILLEMETS_STORE", help="The store.", show_default=True)
]
Since = Annotated[str | None, typer.Option(help="From this day, month or year on.", show_default=False)]
Until = Annotated[str | None, typer.Option(help="Up to this day, month or year, included.", show_default=False)]
Agency = Annotated[str | None, typer.Option(help="Dispatches of this agency alone.", show_default=False)]
Outlet = Annotated[str | None, typer.Option(help="Of this outlet alone, by host.", show_default=False)]
History = Annotated[bool, typer.Option("--history", help="Superseded and withdrawn dispatches as well.")]
Limit = Annotated[int, typer.Option("--limit", "-n", min=1, help="At most so many rows.", show_default=True)]
AsJson = Annotated[bool, typer.Option("--json", help="One JSON array.")]
AsCsv = Annotated[bool, typer.Option("--csv", help="CSV with a header.")]
Lang = Annotated[
    Language | None,
    typer.Option(help="Language of the interface words; the locale's by default.", show_default=False),
]
STORE = Path("record.db")
ROWS = 20


class Form(StrEnum):
    """How an answer is printed."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"


def form_of(*, as_json: bool, as_csv: bool) -> Form:
    """The form asked for. Raises UsageError when two are."""
    from guillemets.errors import UsageError

    if as_json and as_csv:
        raise UsageError("--json and --csv are two forms", hint="give one of them")
    return Form.JSON if as_json else Form.CSV if as_csv else Form.TABLE


@contextmanager
def asked_store(path: Path) -> Iterator[Store]:
    """The store, open for reading. Raises StoreError when it cannot be."""
    from guillemets.store.store import open_store

    with open_store(path, read_only=True) as store:
        yield store


def scope_of(
    since: str | None, until: str | None, agency: str | None = None, outlet: str | None = None, *, history: bool = False
) -> Scope:
    """What narrows the question. Raises UsageError for a day that is none."""
    from guillemets.store.filters import Scope

    return Scope(since=since, until=until, agency=agency, outlet=outlet, history=history)


def interface_of(lang: Language | None) -> Interface:
    """The interface words in the language asked for."""
    from guillemets.cli.options import interface_language
    from guillemets.views.interface import Interface

    return Interface(interface_language(lang))


def put(answer: Answer[T], form: Form, page: RenderableType) -> None:
    """Print the answer: every column in JSON and CSV, ``page`` for people."""
    import msgspec

    match form:
        case Form.JSON:
            typer.echo(msgspec.json.format(msgspec.json.encode(list(answer.rows)), indent=2))
        case Form.CSV:
            typer.echo(as_csv(answer), nl=False)
        case Form.TABLE:
            from rich.console import Console

            Console(highlight=False, soft_wrap=False).print(page)


def as_csv(answer: Answer[T]) -> str:
    """The rows as CSV with a header; lists are joined by a bar, an empty cell is null."""
    import csv
    import io

    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(answer.columns)
    writer.writerows([_cell(getattr(row, name)) for name in answer.columns] for row in answer.rows)
    return buffer.getvalue()


def table(answer: Answer[T], columns: Sequence[str], interface: Interface) -> RenderableType:
    """A table of some columns for people; a line of its own where nothing was found."""
    from rich.table import Table
    from rich.text import Text

    if not answer:
        return Text(interface.word("answer.none"))
    grid = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 2, 0, 0))
    for name in columns:
        numeric = isinstance(getattr(answer[0], name), int | float)
        grid.add_column(interface.word(f"column.{name}"), justify="right" if numeric else "left", overflow="fold")
    for row in answer:
        grid.add_row(*(Text(_shown(getattr(row, name))) for name in columns))
    return grid


def _shown(value: object) -> str:
    match value:
        case None:
            return "-"
        case float():
            return f"{value:.1%}"
        case str():
            return " ".join(value.split())
        case _:
            return str(value)


def _cell(value: object) -> object:
    return "|".join(map(str, value)) if isinstance(value, tuple) else value
