"""Inputs of every format to raw dispatches, one after another; what gives none gives its row of refusal."""

from __future__ import annotations

import hashlib
import io
import sys
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from guillemets.errors import InputError
from guillemets.formats.brat import read_annotated
from guillemets.formats.delimited import read_delimited
from guillemets.formats.detect import detect, holds_several
from guillemets.formats.files import open_file
from guillemets.formats.jsonl import read_lines
from guillemets.formats.kinds import InputFormat, InputOptions
from guillemets.formats.limits import MOST_IDS
from guillemets.formats.opening import look_into, whole
from guillemets.formats.parquet import read_parquet
from guillemets.formats.plain import check_published, read_bytes
from guillemets.formats.refuse import RefusalError, refused
from guillemets.formats.sources import Source, find_sources
from guillemets.model.dispatch import Origin, RawDispatch
from guillemets.model.refusal import Reason, RefusedInput

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import BinaryIO

    Found = Iterator[RawDispatch | RefusalError]

_DEFAULT = InputOptions()


def read_paths(names: Iterable[str], options: InputOptions = _DEFAULT) -> Iterator[RawDispatch | RefusedInput]:
    """Every dispatch of the files, folders, patterns and standard input (``-``) that are named, in order.

    What cannot be read gives a RefusedInput in its place and stops nothing. Memory holds one document, line or row
    at a time. Raises UsageError when nothing is named and standard input is a terminal, and for a date in
    ``options.published`` that is none.
    """
    yield from read_sources(find_sources(names), options)


def read_sources(sources: Iterable[Source], options: InputOptions = _DEFAULT) -> Iterator[RawDispatch | RefusedInput]:
    """Every dispatch of the sources, in order, as ``read_paths``."""
    check_published(options.published)
    for source in sources:
        origin = Origin(path=None if source.path is None else source.name)
        try:
            if source.fault:
                raise source.fault
            with _opened(source) as stream:
                yield from _read(stream, source, origin, options)
        except InputError as error:
            yield refused(error, origin)
        except OSError as error:
            yield refused(InputError(f"cannot be read: {error}", where=source.name), origin)


def read_data(data: bytes, origin: Origin, options: InputOptions = _DEFAULT) -> Iterator[RawDispatch | RefusedInput]:
    """Every dispatch in bytes that are at hand already, as ``read_paths``; ``origin`` says where they come from."""
    check_published(options.published)
    try:
        yield from _read(io.BytesIO(data), Source(name=origin.path or ""), origin, options)
    except InputError as error:
        yield refused(error, origin)


def several(source: Source, options: InputOptions = _DEFAULT) -> bool:
    """Whether the source may hold more than one dispatch, as far as its first bytes tell."""
    if source.fault:
        return False
    if source.path is None:
        peek = getattr(sys.stdin.buffer, "peek", None)
        head = peek(1) if peek else b""
        return holds_several(head, options.format or detect(head, "", options))
    try:
        with _opened(source) as stream:
            head, _ = look_into(stream, Origin(path=source.name))
    except (InputError, OSError):
        return False
    return holds_several(head, options.format or source.format or detect(head, source.suffix, options))


@contextmanager
def _opened(source: Source) -> Iterator[BinaryIO]:
    if source.path is None:
        yield sys.stdin.buffer
    else:
        with open_file(source.path) as stream:
            yield stream


def _read(
    stream: BinaryIO, source: Source, origin: Origin, options: InputOptions
) -> Iterator[RawDispatch | RefusedInput]:
    """The dispatches of one stream, each id once."""
    head, unpacked = look_into(stream, origin)
    form = options.format or source.format or detect(head, source.suffix, options)
    origin = replace(origin, format=form)
    if form is InputFormat.PARQUET and stream.seekable():
        stream.seek(0)
        unpacked = stream
    seen: set[int] = set()
    found = _STREAMED[form](unpacked, origin, options) if form in _STREAMED else _whole(unpacked, origin, options)
    for one in found:
        if isinstance(one, RefusalError):
            yield refused(one, origin)
        elif _is_new(one, seen):
            yield one
        else:
            yield refused(_twice(one.origin), one.origin)


def _whole(stream: BinaryIO, origin: Origin, options: InputOptions) -> Found:
    yield from _WHOLE.get(InputFormat(origin.format), _plain)(whole(stream, origin), origin, options)


def _plain(data: bytes, origin: Origin, options: InputOptions) -> Found:
    yield read_bytes(data, origin, published=options.published)


def _is_new(raw: RawDispatch, seen: set[int]) -> bool:
    """Whether this item, by id and version, comes for the first time in its input; without an id it always does."""
    if raw.origin.id is None:
        return True
    version = raw.origin.wire.version if raw.origin.wire else None
    key = hashlib.blake2b(f"{raw.origin.id}\n{version}".encode(), digest_size=8).digest()
    number = int.from_bytes(key, "big")
    if number in seen:
        return False
    if len(seen) < MOST_IDS:
        seen.add(number)
    return True


def _twice(origin: Origin) -> RefusalError:
    return RefusalError(
        "the input gives this item a second time",
        origin,
        Reason.DUPLICATE_ID,
        hint="give each item an id of its own, or each version its number",
    )


_STREAMED: dict[InputFormat, Callable[[BinaryIO, Origin, InputOptions], Found]] = {
    InputFormat.JSONL: read_lines,
    InputFormat.CSV: read_delimited,
    InputFormat.PARQUET: read_parquet,
}
_WHOLE: dict[InputFormat, Callable[[bytes, Origin, InputOptions], Found]] = {
    InputFormat.PLAIN: _plain,
    InputFormat.BRAT: read_annotated,
}
