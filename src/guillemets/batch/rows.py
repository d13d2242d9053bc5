"""Rows of Arrow and the values they stand for: dispatches on the way in, records on the way out."""

from __future__ import annotations

import hashlib
from datetime import datetime
from typing import TYPE_CHECKING, Any

import msgspec
import pyarrow as pa

from guillemets.batch.schema import Outcome, input_schema, outcome_schema
from guillemets.model.dispatch import Origin, RawDispatch
from guillemets.model.record import SCHEMA_VERSION, Record, text_id
from guillemets.model.refusal import Reason, RefusedInput, Stage

if TYPE_CHECKING:
    from collections.abc import Iterable

    from guillemets.batch.copies import Copy

    Row = dict[str, Any]

UNDATED = "undated"
_FROM = ("path", "number", "id", "url", "format", "wire")


def row_id(origin: Origin) -> str:
    """The name of an input row for good: sixteen hexadecimal digits from its file, its place in it and its own id.

    The same file, named in the same way, gives the same names on any machine and in any order.

    >>> row_id(Origin(path="a.jsonl", number=1)) == row_id(Origin(path="a.jsonl", number=1, format="jsonl"))
    True
    """
    place = "\0".join(str(part) for part in (origin.path, origin.number, origin.id, origin.url))
    return hashlib.sha256(place.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def input_batch(found: Iterable[RawDispatch | RefusedInput]) -> pa.RecordBatch:
    """The rows of what reading gave, in order.

    >>> batch = input_batch([RawDispatch(text="Le pont a rouvert.", origin=Origin(path="a.txt"))])
    >>> batch.column("text").to_pylist()
    ['Le pont a rouvert.']
    """
    return pa.RecordBatch.from_pylist([_input_row(one) for one in found], schema=input_schema())


def _input_row(found: RawDispatch | RefusedInput) -> Row:
    origin = found.source if isinstance(found, RefusedInput) else found.origin
    row = {"row": row_id(origin), **msgspec.to_builtins(origin)}
    row["path"] = origin.path and origin.path.encode("utf-8", "backslashreplace").decode()
    if isinstance(found, RefusedInput):
        return row | {"stage": found.stage.value, "reason": found.reason.value, "message": found.message}
    return row | {"text": found.text, "published": found.published, "headline": found.headline}


def found_in(row: Row) -> RawDispatch | RefusedInput:
    """What one row of input stands for."""
    origin = origin_of(row)
    if row["text"] is None:
        return refused_row(origin, Stage(row["stage"]), Reason(row["reason"]), row["message"])
    return RawDispatch(text=row["text"], origin=origin, published=row["published"], headline=row["headline"])


def origin_of(row: Row) -> Origin:
    """Where a row of input or of outcome came from."""
    return msgspec.convert({name: row[name] for name in _FROM}, Origin)


def refused_row(origin: Origin, stage: Stage, reason: Reason, message: str) -> RefusedInput:
    """The row that stands for an input without a record."""
    return RefusedInput(schema_version=SCHEMA_VERSION, source=origin, stage=stage, reason=reason, message=message)


def outcome_batch(rows: Iterable[Row]) -> pa.RecordBatch:
    """Rows of outcome, as ``recorded``, ``refusing`` and ``copied`` make them, as a batch."""
    return pa.RecordBatch.from_pylist(list(rows), schema=outcome_schema())


def recorded(row: Row, record: Record) -> Row:
    """The outcome of a row of input that gave its record."""
    nested = msgspec.to_builtins(record)
    for attribution in nested["attributions"]:
        speaker = attribution["speaker"]
        attribution["speaker"] = [speaker] if isinstance(speaker, dict) else speaker
    for entity in nested["entities"]:
        entity["ids"] = sorted(entity["ids"].items())
    return {
        **_came_from(row),
        "outcome": Outcome.RECORD.value,
        "day": day_of(record.dispatch.published),
        "dispatch_id": record.dispatch.id,
        "record": nested,
    }


def refusing(row: Row, refused: RefusedInput) -> Row:
    """The outcome of a row of input that gave no record."""
    return {
        **_came_from(row),
        "outcome": Outcome.REFUSED.value,
        "day": day_of(row["published"]),
        "stage": refused.stage.value,
        "reason": refused.reason.value,
        "message": refused.message,
    }


def copied(row: Row, copy: Copy) -> Row:
    """The outcome of a row of input that is a copy of another row, whose record stands for both."""
    return {
        **_came_from(row),
        "outcome": Outcome.COPY.value,
        "day": day_of(row["published"]),
        "dispatch_id": text_id(row["text"]),
        "copy_of": copy.of,
        "original_id": copy.original_id,
        "similarity": copy.similarity,
    }


def record_in(row: Row) -> Record:
    """The record of one row of outcome, every offset checked anew. Raises as ``msgspec.convert`` for a broken one."""
    nested = dict(row["record"])
    nested["attributions"] = [_one_speaker(one) for one in nested["attributions"]]
    nested["entities"] = [{**one, "ids": dict(one["ids"] or ())} for one in nested["entities"]]
    return msgspec.convert(nested, Record)


def _one_speaker(attribution: Row) -> Row:
    speakers = attribution["speaker"]
    return {**attribution, "speaker": speakers[0] if speakers and len(speakers) == 1 else speakers or None}


def day_of(published: str | None) -> str:
    """The day of a date or an instant as it is written, or ``undated``.

    >>> day_of("2025-03-12T00:30+01:00"), day_of(None)
    ('2025-03-12', 'undated')
    """
    try:
        return datetime.fromisoformat(published or "").date().isoformat()
    except ValueError:
        return UNDATED


def _came_from(row: Row) -> Row:
    return {name: row[name] for name in ("row", *_FROM, "published")}
