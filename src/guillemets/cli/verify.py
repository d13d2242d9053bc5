"""``guillemets verify``: stored records held against their own texts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

import typer


def verify(
    files: Annotated[
        list[str], typer.Argument(metavar="FILE|-", help="Records as JSON or JSON Lines; - is standard input.")
    ],
) -> None:
    """Hold stored records against their own texts.

    Checks the contract, the hash of the text, every offset and every reference.

    Each fault is a line on standard error with its place; the exit code is 1 when there was one.

    Example: guillemets verify records.jsonl
    """
    from guillemets.cli.streams import content
    from guillemets.errors import VerificationError
    from guillemets.model.record import Record

    sound = refusals = faulty = 0
    for name in files:
        for place, row in _rows(name, content(name)):
            if _is_refusal(row):
                refusals += 1
                continue
            try:
                Record.from_json(row)
                sound += 1
            except VerificationError as error:
                faulty += 1
                typer.echo(f"{place}: {error}", err=True)
    told = [f"{sound} sound", f"{faulty} faulty"] + ([f"{refusals} refused input(s) passed over"] if refusals else [])
    typer.echo(", ".join(told))
    if faulty or not sound + refusals:
        raise typer.Exit(1)


def _rows(name: str, data: bytes) -> Iterator[tuple[str, bytes]]:
    """Each record with its place: the whole content where it is one JSON value, else its lines."""
    import msgspec

    try:
        msgspec.json.decode(data, type=msgspec.Raw)
    except msgspec.DecodeError:
        for number, line in enumerate(data.split(b"\n"), 1):
            if line.strip():
                yield f"{name}:{number}", line
    else:
        yield name, data


def _is_refusal(row: bytes) -> bool:
    """Whether the row stands for an input that gave no record."""
    import msgspec

    from guillemets.model.refusal import RefusedInput

    try:
        msgspec.json.decode(row, type=RefusedInput)
    except (msgspec.DecodeError, UnicodeError):
        return False
    return True
