"""What the rules found on dispatches before anybody had read their errors: ``found_unread.json.gz``.

Rules are made while reading texts, so that on these they are right more often than on others, and weights learnt there
believe them too much. This keeps the signs of each attribution that was found on an annotated set when nobody who
writes rules had read it, and whether it was right: `weigh.py` learns from them too, and measures likelihoods on them.
"""

from __future__ import annotations

import gzip
import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

KEPT = Path(__file__).with_name("found_unread.json.gz")


@dataclass(frozen=True, slots=True, kw_only=True)
class Unread:
    """One attribution found on the dispatch ``id`` before it was read: its signs, and whether it was right."""

    id: str
    signs: frozenset[str]
    right: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class UnreadSets:
    """All that is kept, and how many attributions the annotation of these dispatches holds."""

    wanted: int
    found: tuple[Unread, ...]


def read_unread(path: Path = KEPT) -> UnreadSets:
    """What is kept in the file; nothing where there is none."""
    if not path.exists():
        return UnreadSets(wanted=0, found=())
    kept = json.loads(gzip.decompress(path.read_bytes()))
    names = kept["signs"]
    found = (
        Unread(id=one["id"], signs=frozenset(names[i] for i in one["signs"]), right=one["right"])
        for one in kept["found"]
    )
    return UnreadSets(wanted=kept["wanted"], found=tuple(found))


def add_unread(found: Iterable[Unread], wanted: int, path: Path = KEPT) -> None:
    """Add what was found on further dispatches. Raises ValueError for a dispatch that is kept already."""
    old, new = read_unread(path), tuple(found)
    known = {one.id for one in old.found}
    again = sorted({one.id for one in new} & known)
    if again:
        raise ValueError(f"{path.name} holds {again[0]} already: a dispatch is unread only once")
    both = (*old.found, *new)
    names = sorted({sign for one in both for sign in one.signs})
    places = {name: i for i, name in enumerate(names)}
    rows = [{"id": one.id, "right": one.right, "signs": sorted(places[s] for s in one.signs)} for one in both]
    kept = {"wanted": old.wanted + wanted, "signs": names, "found": rows}
    path.write_bytes(gzip.compress(json.dumps(kept, ensure_ascii=False).encode(), mtime=0))
