"""File names and IRIs of what is exported: the same for the same dispatch, in any order, on any machine."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from guillemets.model.dispatch import Dispatch

_UNSAFE = re.compile(r"[^\w.-]+")
_STEM, _ID = 60, 12


def file_stem(dispatch: Dispatch) -> str:
    """A name for the files of a dispatch: its own identifier or file for people, and the start of its hash."""
    source = dispatch.source
    own = source.id or (PurePath(source.path).stem if source.path else "")
    readable = _UNSAFE.sub("_", own).strip("._")[:_STEM]
    return f"{readable}-{dispatch.id[:_ID]}" if readable else dispatch.id[:_ID]


def dispatch_iri(dispatch: Dispatch) -> str:
    """The address of the dispatch where it has one, else a name after its hash.

    Two versions of a page share an address and differ in their hash: see ``text_iri``.
    """
    return dispatch.source.url or text_iri(dispatch)


def text_iri(dispatch: Dispatch) -> str:
    """A name for the very text that the offsets count in."""
    return f"urn:sha256:{dispatch.id}"


def part_iri(dispatch: Dispatch, id_: str) -> str:
    """A name for a statement, an entity or an event of the dispatch."""
    return f"{text_iri(dispatch)}#{id_}"
