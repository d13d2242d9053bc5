"""The passage of a text where the words that were searched stand closest together."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from guillemets.store.words import WORD

if TYPE_CHECKING:
    from collections.abc import Iterator

    from guillemets.store.fulltext import Asked

_WIDTH = 160
_MOST = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Snippet:
    """A passage of the text with its place, and the places of the words found in it; all in the text's offsets."""

    starts: int
    ends: int
    found: tuple[tuple[int, int], ...]

    def of(self, text: str) -> str:
        """The passage on one line, with … where it was cut."""
        words = " ".join(text[self.starts : self.ends].split())
        return ("… " if self.starts else "") + words + (" …" if self.ends < len(text.rstrip()) else "")


def snippet(text: str, asked: Asked, width: int = _WIDTH) -> Snippet:
    """The passage of about ``width`` characters with the most different words asked for; the beginning without any.

    >>> from guillemets.store.fulltext import asked
    >>> place = snippet("Le pont a rouvert. Les pourparlers de paix reprennent.", asked("négocier paix"), 30)
    >>> "Le pont a rouvert. Les pourparlers de paix reprennent."[place.starts:place.ends]
    'pourparlers de paix reprennent.'
    """
    found = [(m.start(), m.end(), m.group().casefold()) for m in islice(places(text, asked), _MOST)]
    if not found:
        return Snippet(starts=0, ends=_cut(text, min(width, len(text))), found=())
    best = max(range(len(found)), key=lambda i: (_different(found, i, width), -i))
    inside = [(a, b) for a, b, _ in found if found[best][0] <= a and b <= found[best][0] + width]
    middle = (inside[0][0] + inside[-1][1]) // 2
    starts = max(0, min(middle - width // 2, inside[0][0]))
    starts = text.rfind(" ", 0, starts) + 1 if starts else 0
    ends = _cut(text, min(len(text), max(starts + width, inside[-1][1])))
    return Snippet(starts=starts, ends=ends, found=tuple((a, b) for a, b, _ in found if starts <= a and b <= ends))


def places(text: str, asked: Asked) -> Iterator[re.Match[str]]:
    """The words of the text that were asked for, in order. Each word is looked at once, however often it stands there.

    >>> from guillemets.store.fulltext import asked
    >>> [place.group() for place in places("La paix, les paix", asked("paix"))]
    ['paix', 'paix']
    """
    is_asked = asked.matcher()
    wanted = sorted(filter(is_asked, {*WORD.findall(text)}), key=len, reverse=True)
    if not wanted:
        return iter(())
    return re.finditer(rf"(?<![^\W_])(?:{'|'.join(map(re.escape, wanted))})(?![^\W_])", text)


def _different(found: list[tuple[int, int, str]], first: int, width: int) -> int:
    until = found[first][0] + width
    return len({word for start, end, word in found[first:] if end <= until})


def _cut(text: str, end: int) -> int:
    """The end moved to the end of its word."""
    following = text.find(" ", end)
    return following if following != -1 else len(text)
