"""The worker behind the box for pasted dispatches: a question a line on standard input, an answer a line on the output.

Run by the reading room as ``python -m guillemets.cli.pasted``; it alone of the room's processes loads the model.
"""

from __future__ import annotations

import base64
import sys
from typing import TYPE_CHECKING

import msgspec

from guillemets.errors import GuillemetsError
from guillemets.formats import InputOptions, read_data
from guillemets.model.dispatch import Origin
from guillemets.model.record import Record
from guillemets.model.refusal import RefusedInput
from guillemets.reader import load

if TYPE_CHECKING:
    from collections.abc import Iterable

    from guillemets.model.dispatch import RawDispatch
    from guillemets.reader import Reader

_MEMORY = 3 << 30  # bytes; the model takes a sixth of it, and a text within the size limit little more


class Question(msgspec.Struct, kw_only=True):
    """A file or a text in Base64, its name if it has one, and the date of publication."""

    data: str
    name: str | None = None
    published: str | None = None


def main() -> None:
    """Answer until standard input ends."""
    _bound()
    reader = load()
    for line in sys.stdin.buffer:
        sys.stdout.buffer.write(answer(msgspec.json.decode(line, type=Question), reader) + b"\n")
        sys.stdout.buffer.flush()


def answer(question: Question, reader: Reader) -> bytes:
    """The record of the one dispatch, or why there is none, as a line of JSON."""
    origin = Origin(path=question.name)
    try:
        options = InputOptions(published=question.published)
        found = _only(read_data(base64.b64decode(question.data), origin, options))
        (outcome,) = reader.read_many([found])
    except GuillemetsError as error:
        return msgspec.json.encode({"refusal": str(error)})
    if isinstance(outcome, Record):
        return msgspec.json.encode({"record": msgspec.Raw(outcome.to_json())})
    return msgspec.json.encode({"refusal": outcome.message})


def _only(found: Iterable[RawDispatch | RefusedInput]) -> RawDispatch | RefusedInput:
    """The one dispatch of the input. Raises GuillemetsError when it holds none or several."""
    first, second = (*_two(found), None, None)[:2]
    if first is None:
        raise GuillemetsError("no dispatch in it", hint="paste the text of one")
    if second is not None:
        raise GuillemetsError("several dispatches in one file", hint="take them in with `guillemets ingest`")
    return first


def _two(found: Iterable[RawDispatch | RefusedInput]) -> list[RawDispatch | RefusedInput]:
    taken = []
    for one in found:
        taken.append(one)
        if len(taken) > 1:
            break
    return taken


def _bound() -> None:
    """Keep the process from taking the machine's memory; where the system knows no such bound, there is none."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))


if __name__ == "__main__":
    main()
