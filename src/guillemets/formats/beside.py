"""Files that another one names: taken where they lie in its folder, and nowhere else."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

if TYPE_CHECKING:
    from guillemets.model.dispatch import Origin


def path_beside(name: str, origin: Origin) -> Path | None:
    """The file that ``name`` means in the folder of ``origin`` or below it; None where it is none, or lies elsewhere.

    A document from outside could name any file of the machine; only what was given with it is read.
    """
    try:
        parts = urlsplit(name)
    except ValueError:
        return None
    if origin.path is None or parts.scheme not in ("", "file") or parts.netloc or not parts.path:
        return None
    folder = Path(origin.path).parent
    try:
        inside = folder.resolve()
        path = (inside / unquote(parts.path)).resolve()
        if not path.is_relative_to(inside) or not path.is_file():
            return None
    except (OSError, ValueError):
        return None
    return folder / path.relative_to(inside)
