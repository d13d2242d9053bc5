"""A stand-in for the reader that knows the records of invented dispatches; no linguistic model is loaded."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache

from planted import planted

from guillemets.model.dispatch import RawDispatch
from guillemets.model.record import Record
from guillemets.model.refusal import RefusedInput

COUNT = 30


@cache
def records() -> dict[str, Record]:
    """The records by the text of their dispatch."""
    return {one.record.dispatch.text: one.record for one in planted(COUNT)}


def lines() -> str:
    """The dispatches as JSON Lines."""
    return "".join(
        json.dumps({"text": text, "url": record.dispatch.source.url, "published": record.dispatch.published}) + "\n"
        for text, record in records().items()
    )


class Invented:
    """Gives each invented dispatch its record, under the origin that it came from; fails on one with "en panne"."""

    tools = None

    def __init__(self, *_given: object) -> None:
        pass

    def read_many(self, sources: Iterable[RawDispatch | RefusedInput]) -> Iterator[Record | RefusedInput]:
        for source in sources:
            if isinstance(source, RefusedInput):
                yield source
            elif "en panne" in source.text:
                raise ZeroDivisionError("a fault planted by the test")
            else:
                record = records()[source.text]
                yield replace(record, dispatch=replace(record.dispatch, source=source.origin))
