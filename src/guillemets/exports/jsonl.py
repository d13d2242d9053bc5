"""Records as JSON Lines: the record's own contract, one a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import BinaryIO

    from guillemets.model.record import Record


def write_jsonl(records: Iterable[Record], stream: BinaryIO) -> None:
    """One record a line, as ``Record.from_json`` and ``guillemets verify`` read it."""
    stream.writelines(record.to_json() + b"\n" for record in records)
