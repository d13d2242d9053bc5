"""WARC, as web archives and CC-NEWS ship it: the pages among the responses, one dispatch each."""

from __future__ import annotations

import io
import zlib
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from guillemets.formats.html_page import read_html
from guillemets.formats.kinds import InputFormat
from guillemets.formats.limits import MOST_BYTES
from guillemets.formats.refuse import RefusalError
from guillemets.model.refusal import Reason

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import BinaryIO

    from guillemets.formats.kinds import InputOptions
    from guillemets.model.dispatch import Origin, RawDispatch

TARGET, RECORD_ID, TRUNCATED = "WARC-Target-URI", "WARC-Record-ID", "WARC-Truncated"
ENCODING = "Content-Encoding"
_PAGES = frozenset({"text/html", "application/xhtml+xml"})
_FOUND = 200
_LONGEST_HEADER = 65_536
_GZIP_OR_ZLIB = 32 + zlib.MAX_WBITS


class _Told(io.RawIOBase):
    """A stream that can tell where it stands, which the library asks even of a pipe."""

    def __init__(self, stream: BinaryIO) -> None:
        super().__init__()
        self._stream = stream
        self._at = 0

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        data = self._stream.read(size)
        self._at += len(data)
        return data

    def tell(self) -> int:
        return self._at


def read_warc(stream: BinaryIO, origin: Origin, options: InputOptions) -> Iterator[RawDispatch | RefusalError]:
    """One dispatch for each response that is a page, in order; any other response gives its RefusalError.

    Requests, metadata and revisits are let pass. Memory holds one record. Raises RefusalError where the archive is
    damaged: what comes after cannot be found.
    """
    from fastwarc.warc import ArchiveIterator, WarcRecordType  # noqa: PLC0415 - only archives need it

    number = 0
    try:
        for record in ArchiveIterator(
            _Told(stream),
            record_types=WarcRecordType.response,
            parse_http=True,
            auto_decode="transfer",
            max_header_len=_LONGEST_HEADER,
        ):
            number += 1
            place = replace(
                origin,
                format=InputFormat.WARC,
                number=number,
                id=_header(record.headers, RECORD_ID),
                url=_header(record.headers, TARGET),
            )
            try:
                yield from _page(record, place, options)
            except RefusalError as error:
                yield error
    except (RefusalError, GeneratorExit, KeyboardInterrupt, SystemExit):
        raise
    except BaseException as error:  # noqa: BLE001 - a panic of the library is no Exception
        raise RefusalError(
            f"the archive is damaged after record {number}: {error!r}"[:300],
            replace(origin, number=number + 1),
            Reason.UNREADABLE,
            hint="fetch it anew",
        ) from None
    if not number:
        yield RefusalError("an archive without a response", origin, Reason.NO_DISPATCH, hint="give archives of pages")


def _page(record: Any, origin: Origin, options: InputOptions) -> Iterator[RawDispatch]:
    kind = (record.http_content_type or "").partition(";")[0].strip().casefold()
    status = record.http_headers.status_code if record.http_headers is not None else None
    if status != _FOUND or kind not in _PAGES:
        raise RefusalError(
            f"no page, but {kind or 'nothing'} with status {status}",
            origin,
            Reason.NO_DISPATCH,
            hint="only pages that were found are read",
        )
    if (why := _header(record.headers, TRUNCATED)) is not None:
        raise RefusalError(
            f"the archive holds only the beginning of the page ({why})",
            origin,
            Reason.UNREADABLE,
            hint="fetch the page anew",
        )
    encoding = (_header(record.http_headers, ENCODING) or "identity").casefold()
    data = record.reader.read(MOST_BYTES + 1)
    for name in reversed([part.strip() for part in encoding.split(",")]):
        data = _unpacked(data, name, origin)
    if len(data) > MOST_BYTES:
        raise _too_long(origin)
    for raw in read_html(data, origin, options, charset=record.http_charset):
        yield replace(raw, origin=replace(raw.origin, format=InputFormat.WARC))


def _unpacked(data: bytes, encoding: str, origin: Origin) -> bytes:
    """The body without its content encoding, up to ``MOST_BYTES`` and one. Raises RefusalError when it is damaged.

    An archive may keep the header and store the body unpacked already; such a body is taken as it is.
    """
    try:
        match encoding:
            case "gzip" | "x-gzip" | "deflate" if data[:1] in (b"\x1f", b"\x78"):
                return zlib.decompressobj(_GZIP_OR_ZLIB).decompress(data, MOST_BYTES + 1)
            case "br":
                return _unbrotlied(data)
            case _:
                return data
    except zlib.error as error:
        raise RefusalError(
            f"the body is damaged: {error}", origin, Reason.UNREADABLE, hint="fetch the page anew"
        ) from None


def _unbrotlied(data: bytes) -> bytes:
    import brotli  # noqa: PLC0415 - few archives need it

    unpack = brotli.Decompressor()
    process: Callable[..., bytes] = unpack.process
    try:
        pieces = [process(data, output_buffer_limit=MOST_BYTES + 1)]
        while pieces[-1] and sum(map(len, pieces)) <= MOST_BYTES and not unpack.is_finished():
            pieces.append(process(b"", output_buffer_limit=MOST_BYTES + 1))
    except brotli.error:
        return data
    return b"".join(pieces)


def _header(headers: Any, name: str) -> str | None:
    value = headers.get(name)
    return value.strip().strip("<>") or None if isinstance(value, str) else None


def _too_long(origin: Origin) -> RefusalError:
    return RefusalError(
        f"the page has more than {MOST_BYTES:,} bytes", origin, Reason.TOO_LONG, hint="a dispatch is shorter"
    )
