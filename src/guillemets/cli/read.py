"""``guillemets read``: dispatches in, records out."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from guillemets.cli.inputs import Form, Mapping
from guillemets.cli.options import Format, interface_language
from guillemets.views.interface import Language


def read(
    paths: Annotated[
        list[str] | None,
        typer.Argument(metavar="PATH|-", help="Files, folders, globs; - is standard input.", show_default=False),
    ] = None,
    form: Annotated[
        Format | None,
        typer.Option(
            "--format", "-f", help="Form of the output; jsonl for JSONL input, else text.", show_default=False
        ),
    ] = None,
    published: Annotated[
        str | None,
        typer.Option(help="ISO 8601 date or instant, for dispatches that carry none.", show_default=False),
    ] = None,
    output: Annotated[
        str | None,
        typer.Option("--output", "-o", help="A file, or a folder (dir/) with one file a dispatch.", show_default=False),
    ] = None,
    model: Annotated[
        str | None,
        typer.Option(envvar="GUILLEMETS_MODEL", help="Another spaCy model, by name or folder.", show_default=False),
    ] = None,
    gazetteer: Annotated[
        Path | None,
        typer.Option(help="Persons and bodies of your own, TSV or JSONL.", show_default=False),
    ] = None,
    store: Annotated[
        Path | None,
        typer.Option(help="A store whose offices are known (guillemets offices).", show_default=False),
    ] = None,
    input_format: Form = None,
    column: Mapping = None,
    lang: Annotated[
        Language | None,
        typer.Option(help="Language of the interface words; the locale's by default.", show_default=False),
    ] = None,
    *,
    mentions: Annotated[
        bool, typer.Option("--mentions", help="In text, every place where each entity is meant.")
    ] = False,
) -> None:
    """Read dispatches and print who said what, on whose word.

    Records go to standard output, everything else to standard error. An input that cannot be read is named there, the
    others go on; the exit code is then 2. JSON Lines in ({"id", "text", "published"?, "headline"?, "url"?} a line)
    give JSON Lines out, in order; so does every format that holds several dispatches.

    Example: guillemets read examples/diplomatie-ats.txt
    """
    from guillemets.cli.inputs import input_options
    from guillemets.cli.knowing import known_offices
    from guillemets.cli.output import Output, Style
    from guillemets.cli.reading_loop import run
    from guillemets.formats import find_sources, several
    from guillemets.reader import Reader
    from guillemets.views.interface import Interface

    options = input_options(input_format, published, column)
    inputs = find_sources(paths or [])
    if form is None:
        form = Format.JSONL if all(several(one, options) for one in inputs) else Format.TEXT
    single = len(inputs) == 1 and not several(inputs[0], options)
    style = Style(form=form, interface=Interface(interface_language(lang)), single=single, mentions=mentions)
    with Output(style, output) as sink:
        code = run(inputs, options, Reader(model, gazetteer, known_offices(store)), sink)
    raise typer.Exit(code)
