"""Memory handed back to the system, so that one long dispatch does not leave its worker large for good."""

from __future__ import annotations

import ctypes
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


def give_back() -> None:
    """Hand back what the allocator of this process keeps in reserve; does nothing where the C library cannot.

    The C library of GNU keeps the freed memory of a long dispatch for itself: 22 MB after one of 30,000 characters.
    """
    trim = _trimmer()
    if trim is not None:
        trim(0)


@cache
def _trimmer() -> Callable[[int], int] | None:
    try:
        trim: Callable[[int], int] = ctypes.CDLL(None).malloc_trim
    except (OSError, AttributeError, TypeError):  # TypeError: Windows has no library without a name
        return None
    return trim
