"""What a table of an export is made of: typed rows whose fields carry the note that documents them."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Any, get_args, get_type_hints

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from guillemets.model.record import Record

_NOTE = "note"


class Kind(StrEnum):
    """What a column holds; ``instant`` is a moment in UTC."""

    TEXT = "text"
    INTEGER = "integer"
    NUMBER = "number"
    TRUTH = "boolean"
    DATE = "date"
    INSTANT = "timestamp"


_KINDS: dict[type, Kind] = {
    str: Kind.TEXT,
    bool: Kind.TRUTH,
    int: Kind.INTEGER,
    float: Kind.NUMBER,
    datetime: Kind.INSTANT,
    date: Kind.DATE,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column: its name, what it holds, whether it may be empty, and what it means."""

    name: str
    kind: Kind
    nullable: bool
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One table of the star schema; ``rows`` gives the rows that one record has in it, in the order of the text.

    ``key`` names the columns that together tell one row from all others.
    """

    name: str
    note: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    rows: Callable[[Record], Iterator[Any]]


def noted(note: str) -> Any:
    """A field of a row whose column means ``note``."""
    return field(metadata={_NOTE: note})


def columns_of(row: type) -> tuple[Column, ...]:
    """The columns of a class of rows, from its fields and their annotations.

    >>> @dataclass
    ... class Row:
    ...     name: str | None = noted("as the dispatch gives it")
    >>> columns_of(Row)[0].kind, columns_of(Row)[0].nullable
    (<Kind.TEXT: 'text'>, True)
    """
    hints = get_type_hints(row)
    return tuple(_column(one.name, hints[one.name], one.metadata[_NOTE]) for one in fields(row))


def _column(name: str, hint: Any, note: str) -> Column:
    members = get_args(hint) or (hint,)
    held = next(member for member in members if member is not type(None))
    return Column(name=name, kind=_KINDS[held], nullable=type(None) in members, note=note)
