"""What a store knows of who holds which office, for the commands that read dispatches."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from guillemets.store.offices import tenures
from guillemets.store.opening import told
from guillemets.store.store import open_store

if TYPE_CHECKING:
    from guillemets.model.office import Tenure


def known_offices(path: Path | None, *, settled: bool = False) -> tuple[Tenure, ...]:
    """The offices that the store at ``path`` knows, or the ``settled`` ones alone; none without a path.

    Raises StoreError when it cannot be read.
    """
    if path is None:
        return ()
    with open_store(path, read_only=True) as opened, told(path):
        return tenures(opened.connection, settled=settled)
