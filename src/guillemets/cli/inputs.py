"""Options of every command that reads inputs, and what they say together."""

from __future__ import annotations

from typing import Annotated

import typer

from guillemets.formats.kinds import Columns, InputFormat, InputOptions

Form = Annotated[
    InputFormat | None,
    typer.Option("--input-format", help="Format of the input, where the bytes do not tell it.", show_default=False),
]
Mapping = Annotated[
    list[str] | None,
    typer.Option(
        "--column",
        metavar="PIECE=NAME",
        help="Column that holds text, id, published, headline or url.",
        show_default=False,
    ),
]


def input_options(form: InputFormat | None, published: str | None, columns: list[str] | None) -> InputOptions:
    """The options as formats take them. Raises UsageError for a mapping that is none."""
    return InputOptions(format=form, published=published, columns=Columns.parse(columns or []))
