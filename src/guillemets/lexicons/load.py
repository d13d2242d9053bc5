"""Reads the data files of words: typed rows out of TSV, every fault named with file and line.

A data file is UTF-8, tab-separated, with the field names of its row type as header. Lines that start with ``#`` are
comments. A field typed as a tuple holds its members separated by ``|``; an empty cell is the field's default.
"""

from __future__ import annotations

from dataclasses import MISSING, fields
from enum import StrEnum
from importlib.resources import files
from typing import TYPE_CHECKING, TypeVar, get_type_hints

import msgspec

from guillemets.errors import LexiconError

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

R = TypeVar("R", bound="DataclassInstance")


def read_rows(name: str, row: type[R], *, key: tuple[str, ...], text: str | None = None) -> tuple[R, ...]:
    """The rows of the data file ``lexicons/<name>`` as instances of the dataclass ``row``, in file order.

    ``key`` names the fields that must be unique together; ``text`` replaces the file's content (for tests).
    Raises LexiconError, with file and line, for an unknown or missing column, a bad value, or a repeated key.
    """
    lines = (files("guillemets.lexicons") / name).read_text("utf-8") if text is None else text
    numbered = [(n, line) for n, line in enumerate(lines.splitlines(), 1) if line.strip() and not line.startswith("#")]
    if not numbered:
        raise LexiconError("no header", where=name)
    header = numbered[0][1].split("\t")
    expected = {f.name for f in fields(row)}
    required = {f.name for f in fields(row) if f.default is MISSING and f.default_factory is MISSING}
    if unknown := set(header) - expected:
        raise LexiconError(
            f"unknown column(s) {sorted(unknown)}", where=f"{name}:1", hint=f"expected {sorted(expected)}"
        )
    if missing := required - set(header):
        raise LexiconError(f"missing column(s) {sorted(missing)}", where=f"{name}:1")
    many = {f.name for f in fields(row) if str(f.type).startswith(("tuple[", "frozenset["))}
    seen: dict[tuple[object, ...], int] = {}
    rows: list[R] = []
    for number, line in numbered[1:]:
        where = f"{name}:{number}"
        cells = line.split("\t")
        if len(cells) != len(header):
            raise LexiconError(f"{len(cells)} cells under {len(header)} columns", where=where)
        filled = {
            column: [member.strip() for member in cell.split("|")] if column in many else cell.strip()
            for column, cell in zip(header, cells, strict=True)
            if cell.strip()
        }
        try:
            made = msgspec.convert(filled, row, strict=False)
        except msgspec.ValidationError as error:
            raise LexiconError(str(error), where=where, hint=_choices(row, str(error))) from None
        identity = tuple(getattr(made, field) for field in key)
        if identity in seen:
            raise LexiconError(f"{identity} stands already at line {seen[identity]}", where=where)
        seen[identity] = number
        rows.append(made)
    return tuple(rows)


def _choices(row: type[DataclassInstance], fault: str) -> str:
    """The values that the field which the fault names may have, where they are a closed set."""
    kind = get_type_hints(row).get(fault.rpartition("`$.")[2].rstrip("`"))
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return f"write one of {', '.join(kind)}"
    return ""
