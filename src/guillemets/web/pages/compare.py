"""Two dispatches side by side in one text: what one took out of the other and what it put in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

from fastapi import APIRouter, Depends

from guillemets.store.dossiers import Heading, dossier
from guillemets.web.pages.dispatch import found_key, record_at
from guillemets.web.pages.routes import add_page
from guillemets.web.room import Room, room_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import TypeAlias

    # Whether it is kept, and where it stands in the one text and in the other.
    _Run: TypeAlias = tuple[bool, tuple[int, int], tuple[int, int]]

router = APIRouter()
_WORDS = re.compile(r"\s+|\w+|[^\w\s]")
_LONGEST = 20_000
_LITTLE = 2


class Change(StrEnum):
    """What became of a stretch of text."""

    KEPT = "kept"
    OUT = "out"
    IN = "in"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A stretch of either text, and what became of it; kept and out give the earlier text, kept and in the later."""

    change: Change
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparePage:
    """Two dispatches and the way from one to the other; ``cut`` says that only the beginnings were compared."""

    earlier: Heading
    later: Heading
    stretches: tuple[Stretch, ...]
    cut: bool


def read_compare(earlier: str, later: str, room: Annotated[Room, Depends(room_of)]) -> ComparePage:
    """The differences between two dispatches, word by word."""
    with room.reading() as connection:
        one, two = (found_key(connection, identifier) for identifier in (earlier, later))
        texts = [record_at(connection, key).dispatch.text for key in (one, two)]
        headings = [dossier(connection, key).heading for key in (one, two)]
    return ComparePage(
        earlier=headings[0],
        later=headings[1],
        stretches=tuple(difference(texts[0][:_LONGEST], texts[1][:_LONGEST])),
        cut=any(len(text) > _LONGEST for text in texts),
    )


def difference(one: str, two: str) -> Iterator[Stretch]:
    """The stretches by which ``one`` becomes ``two``, in order.

    >>> [(s.change.value, s.text) for s in difference("le pont ouvre", "le pont ferme")]
    [('kept', 'le pont '), ('out', 'ouvre'), ('in', 'ferme')]
    >>> [(s.change.value, s.text) for s in difference("Nous avons compté", "Le tribunal a lu")]
    [('out', 'Nous avons compté'), ('in', 'Le tribunal a lu')]
    """
    a, b = _WORDS.findall(one), _WORDS.findall(two)
    for kept, (a1, a2), (b1, b2) in _joined(SequenceMatcher(None, a, b, autojunk=False).get_opcodes(), a):
        if kept:
            yield Stretch(change=Change.KEPT, text="".join(a[a1:a2]))
            continue
        if a1 < a2:
            yield Stretch(change=Change.OUT, text="".join(a[a1:a2]))
        if b1 < b2:
            yield Stretch(change=Change.IN, text="".join(b[b1:b2]))


def _joined(codes: Iterable[tuple[str, int, int, int, int]], words: list[str]) -> Iterator[_Run]:
    """Runs of what is kept and of what is not; between two changes, blanks and marks alone do not count as kept.

    Word by word, "Nous avons compté" would turn into "Le tribunal a" in three pieces that nobody can read.
    """
    runs: list[_Run] = []
    codes = list(codes)
    for place, (kind, a1, a2, b1, b2) in enumerate(codes):
        inside = 0 < place < len(codes) - 1
        kept = kind == "equal" and not (inside and _is_between(words[a1:a2]))
        if runs and not kept and not runs[-1][0]:
            runs[-1] = (False, (runs[-1][1][0], a2), (runs[-1][2][0], b2))
        else:
            runs.append((kept, (a1, a2), (b1, b2)))
    yield from runs


def _is_between(words: list[str]) -> bool:
    """Whether that is but a blank or a mark between words of one paragraph."""
    return len(words) <= _LITTLE and not any(word.isalnum() or "\n" in word for word in words)


add_page(router, "/dispatch/{earlier}/compare/{later}", "compare.html", read_compare)
