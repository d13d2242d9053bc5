"""What the command line names, found and opened: files, folders, globs and standard input."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from guillemets.cli.streams import STANDARD_INPUT, content, lines, starts_like_json
from guillemets.errors import InputError, UsageError
from guillemets.formats import read_bytes, read_jsonl_line
from guillemets.model.dispatch import Origin, RawDispatch
from guillemets.model.refusal import RefusedInput
from guillemets.reader import refused

_LINES = frozenset({".jsonl", ".ndjson"})
_DISPATCHES = _LINES | {".txt"}
_GLOB = frozenset("*?[")


@dataclass(frozen=True, slots=True, kw_only=True)
class Input:
    """One place to read from: a file or standard input, plain or one JSON object a line; or why it is none."""

    name: str
    lines: bool = False
    fault: InputError | None = None


def find_inputs(names: list[str]) -> list[Input]:
    """The inputs that the arguments name, in order; folders give their ``.txt``, ``.jsonl`` and ``.ndjson`` files.

    Raises UsageError when nothing is named and standard input is a terminal.
    """
    if not names:
        if sys.stdin.isatty():
            raise UsageError("nothing to read", hint="name files or folders, or - for standard input")
        names = [STANDARD_INPUT]
    return [found for name in names for found in _find(name)]


def read_inputs(inputs: list[Input], published: str | None) -> Iterator[RawDispatch | RefusedInput]:
    """Every dispatch of the inputs, decoded, in order; a row of refusal for what cannot be read."""
    for one in inputs:
        origin = Origin() if one.name == STANDARD_INPUT else Origin(path=one.name)
        try:
            if one.fault:
                raise one.fault
            if one.lines:
                yield from _read_lines(one.name, published)
            else:
                yield read_bytes(content(one.name), origin, published=published)
        except InputError as error:
            yield refused(error, origin)


def _read_lines(name: str, published: str | None) -> Iterator[RawDispatch | RefusedInput]:
    """One dispatch a line, in order; a line that holds none gives its row of refusal."""
    for number, line in enumerate(lines(name), 1):
        if not line.strip():
            continue
        origin = Origin(path=None if name == STANDARD_INPUT else name, format="jsonl")
        try:
            yield read_jsonl_line(line, origin, published=published)
        except InputError as error:
            yield refused(error, origin, where=f"{name}:{number}")


def _find(name: str) -> Iterator[Input]:
    path = Path(name)
    if name == STANDARD_INPUT:
        yield Input(name=name, lines=starts_like_json())
    elif path.is_dir():
        yield from _in_folder(path)
    elif not path.exists() and _GLOB & set(name):
        matches = sorted(Path(path.anchor).glob(str(path.relative_to(path.anchor))))
        if not matches:
            yield Input(name=name, fault=InputError("no file matches", where=name, hint="check the pattern"))
        for match in matches:
            yield from _in_folder(match) if match.is_dir() else [_file(match)]
    else:
        yield _file(path)


def _file(path: Path) -> Input:
    return Input(name=str(path), lines=path.suffix.lower() in _LINES)


def _in_folder(folder: Path) -> Iterator[Input]:
    """The dispatches under a folder in order of their paths, and a fault for each folder that cannot be listed."""
    faults: list[OSError] = []
    found = sorted(
        Path(where, name)
        for where, _, names in os.walk(folder, onerror=faults.append)
        for name in names
        if Path(name).suffix.lower() in _DISPATCHES
    )
    for fault in faults:
        where = str(fault.filename)
        yield Input(name=where, fault=InputError(f"folder cannot be read: {fault.strerror}", where=where))
    if not found and not faults:
        kinds = ", ".join(sorted(_DISPATCHES))
        yield Input(
            name=str(folder), fault=InputError("no dispatch in the folder", where=str(folder), hint=f"it takes {kinds}")
        )
    yield from map(_file, found)
