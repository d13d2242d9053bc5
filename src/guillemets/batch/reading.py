"""Inputs to shards: every row of the files that were named, cut into pieces that are worked on alone."""

from __future__ import annotations

import tempfile
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import fsspec
import msgspec

from guillemets.batch.job import Unit, write_bytes, write_table
from guillemets.batch.rows import input_batch
from guillemets.errors import InputError, UsageError
from guillemets.formats import Source, find_sources, read_sources, refused
from guillemets.model.dispatch import Origin, RawDispatch

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from guillemets.batch.job import Job, Shape
    from guillemets.model.refusal import RefusedInput

_SCHEME = "://"
_UNIT_FILES = 200
_UNIT_BYTES = 4_000_000


def units_of(names: Iterable[str]) -> tuple[Unit, ...]:
    """The files that the names stand for, each once, in units; a name with ``://`` is a URL that fsspec opens.

    Raises UsageError for standard input, which cannot be read a second time, and when nothing is named.
    """
    units: list[Unit] = []
    files: list[str] = []
    taken = 0
    for name, size in _files(names):
        if files and (len(files) == _UNIT_FILES or taken + size > _UNIT_BYTES):
            units.append(_unit(len(units), files))
            files, taken = [], 0
        files.append(name)
        taken += size
    if files:
        units.append(_unit(len(units), files))
    return tuple(units)


def _unit(number: int, files: list[str]) -> Unit:
    return Unit(name=f"u{number:06}", files=tuple(files))


def _files(names: Iterable[str]) -> Iterator[tuple[str, int]]:
    seen: set[str] = set()
    listed = list(names)
    if not listed or "-" in listed:
        raise UsageError("a batch reads files", hint="name files, folders, patterns or URLs")
    for name in listed:
        for file, size in _on_line(name) if _SCHEME in name else _on_disk(name):
            if file not in seen:
                seen.add(file)
                yield file, size


def _on_disk(name: str) -> Iterator[tuple[str, int]]:
    for source in find_sources([name]):
        if source.fault is not None:
            raise source.fault
        if source.path is not None and not source.path.is_file():
            raise InputError("no such file", where=source.name, hint="check the path")
        yield source.name, source.size or 0


def _on_line(url: str) -> Iterator[tuple[str, int]]:
    try:
        system, path = fsspec.url_to_fs(url)
        found = sorted(system.glob(path)) if set("*?[") & set(url) else sorted(system.find(path))
    except (OSError, ValueError, ImportError) as error:
        raise InputError(f"the address cannot be opened: {error}", where=url) from None
    if not found:
        raise InputError("no file there", where=url, hint="check the address")
    for one in found:
        yield system.unstrip_protocol(one), int(system.size(one) or 0)


def read_unit(job: Job, name: str) -> list[str]:
    """The names of the shards of a unit, written to the disk; read before, they are not read again."""
    listed = job.listed(name)
    if not listed.exists():
        unit = next(unit for unit in job.order.units if unit.name == name)
        shards = []
        for number, rows in enumerate(_cut(_rows(unit, job), job.order.shape)):
            shards.append(f"{name}-{number:06}")
            write_table(job.rows(shards[-1]), input_batch(rows))
        write_bytes(listed, msgspec.json.encode(shards))
    return msgspec.json.decode(listed.read_bytes(), type=list[str])


def _rows(unit: Unit, job: Job) -> Iterator[RawDispatch | RefusedInput]:
    for file in unit.files:
        if _SCHEME not in file:
            yield from read_sources(find_sources([file]), job.order.options)
            continue
        try:
            with _fetched(file) as path:
                for found in read_sources([Source(name=str(path))], job.order.options):
                    yield _renamed(found, file)
        except OSError as error:
            yield refused(InputError(f"cannot be fetched: {error}", where=file), Origin(path=file))


@contextmanager
def _fetched(url: str) -> Iterator[Path]:
    """The file behind a URL as a file on the disk, for as long as it is read."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / url.rpartition("/")[2]
        system, there = fsspec.url_to_fs(url)
        system.get_file(there, str(path))
        yield path


def _renamed(found: RawDispatch | RefusedInput, file: str) -> RawDispatch | RefusedInput:
    if isinstance(found, RawDispatch):
        return replace(found, origin=replace(found.origin, path=file))
    return replace(found, source=replace(found.source, path=file))


def _cut(rows: Iterable[RawDispatch | RefusedInput], shape: Shape) -> Iterator[list[RawDispatch | RefusedInput]]:
    """The rows in pieces of about the same work; a row that is more than a piece is a piece of its own."""
    piece: list[RawDispatch | RefusedInput] = []
    characters = 0
    for row in rows:
        size = len(row.text) if isinstance(row, RawDispatch) else 0
        if piece and (len(piece) == shape.rows or characters + size > shape.characters):
            yield piece
            piece, characters = [], 0
        piece.append(row)
        characters += size
    if piece:
        yield piece
