"""What one run of the command line gives, and a stand-in for the reader that needs no linguistic model."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from build import sample
from guillemets.model.dispatch import RawDispatch
from guillemets.model.record import Record
from guillemets.model.refusal import RefusedInput


@dataclass(frozen=True, slots=True)
class Run:
    """Exit code, standard output and standard error."""

    code: int
    out: str
    err: str


Command = Callable[..., Run]


class ByHand:
    """Stands in for the reader: every dispatch gives the record made by hand, under the origin it came from."""

    models: tuple[str | None, ...] = ()
    seen: tuple[RawDispatch, ...] = ()
    tools: None = None

    def __init__(
        self, model: str | None = None, _gazetteer: Path | None = None, _tenures: tuple[object, ...] = ()
    ) -> None:
        type(self).models += (model,)

    def read_many(self, sources: Iterable[RawDispatch | RefusedInput]) -> Iterator[Record | RefusedInput]:
        for source in sources:
            if isinstance(source, RefusedInput):
                yield source
                continue
            if "panne" in source.text:
                raise ZeroDivisionError("a fault planted by the test")
            type(self).seen += (source,)
            record = sample()
            yield replace(record, dispatch=replace(record.dispatch, source=source.origin))
