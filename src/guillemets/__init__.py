"""Guillemets reads French newswire and keeps the sourced record: who said what, on whose word."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from guillemets.errors import GuillemetsError
    from guillemets.model.record import Record
    from guillemets.reader import Reader, load, read
    from guillemets.store.store import Store, open_store
    from guillemets.times import find_times
    from guillemets.times.occasions import said_when

__all__ = ["GuillemetsError", "Reader", "Record", "Store", "find_times", "load", "open_store", "read", "said_when"]

_HOMES = {
    "GuillemetsError": "errors",
    "Record": "model.record",
    "Store": "store.store",
    "find_times": "times",
    "open_store": "store.store",
    "said_when": "times.occasions",
}


def __getattr__(name: str) -> object:
    """The public name from its module, imported when first asked for: importing the package stays free."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES.get(name, 'reader')}"), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
