"""``guillemets times``: the time expressions of dispatches, with their values."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from guillemets.cli.inputs import Form, Mapping
from guillemets.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from guillemets.model.dispatch import Origin, RawDispatch
    from guillemets.times import Reading


class TimesFormat(StrEnum):
    """The forms in which time expressions are printed."""

    TEXT = "text"
    JSON = "json"
    TIMEML = "timeml"


def times(
    paths: Annotated[
        list[str] | None,
        typer.Argument(metavar="PATH|-", help="Files, folders, globs; - is standard input.", show_default=False),
    ] = None,
    form: Annotated[
        TimesFormat, typer.Option("--format", "-f", help="Form of the output.", show_default=True)
    ] = TimesFormat.TEXT,
    published: Annotated[
        str | None,
        typer.Option(help="ISO 8601 date or instant, for dispatches that carry none.", show_default=False),
    ] = None,
    input_format: Form = None,
    column: Mapping = None,
) -> None:
    """Find the time expressions of dispatches and print their TIMEX3 values.

    Relative expressions count from the publication. Where neither the input nor --published tells it, what the text
    does not say stays a hole: XXXX-01-08. TimeML has the whole text of one dispatch with its expressions tagged; JSON
    is a line a dispatch and adds to each expression what its value rests on, its two ends and its instant in UTC.
    An input that cannot be read is named on standard error, the others go on; the exit code is then 2.

    Example: guillemets times --published 2016-11-24 examples/diplomatie-ats.txt
    """
    import sys

    from guillemets.cli.inputs import input_options
    from guillemets.errors import InputError
    from guillemets.formats import find_sources, read_sources, several
    from guillemets.model.refusal import RefusedInput

    options = input_options(input_format, published, column)
    sources = find_sources(paths or [])
    single = len(sources) == 1 and not several(sources[0], options)
    if form is TimesFormat.TIMEML and not single:
        raise UsageError("TimeML is one document with one text: give one dispatch at a time, or ask for --format json")
    code = 0
    for outcome in read_sources(sources, options):
        if isinstance(outcome, RefusedInput):
            code = InputError.exit_code
            sys.stderr.write(f"guillemets: {outcome.message}\n")
            continue
        if form is TimesFormat.TEXT and not single:
            typer.echo(f"# {_named(outcome.origin)}")
        put(outcome, form)
    raise typer.Exit(code)


def put(dispatch: RawDispatch, form: TimesFormat) -> None:
    """Print the time expressions of one dispatch. Raises UsageError for a publication that is no date."""
    from guillemets.times import read_times, to_timeml

    readings = read_times(dispatch.text, published=dispatch.published).items
    match form:
        case TimesFormat.TIMEML:
            expressions = [reading.expression for reading in readings]
            typer.echo(to_timeml(dispatch.text, expressions, published=dispatch.published), nl=False)
        case TimesFormat.JSON:
            typer.echo(as_json(readings, dispatch))
        case _:
            for reading in readings:
                typer.echo(as_line(reading))


def _named(origin: Origin) -> str:
    """A dispatch among others: its own identifier, else where it came from and its number there."""
    if origin.id is not None:
        return origin.id
    place = origin.path or origin.url or "-"
    return place if origin.number is None else f"{place}:{origin.number}"


def as_json(readings: Sequence[Reading], dispatch: RawDispatch) -> bytes:
    """One JSON object: where the dispatch came from, its publication, and all that is known of each expression."""
    import msgspec

    rows = []
    for reading in readings:
        whole = msgspec.to_builtins(reading)
        rows.append(whole.pop("expression") | {"basis": reading.basis} | whole)
    source = {key: value for key, value in msgspec.to_builtins(dispatch.origin).items() if value is not None}
    return msgspec.json.encode({"source": source, "published": dispatch.published, "times": rows})


def as_line(reading: Reading) -> str:
    """One line for people and for cut: offsets, type, value, modifier, words; tabs between them."""
    time = reading.expression
    words = " ".join(time.text.split())
    return f"{time.start}-{time.end}\t{time.type}\t{time.value}\t{time.mod or '-'}\t{words}"
