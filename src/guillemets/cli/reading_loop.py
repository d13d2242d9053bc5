"""The loop of ``guillemets read``: each outcome to the output, each refusal to standard error, progress beside it."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Iterator
from typing import TypeVar

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from guillemets.cli.output import Output
from guillemets.errors import InputError, InternalError
from guillemets.formats import InputOptions, Source, read_sources, several
from guillemets.model.dispatch import RawDispatch
from guillemets.model.record import SCHEMA_VERSION, Record
from guillemets.model.refusal import Reason, RefusedInput, Stage
from guillemets.reader import Reader

T = TypeVar("T")


def run(inputs: list[Source], options: InputOptions, reader: Reader, sink: Output) -> int:
    """The exit code: 0 when every input gave its record, 2 when one could not be read, 1 after a fault of ours."""
    code = 0
    sources = read_sources(inputs, options)
    if sys.stderr.isatty() and not sink.on_terminal:
        known = not any(several(one, options) for one in inputs)
        if len(inputs) > 1 or not known:
            sources = _watched(sources, len(inputs) if known else None)
    for source in sources:
        outcome = _outcome(source, reader)
        if isinstance(outcome, RefusedInput):
            code = InternalError.exit_code if outcome.reason is Reason.INTERNAL_FAULT else code or InputError.exit_code
            sys.stderr.write(f"guillemets: {outcome.message}\n")
        sink.put(outcome)
    return code


def _outcome(source: RawDispatch | RefusedInput, reader: Reader) -> Record | RefusedInput:
    """The record of one dispatch, or the row that says why there is none; a fault of ours stops no batch.

    A model or a gazetteer that cannot be loaded does stop it: ModelError, InputError or LexiconError.
    """
    if isinstance(source, RefusedInput):
        return source
    _ = reader.tools
    try:
        return next(reader.read_many([source]))
    except Exception as error:  # noqa: BLE001 -- one of the two edges where nothing may pass
        traceback.print_exc()
        origin = source.origin
        return RefusedInput(
            schema_version=SCHEMA_VERSION,
            source=origin,
            stage=Stage.ASSEMBLE,
            reason=Reason.INTERNAL_FAULT,
            message=f"a fault in the program, please report the dispatch ({origin.path or origin.id}). {error!r}",
        )


def _watched(sources: Iterator[T], total: int | None) -> Iterator[T]:
    """The sources, with a bar on standard error that moves when the next one is asked for."""
    columns = (TextColumn("guillemets"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        yield from progress.track(sources, total=total)
