"""``guillemets verify``: stored records held against their own texts, in files and in stores."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

import typer


def verify(
    files: Annotated[
        list[str],
        typer.Argument(metavar="FILE|STORE|-", help="A store, or records as JSON or JSON Lines; - is standard input."),
    ],
) -> None:
    """Hold stored records against their own texts.

    Checks the contract and its version, the hash of the text, every offset and every reference; of a store also the
    file itself, the hash of each record, and the offsets in every table.

    Each fault is a line on standard error with its place; the exit code is 1 when there was one.

    Example: guillemets verify record.db
    """
    from guillemets.cli.records import is_store

    sound = refusals = faulty = 0
    for name in files:
        for place, faults in _checked_store(name) if is_store(name) else _checked_file(name):
            if faults is None:
                refusals += 1
            elif faults:
                faulty += 1
                for fault in faults:
                    typer.echo(f"{place}: {fault}", err=True)
            else:
                sound += 1
    told = [f"{sound} sound", f"{faulty} faulty"] + ([f"{refusals} refused input(s) passed over"] if refusals else [])
    typer.echo(", ".join(told))
    if faulty or not sound + refusals:
        raise typer.Exit(1)


def _checked_store(name: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each dispatch of a store with all its faults; the file itself only where it has some."""
    from collections import defaultdict
    from pathlib import Path

    from guillemets.store.checking import check_store
    from guillemets.store.store import open_store

    faults: defaultdict[str, list[str]] = defaultdict(list)
    with open_store(Path(name), read_only=True) as store:
        for id_, fault in check_store(store):
            faults[id_].extend([fault] if fault else [])
    for id_, told in faults.items():
        yield f"{name}:{id_[:12]}", tuple(told)


def _checked_file(name: str) -> Iterator[tuple[str, tuple[str, ...] | None]]:
    """Each record of a file with all its faults; None for the row of a refused input."""
    from guillemets.cli.records import is_refusal
    from guillemets.cli.streams import content
    from guillemets.errors import VerificationError
    from guillemets.model.record import Record

    for place, row in _rows(name, content(name)):
        if is_refusal(row):
            yield place, None
            continue
        try:
            Record.from_json(row)
        except VerificationError as error:
            yield place, error.faults or (str(error),)
        else:
            yield place, ()


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
