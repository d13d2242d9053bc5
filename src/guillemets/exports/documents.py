"""Formats with one JSON document a dispatch: a file each in a folder, or one document a line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

import msgspec

from guillemets.exports.names import file_stem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path
    from typing import BinaryIO

    from guillemets.model.record import Record

Document: TypeAlias = dict[str, Any]


def write_lines(records: Iterable[Record], document: Callable[[Record], Document], stream: BinaryIO) -> None:
    """One compact document a line, in the order of the records."""
    stream.writelines(msgspec.json.encode(document(record)) + b"\n" for record in records)


def write_files(
    records: Iterable[Record], folder: Path, *, document: Callable[[Record], Document], suffix: str
) -> None:
    """One indented document a file, named after its dispatch, in ``folder``, which exists."""
    for record in records:
        data = msgspec.json.format(msgspec.json.encode(document(record)), indent=2) + b"\n"
        (folder / (file_stem(record.dispatch) + suffix)).write_bytes(data)


def without_gaps(document: Document) -> Document:
    """The document without the members that have no value.

    >>> without_gaps({"name": "Uri", "url": None, "mentions": []})
    {'name': 'Uri'}
    """
    return {key: value for key, value in document.items() if value not in (None, [], {}, "")}
