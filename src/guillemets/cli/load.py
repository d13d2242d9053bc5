"""``guillemets load``: the result of a batch into a record store."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def load(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The --output of guillemets batch.")],
    store: Annotated[Path, typer.Option(help="The store; made when it is not there.")],
) -> None:
    """Bring the result of a batch into a record store.

    Loading a second time changes nothing. Copies that --dedupe found are kept as places where the dispatch stood.

    Example: guillemets load result --store record.db
    """
    import sys

    from guillemets.batch.load import load_result
    from guillemets.store.store import open_store

    def wait(words: str) -> None:
        sys.stderr.write(f"guillemets: {words}; waiting\n")

    with open_store(store) as opened:
        loaded = load_result(folder, opened, wait)
    told = f"{loaded.records} new dispatches, {loaded.known} known already"
    typer.echo(f"{told}, {loaded.appearances} further places of them, {loaded.refused} refused inputs")
