"""``guillemets backup``: a copy of a store, whole at one moment, while others write to it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from guillemets.cli.asking import STORE, StoreFile


def backup(
    target: Annotated[Path, typer.Argument(metavar="FILE", help="Where the copy goes; a file that is not there yet.")],
    store: StoreFile = STORE,
) -> None:
    """Copy a store, as it is at one moment; nobody who reads or writes it has to stop.

    The copy takes its name when it is whole.

    Example: guillemets backup archive/2025-03-12.db --store record.db
    """
    from guillemets.store.backup import back_up

    count = back_up(store, target)
    typer.echo(f"{target}: {count} dispatches", err=True)
