"""Bytes to text: the encoding found, the line ends and every character kept as they stand."""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING

from charset_normalizer import from_bytes

from guillemets.formats.refuse import RefusalError
from guillemets.model.refusal import Reason

if TYPE_CHECKING:
    from guillemets.model.dispatch import Origin

MOST_CHARACTERS = 5_000_000
_BYTES_PER_CHARACTER = 4
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SIGNATURES = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a ZIP or Office file"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xd0\xcf\x11\xe0", "an old Office file"),
    (b"{\\rtf", "an RTF file"),
    (b"SQLite format 3\x00", "an SQLite database"),
)
SINGLE_BYTE = ["cp1252", "latin_1", "iso8859_15", "mac_roman", "cp850"]
_CONTROL = frozenset(range(0x20)) - frozenset(b"\t\n\r\v\f\x1a\x1b")
_SAMPLE = 65_536
_MOST_CONTROL = 0.01
_SOUND_PER_BROKEN = 3


def decode(data: bytes, origin: Origin) -> str:
    """The text of ``data``: UTF-8 with or without byte order mark, UTF-16/32 with one, else a one-byte encoding.

    A UTF-8 file with a few broken bytes keeps the rest; each broken one becomes U+FFFD. Raises RefusalError when the
    input is empty, binary or longer than ``MOST_CHARACTERS``.

    >>> from guillemets.model.dispatch import Origin
    >>> decode("Le blé a gelé.".encode("cp1252"), Origin())
    'Le blé a gelé.'
    """
    if not data.strip():
        raise RefusalError("the input is empty", origin, Reason.UNREADABLE, hint="give a dispatch with some text")
    for signature, name in _SIGNATURES:
        if data.startswith(signature):
            raise _binary(name, origin)
    if len(data) > MOST_CHARACTERS * _BYTES_PER_CHARACTER:
        raise too_long(f"{len(data):,} bytes", origin)
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    if _is_binary(data):
        raise _binary("a binary file", origin)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _decode_damaged(data, origin)


def is_utf8(data: bytes) -> bool:
    """Whether the bytes are UTF-8 beyond doubt: they decode, and not for being ASCII alone.

    Text in a one-byte encoding never is by chance: each of its accented letters would have to form a pair.
    """
    try:
        return not data.isascii() and bool(data.decode("utf-8"))
    except UnicodeDecodeError:
        return False


def too_long(size: str, origin: Origin) -> RefusalError:
    """The error for an input over the limit."""
    return RefusalError(
        f"the input is too long for one dispatch ({size}; at most {MOST_CHARACTERS:,} characters)",
        origin,
        Reason.TOO_LONG,
        hint="split it into one file or one JSONL line per dispatch",
    )


def _decode_damaged(data: bytes, origin: Origin) -> str:
    """Bytes that are not UTF-8: mostly UTF-8 with damage, or another encoding."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    sound = sum(ord(character) > 0x7F for character in text[: _SAMPLE * 4]) - broken  # noqa: PLR2004
    if sound >= _SOUND_PER_BROKEN * broken:
        return text
    best = from_bytes(data, cp_isolation=SINGLE_BYTE).best()
    if best is None:
        raise _binary("in no encoding that French is written in", origin)
    return str(best)


def _is_binary(data: bytes) -> bool:
    sample = data[:_SAMPLE]
    if b"\x00" in data:
        return True
    return sum(byte in _CONTROL for byte in sample) > _MOST_CONTROL * len(sample)


def _binary(name: str, origin: Origin) -> RefusalError:
    return RefusalError(
        f"the input is no plain text: it is {name}", origin, Reason.UNREADABLE, hint="extract its text first"
    )
