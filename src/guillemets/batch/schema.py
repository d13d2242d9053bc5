"""The Arrow schemas of the batch function: rows of input, and rows of outcome with the nested record."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

import pyarrow as pa

from guillemets.model.attribution import Speaker
from guillemets.model.dispatch import Wire
from guillemets.model.record import Record

_PLAIN = {str: pa.string(), int: pa.int64(), float: pa.float64(), bool: pa.bool_()}


class Outcome(StrEnum):
    """What became of one row of input."""

    RECORD = "record"
    COPY = "copy"
    REFUSED = "refused"


def arrow_type(hint: Any) -> pa.DataType:
    """The Arrow type of an annotation of the record: dataclasses are structs, tuples lists, dictionaries maps.

    A speaker, which the record gives as one, several or none, is always a list here.

    >>> arrow_type(tuple[int, ...])
    ListType(list<item: int64>)
    """
    members = [one for one in get_args(hint) if one is not NoneType] if get_origin(hint) in (Union, UnionType) else []
    if Speaker in members and len(members) > 1:
        return pa.list_(arrow_type(Speaker))
    if members:
        return arrow_type(members[0])
    if get_origin(hint) is tuple:
        return pa.list_(arrow_type(get_args(hint)[0]))
    if get_origin(hint) in (dict, Mapping):
        return pa.map_(*(arrow_type(one) for one in get_args(hint)))
    if is_dataclass(hint):
        hints = get_type_hints(hint)
        return pa.struct([pa.field(one.name, arrow_type(hints[one.name])) for one in fields(hint)])
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return pa.string()
    return _PLAIN[hint]


@cache
def input_schema() -> pa.Schema:
    """The columns of a batch of dispatches; ``text`` is null where reading has refused the row already.

    ``row`` names the row for good: see ``rows.row_id``. ``stage``, ``reason`` and ``message`` tell of a refusal.
    """
    return pa.schema(
        [
            pa.field("row", pa.string(), nullable=False),
            ("path", pa.string()),
            ("number", pa.int64()),
            ("id", pa.string()),
            ("url", pa.string()),
            pa.field("format", pa.string(), nullable=False),
            ("wire", arrow_type(Wire)),
            ("published", pa.string()),
            ("headline", pa.string()),
            ("text", pa.string()),
            ("stage", pa.string()),
            ("reason", pa.string()),
            ("message", pa.string()),
        ]
    )


@cache
def outcome_schema() -> pa.Schema:
    """The columns of a batch of outcomes: where the row came from, what became of it, and the whole record.

    ``day`` is the day of publication as the dispatch gives it (``undated`` where it gives none); ``copy_of`` names the
    row whose record stands for a copy, ``original_id`` the dispatch of that row.
    """
    return pa.schema(
        [
            pa.field("row", pa.string(), nullable=False),
            ("path", pa.string()),
            ("number", pa.int64()),
            ("id", pa.string()),
            ("url", pa.string()),
            pa.field("format", pa.string(), nullable=False),
            ("wire", arrow_type(Wire)),
            ("published", pa.string()),
            pa.field("outcome", pa.string(), nullable=False),
            pa.field("day", pa.string(), nullable=False),
            ("dispatch_id", pa.string()),
            ("copy_of", pa.string()),
            ("original_id", pa.string()),
            ("similarity", pa.float64()),
            ("stage", pa.string()),
            ("reason", pa.string()),
            ("message", pa.string()),
            ("record", arrow_type(Record)),
        ]
    )
