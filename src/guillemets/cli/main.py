"""The ``guillemets`` command: the list of its commands, and the one place where errors become words and exit codes."""

from __future__ import annotations

import sys
from importlib.metadata import version
from typing import Annotated

import typer

from guillemets.cli.backup import backup
from guillemets.cli.batch import batch
from guillemets.cli.evaluate import evaluate
from guillemets.cli.events import events
from guillemets.cli.export import export
from guillemets.cli.feed import feed
from guillemets.cli.ingest import ingest
from guillemets.cli.load import load
from guillemets.cli.offices import offices
from guillemets.cli.read import read
from guillemets.cli.said import said
from guillemets.cli.schema import schema
from guillemets.cli.search import search
from guillemets.cli.serve import serve
from guillemets.cli.show import show
from guillemets.cli.sources import sources
from guillemets.cli.sql import sql
from guillemets.cli.times import times
from guillemets.cli.utterance import utterance
from guillemets.cli.verify import verify
from guillemets.cli.who import who
from guillemets.errors import GuillemetsError

COMMANDS = (
    read, times, events, ingest, feed, search, said, who, utterance, sources, show, offices, serve, backup, batch, load,
    sql, schema, verify, evaluate, export,
)  # fmt: skip

app = typer.Typer(
    name="guillemets",
    help="Reads French newswire and keeps the sourced record: who said what, on whose word.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
for _command in COMMANDS:
    app.command()(_command)


def main() -> None:
    """Run the command line; a known error becomes one line on standard error and the exit code of its class."""
    try:
        app(prog_name="guillemets")
    except GuillemetsError as error:
        sys.stderr.write(f"guillemets: {error}\n")
        sys.exit(error.exit_code)


def _print_version(wanted: bool) -> None:  # noqa: FBT001 -- the shape that Typer calls
    if wanted:
        typer.echo(version("guillemets"))
        raise typer.Exit


@app.callback()
def _options(
    *,
    _version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and leave.")
    ] = False,
) -> None:
    """What stands before the name of a command."""
