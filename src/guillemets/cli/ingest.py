"""``guillemets ingest``: inputs of every kind into a record store."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from guillemets.cli.asking import STORE, StoreFile
from guillemets.cli.inputs import Form, Mapping

if TYPE_CHECKING:
    from guillemets.formats import Source
    from guillemets.ingest import Analyse, Tally
    from guillemets.model.refusal import RefusedInput
    from guillemets.reader import Reader


def ingest(
    paths: Annotated[
        list[str] | None,
        typer.Argument(metavar="PATH|-", help="Files, folders, globs; - is standard input.", show_default=False),
    ] = None,
    store: StoreFile = STORE,
    processes: Annotated[
        int, typer.Option("--processes", "-j", min=1, max=256, help="Processes that analyse.", show_default=True)
    ] = 1,
    form: Form = None,
    columns: Mapping = None,
    published: Annotated[
        str | None,
        typer.Option(help="ISO 8601 date or instant, for dispatches that carry none.", show_default=False),
    ] = None,
    model: Annotated[
        str | None,
        typer.Option(envvar="GUILLEMETS_MODEL", help="Another spaCy model, by name or folder.", show_default=False),
    ] = None,
    gazetteer: Annotated[
        Path | None,
        typer.Option(help="Persons and bodies of your own, TSV or JSONL.", show_default=False),
    ] = None,
    *,
    wait: Annotated[bool, typer.Option(help="Wait while another program writes to the store.")] = True,
    offices: Annotated[
        bool, typer.Option("--offices", help="Use offices that the store has only read; settled ones are used anyway.")
    ] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Do not name the refused inputs.")] = False,
) -> None:
    """Take dispatches into a record store, which is made when it is not there.

    A text that the store has already is not analysed again: the same input twice changes nothing, and a run that was
    stopped, however it was stopped, is taken up by running the same command again. Inputs that give no dispatch are
    kept with the reason. The exit code is 2 when something that was named is not there, 1 after a fault of the
    program, else 0.

    Example: guillemets ingest archive/ --store record.db -j 4
    """
    import sys

    from guillemets.cli.inputs import input_options
    from guillemets.cli.knowing import known_offices
    from guillemets.cli.progress import watched
    from guillemets.formats import find_sources
    from guillemets.ingest import Ingest, analysts
    from guillemets.reader import Reader
    from guillemets.store.store import open_store

    options = input_options(form, published, columns)
    sources = find_sources(paths or [])
    known = known_offices(store if store.exists() else None, settled=not offices)
    analyse = _analysis(Reader(model, gazetteer, known))

    def say(words: str) -> None:
        sys.stderr.write(f"guillemets: {words}\n")

    def hear(refused: RefusedInput) -> None:
        if not quiet:
            say(refused.message)

    with analysts(analyse, processes) as workers, open_store(store) as opened:
        waiting = (lambda told: say(f"{told}; waiting")) if wait else None
        with opened.writing(waiting) as writer:
            tally = watched(sources, options, lambda inputs: Ingest(opened, writer, hear).run(inputs, workers))
        held = len(opened)
    say(f"{_told(tally)}; {held} in {store}")
    raise typer.Exit(1 if tally.faults else 2 if any(map(_is_missing, sources)) else 0)


def _is_missing(source: Source) -> bool:
    """Whether what was named is not there; a fault of its content is a refusal like any other."""
    return source.fault is not None or (source.path is not None and not source.path.exists())


def _analysis(reader: Reader) -> Analyse:
    """What makes a record of a dispatch, with everything that it needs loaded before processes are made."""
    _ = reader.tools
    return lambda raw: next(reader.read_many([raw]))


def _told(tally: Tally) -> str:
    counts = (
        (tally.added, "new"),
        (tally.known, "known already"),
        (tally.refused, "refused"),
        (tally.faults, "failed"),
    )
    return ", ".join(f"{number} {word}" for number, word in counts if number or word == "new")
