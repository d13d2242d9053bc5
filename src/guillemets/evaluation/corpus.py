"""Gold from a folder, in whichever of the known forms it is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guillemets.errors import InputError
from guillemets.evaluation.brat import read_brat_gold
from guillemets.evaluation.json_gold import read_json_gold

if TYPE_CHECKING:
    from pathlib import Path

    from guillemets.evaluation.annotated import Annotated


def read_gold(folder: Path) -> tuple[Annotated, ...]:
    """The annotated dispatches of a folder: brat standoff (``*.ann``) or JSON (``*.json``), each beside its ``*.txt``.

    Raises InputError when the folder holds neither or both, or a file that does not follow its format.
    """
    if not folder.is_dir():
        raise InputError("no such folder", where=str(folder), hint="name the folder with the annotated dispatches")
    brat = any(folder.glob("*.ann"))
    found = read_brat_gold(folder) if brat else read_json_gold(folder)
    if brat and any(folder.glob("*.json")):
        raise InputError("both .ann and .json annotations", where=str(folder), hint="keep one form to a folder")
    if not found:
        raise InputError(
            "no annotated dispatches", where=str(folder), hint="expected ID.txt with ID.json, or ID.txt with ID.ann"
        )
    return found
