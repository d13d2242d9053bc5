"""``guillemets times``: the time expressions of a text, with their values."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from guillemets.times import Reading


class TimesFormat(StrEnum):
    """The forms in which time expressions are printed."""

    TEXT = "text"
    JSON = "json"
    TIMEML = "timeml"


def times(
    file: Annotated[str, typer.Argument(metavar="FILE|-", help="A plain text; - is standard input.")],
    form: Annotated[
        TimesFormat, typer.Option("--format", "-f", help="Form of the output.", show_default=True)
    ] = TimesFormat.TEXT,
    published: Annotated[
        str | None,
        typer.Option(help="ISO 8601 date or instant that relative expressions count from.", show_default=False),
    ] = None,
) -> None:
    """Find the time expressions of a text and print their TIMEX3 values.

    Without --published, what the text does not say stays a hole: XXXX-01-08. TimeML has the whole text with its
    expressions tagged; JSON adds to each one what its value rests on, its two ends and its instant in UTC.

    Example: guillemets times --published 2016-11-24 examples/diplomatie-ats.txt
    """
    from guillemets.cli.streams import content
    from guillemets.formats.decode import decode
    from guillemets.model.dispatch import Origin
    from guillemets.times import read_times, to_timeml

    text = decode(content(file), Origin(path=file))
    readings = read_times(text, published=published).items
    match form:
        case TimesFormat.TIMEML:
            typer.echo(to_timeml(text, [r.expression for r in readings], published=published), nl=False)
        case TimesFormat.JSON:
            typer.echo(as_json(readings, published))
        case _:
            for reading in readings:
                typer.echo(as_line(reading))


def as_json(readings: Sequence[Reading], published: str | None) -> bytes:
    """One JSON object: the publication, and a row for each expression with all that is known of it."""
    import msgspec

    rows = []
    for reading in readings:
        whole = msgspec.to_builtins(reading)
        rows.append(whole.pop("expression") | {"basis": reading.basis} | whole)
    return msgspec.json.encode({"published": published, "times": rows})


def as_line(reading: Reading) -> str:
    """One line for people and for cut: offsets, type, value, modifier, words; tabs between them."""
    time = reading.expression
    words = " ".join(time.text.split())
    return f"{time.start}-{time.end}\t{time.type}\t{time.value}\t{time.mod or '-'}\t{words}"
