"""Inputs of every format to raw dispatches, one after another; what gives none gives its row of refusal."""

from __future__ import annotations

import hashlib
import io
import sys
from contextlib import contextmanager
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from guillemets.errors import InputError
from guillemets.formats.brat import read_annotated
from guillemets.formats.delimited import read_delimited
from guillemets.formats.detect import detect, holds_several
from guillemets.formats.feed import read_feed
from guillemets.formats.files import open_file
from guillemets.formats.html_page import read_html
from guillemets.formats.jsonl import read_lines
from guillemets.formats.kinds import InputFormat, InputOptions
from guillemets.formats.limits import MOST_IDS
from guillemets.formats.newsml import read_newsml
from guillemets.formats.newsml_g2 import read_newsml_g2
from guillemets.formats.ninjs import read_json
from guillemets.formats.nitf import read_nitf
from guillemets.formats.opening import GZIP, look_into, unpacked_head, whole
from guillemets.formats.opml import read_opml
from guillemets.formats.parquet import read_parquet
from guillemets.formats.plain import check_published, read_bytes
from guillemets.formats.refuse import OtherKindError, RefusalError, refused
from guillemets.formats.sources import Source, find_sources
from guillemets.formats.warc import read_warc
from guillemets.model.dispatch import Origin, RawDispatch
from guillemets.model.refusal import Reason, RefusedInput

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path
    from typing import BinaryIO

    Found = Iterator[RawDispatch | RefusalError | Path]

_DEFAULT = InputOptions()


def read_paths(names: Iterable[str], options: InputOptions = _DEFAULT) -> Iterator[RawDispatch | RefusedInput]:
    """Every dispatch of the files, folders, patterns and standard input (``-``) that are named, in order.

    What cannot be read gives a RefusedInput in its place and stops nothing. Memory holds one document, line or row
    at a time. Raises UsageError when nothing is named and standard input is a terminal, and for a date in
    ``options.published`` that is none.
    """
    yield from read_sources(find_sources(names), options)


def read_sources(
    sources: Iterable[Source],
    options: InputOptions = _DEFAULT,
    *,
    begin: Callable[[Source], None] = lambda _: None,
) -> Iterator[RawDispatch | RefusedInput]:
    """Every dispatch of the sources, in order, as ``read_paths``; ``begin`` is called before each source is opened.

    A file that a package or a list of feeds names is read in its place, unless it is among the sources itself.
    """
    check_published(options.published)
    listed = list(sources)
    known = {_resolved(source.path) for source in listed if source.path is not None}
    for source in listed:
        begin(source)
        yield from _read_source(source, options, known)


def read_data(data: bytes, origin: Origin, options: InputOptions = _DEFAULT) -> Iterator[RawDispatch | RefusedInput]:
    """Every dispatch in bytes that are at hand already, as ``read_paths``; ``origin`` says where they come from.

    A file that they name is read where ``origin.path`` lies.
    """
    check_published(options.published)
    source = Source(name=origin.path or "")
    try:
        for one in _read(io.BytesIO(data), source, origin, options):
            yield from _row(one, origin, options, set())
    except InputError as error:
        yield refused(error, origin)


def read_one(source: bytes | Path, origin: Origin, options: InputOptions = _DEFAULT) -> RawDispatch:
    """The one dispatch in the bytes or the file, whatever its format.

    Raises InputError for a file that is not there, RefusalError when it cannot be read, holds none or several.
    """
    check_published(options.published, origin)
    with io.BytesIO(source) if isinstance(source, bytes) else open_file(source) as stream:
        named = Source(name="" if isinstance(source, bytes) else str(source))
        found = list(islice(_read(stream, named, origin, options), 2))
    match found:
        case [RawDispatch() as raw]:
            return raw
        case [RefusalError() as error, *_]:
            raise error
        case _:
            what = "the input holds several dispatches" if found else "the input holds no dispatch"
            raise RefusalError(
                what, origin, Reason.UNREADABLE, hint="read them one by one with `guillemets.formats.read_paths`"
            )


def several(source: Source, options: InputOptions = _DEFAULT) -> bool:
    """Whether the source may hold more than one dispatch, as far as its first bytes tell."""
    if source.fault:
        return False
    if source.path is None:
        peek = getattr(sys.stdin.buffer, "peek", None)
        head = unpacked_head(peek(1)) if peek else b""
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


def _read_source(source: Source, options: InputOptions, known: set[Path]) -> Iterator[RawDispatch | RefusedInput]:
    origin = Origin(path=None if source.path is None else source.name)
    try:
        if source.fault:
            raise source.fault
        with _opened(source) as stream:
            for one in _read(stream, source, origin, options):
                if not (source.listed and isinstance(one, OtherKindError)):
                    yield from _row(one, origin, options, known)
    except OtherKindError as error:
        if not source.listed:
            yield refused(error, origin)
    except InputError as error:
        yield refused(error, origin)
    except OSError as error:
        yield refused(InputError(f"cannot be read: {error}", where=source.name), origin)


def _row(
    one: RawDispatch | RefusalError | Path, origin: Origin, options: InputOptions, known: set[Path]
) -> Iterator[RawDispatch | RefusedInput]:
    """What a reader has found, as it is handed on; a file is read in its place, each one once."""
    match one:
        case RawDispatch():
            yield one
        case RefusalError():
            yield refused(one, origin)
        case path if (resolved := _resolved(path)) not in known:
            known.add(resolved)
            yield from _read_source(Source(name=str(path)), replace(options, format=None), known)


def _resolved(path: Path) -> Path:
    try:
        return path.resolve()
    except (OSError, ValueError):
        return path


def _read(stream: BinaryIO, source: Source, origin: Origin, options: InputOptions) -> Found:
    """What one stream holds, each id once."""
    head, unpacked = look_into(stream, origin)
    form = options.format or source.format or detect(head, source.suffix, options)
    origin = replace(origin, format=form)
    if form is InputFormat.PARQUET and stream.seekable():
        stream.seek(0)
        packed = stream.read(len(GZIP)) == GZIP
        stream.seek(0)
        unpacked = look_into(stream, origin)[1] if packed else stream
    seen: set[int] = set()
    for one in _STREAMED[form](unpacked, origin, options) if form in _STREAMED else _whole(unpacked, origin, options):
        if isinstance(one, RawDispatch) and not _is_new(one, seen):
            yield _twice(one.origin)
        else:
            yield one


def _whole(stream: BinaryIO, origin: Origin, options: InputOptions) -> Found:
    yield from _WHOLE[InputFormat(origin.format)](whole(stream, origin), origin, options)


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
    InputFormat.WARC: read_warc,
}
_WHOLE: dict[InputFormat, Callable[[bytes, Origin, InputOptions], Found]] = {
    InputFormat.PLAIN: _plain,
    InputFormat.BRAT: read_annotated,
    InputFormat.HTML: read_html,
    InputFormat.FEED: read_feed,
    InputFormat.OPML: read_opml,
    InputFormat.NEWSML_G2: read_newsml_g2,
    InputFormat.NEWSML: read_newsml,
    InputFormat.NITF: read_nitf,
    InputFormat.NINJS: read_json,
}
