"""The words looked for, marked in what was found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from guillemets.store.snippets import places, snippet

if TYPE_CHECKING:
    from collections.abc import Iterator

    from guillemets.store.matching import Matching

_WIDTH = 240


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of text, and whether it is what was looked for."""

    text: str
    found: bool


def marked(text: str, wanted: Matching | None) -> tuple[Piece, ...]:
    """The text in pieces; joined, they give it back."""
    return tuple(_pieces(text, wanted)) if wanted else (Piece(text=text, found=False),)


def passage(text: str, wanted: Matching | None) -> tuple[Piece, ...]:
    """The words around what was looked for, or the beginning of the text."""
    if wanted is None:
        return (Piece(text=shorten(text), found=False),)
    return marked(snippet(text, wanted.asked, _WIDTH).of(text), wanted)


def shorten(text: str, width: int = 240) -> str:
    """The beginning of the text on one line, cut between words.

    >>> shorten("Le pont a rouvert", 12)
    'Le pont a …'
    """
    words = " ".join(text[: 2 * width].split())
    return words if len(words) <= width else f"{words[:width].rsplit(' ', 1)[0]} …"


def _pieces(text: str, wanted: Matching) -> Iterator[Piece]:
    reached = 0
    for word in places(text, wanted.asked):
        if reached < word.start():
            yield Piece(text=text[reached : word.start()], found=False)
        yield Piece(text=word[0], found=True)
        reached = word.end()
    if reached < len(text):
        yield Piece(text=text[reached:], found=False)
