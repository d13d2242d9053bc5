"""JSON from outside, within bounds."""

from __future__ import annotations

import msgspec

from guillemets.formats.limits import MOST_ATTRIBUTE

_MOST_VALUES = 2_000_000


def json_value(data: bytes) -> object:
    """The value in the bytes, a byte order mark let pass.

    Raises ValueError, with what is wrong, for what is no JSON, nests too deep or has more than two million values.
    """
    bare = data.removeprefix(b"\xef\xbb\xbf")
    if len(bare) > MOST_ATTRIBUTE and sum(map(bare.count, (b",", b"[", b"{"))) > _MOST_VALUES:
        raise ValueError(f"more than {_MOST_VALUES:,} values")
    try:
        return msgspec.json.decode(bare)
    except (msgspec.DecodeError, UnicodeError, RecursionError) as error:
        raise ValueError(str(error)) from None
