"""Inputs as streams of bytes that can be looked into before they are read, decompressed on the way, within bounds."""

from __future__ import annotations

import io
import zlib
from typing import TYPE_CHECKING

from guillemets.formats.limits import BOMB_BYTES, BOMB_RATIO, MOST_BYTES, PEEK
from guillemets.formats.refuse import RefusalError
from guillemets.model.refusal import Reason

if TYPE_CHECKING:
    from typing import BinaryIO

    from _typeshed import WriteableBuffer

    from guillemets.model.dispatch import Origin

GZIP = b"\x1f\x8b"
_CHUNK = 65_536
_ANY_GZIP = 16 + zlib.MAX_WBITS


class Rejoined(io.RawIOBase):
    """A stream with the bytes put back that were taken from its head; ``size`` counts what has gone by."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        super().__init__()
        self._head = memoryview(head)
        self._rest = rest

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        """The head first, then the rest."""
        room = memoryview(buffer).cast("B")
        data = self._head[: len(room)] if self._head else memoryview(self._rest.read(len(room)))
        self._head = self._head[len(data) :] if self._head else self._head
        room[: len(data)] = data
        return len(data)


class Gunzipped(io.RawIOBase):
    """The content of a gzip stream, member after member. Raises RefusalError for damage and for bombs while reading."""

    def __init__(self, packed: BinaryIO, origin: Origin) -> None:
        super().__init__()
        self._packed = packed
        self._origin = origin
        self._inflate = zlib.decompressobj(_ANY_GZIP)
        self._taken = 0
        self._given = 0

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        """The next bytes, at most as many as there is room for; 0 at the end."""
        room = memoryview(buffer).cast("B")
        data = b""
        while not data:
            if self._inflate.eof:
                rest = self._inflate.unused_data.lstrip(b"\x00") or self._packed.read(_CHUNK).lstrip(b"\x00")
                if not rest.startswith(GZIP[:1]):
                    return 0
                self._inflate = zlib.decompressobj(_ANY_GZIP)
                data = self._inflated(rest, len(room))
            elif packed := self._inflate.unconsumed_tail or self._packed.read(_CHUNK):
                data = self._inflated(packed, len(room))
            elif not (data := self._inflated(b"", len(room))):
                raise self._damaged("it is cut short")
        room[: len(data)] = data
        return len(data)

    def _inflated(self, packed: bytes, most: int) -> bytes:
        try:
            data = self._inflate.decompress(packed, most)
        except zlib.error as error:
            raise self._damaged(str(error)) from None
        self._taken += len(packed) - len(self._inflate.unconsumed_tail) - len(self._inflate.unused_data)
        self._given += len(data)
        if self._given > BOMB_BYTES and self._given > BOMB_RATIO * self._taken:
            raise RefusalError(
                f"the input unpacks to more than {BOMB_RATIO} times its size",
                self._origin,
                Reason.TOO_LONG,
                hint="unpack it and look at what it holds",
            )
        return data

    def _damaged(self, what: str) -> RefusalError:
        return RefusalError(
            f"the gzip data is damaged: {what}", self._origin, Reason.UNREADABLE, hint="fetch the file anew"
        )


def look_into(stream: BinaryIO, origin: Origin) -> tuple[bytes, BinaryIO]:
    """The first bytes of the content (at most ``PEEK``) and a stream that still has them; gzip is unpacked.

    Raises RefusalError when the gzip data is damaged at its head.
    """
    head = filled(stream, PEEK)
    whole: BinaryIO = io.BufferedReader(Rejoined(head, stream))
    if not head.startswith(GZIP):
        return head, whole
    unpacked = io.BufferedReader(Gunzipped(whole, origin))
    head = filled(unpacked, PEEK)
    return head, io.BufferedReader(Rejoined(head, unpacked))


def unpacked_head(head: bytes) -> bytes:
    """What the first bytes of a stream hold, unpacked as far as they go where they are gzip."""
    if not head.startswith(GZIP):
        return head
    try:
        return zlib.decompressobj(_ANY_GZIP).decompress(head, PEEK)
    except zlib.error:
        return head


def filled(stream: BinaryIO, size: int) -> bytes:
    """As many bytes as asked for, or all there are; a pipe may give them piece by piece."""
    pieces: list[bytes] = []
    while size > 0 and (piece := stream.read(size)):
        pieces.append(piece)
        size -= len(piece)
    return b"".join(pieces)


def whole(stream: BinaryIO, origin: Origin, most: int = MOST_BYTES) -> bytes:
    """All bytes of the stream. Raises RefusalError when there are more than ``most``."""
    data = filled(stream, most + 1)
    if len(data) > most:
        raise RefusalError(
            f"the input is too long for one document (at most {most:,} bytes)",
            origin,
            Reason.TOO_LONG,
            hint="split it into one document per dispatch, or one JSONL line per dispatch",
        )
    return data
