"""Numbers in French words, up to the millions: "deux mille seize", "quatre-vingt-dix-sept", "septante"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_HUNDRED = 100
_THOUSAND = 1000
_MILLION = 1_000_000
_MOST = 16  # words and hyphens in the longest number read: no run of numbers makes reading it slow


def read_number(words: Sequence[str], first: int, atoms: Mapping[str, int]) -> tuple[int, int]:
    """The number written in words from ``words[first]`` on, and the index after its last word.

    ``words`` are lower-case tokens, hyphens apart; ``atoms`` gives the value of each number word.
    Returns ``(0, first)`` when no number begins there.

    >>> read_number("quatre - vingt - dix - sept ans".split(), 0, {"quatre": 4, "vingt": 20, "dix": 10, "sept": 7})
    (97, 7)
    """
    if words[first] not in atoms:
        return 0, first
    thousands, below, end = 0, 0, first
    index = first
    while index < min(len(words), first + _MOST):
        linked = _after_link(words, index, below) if index > first else index
        atom = atoms.get(words[linked]) if linked < len(words) else None
        if atom is None:
            break
        if atom >= _THOUSAND:
            grown = _multiplied(thousands, below, atom)
            if grown is None:
                break
            thousands, below = grown, 0
        else:
            joined = _joined(below, atom, fresh=linked == first or (below == 0 and thousands > 0))
            if joined is None:
                break
            below = joined
        index = end = linked + 1
    return thousands + below, end


def _after_link(words: Sequence[str], index: int, below: int) -> int:
    """The index after a hyphen, an "et" or both that may link two number words."""
    if words[index] == "-":
        index += 1
    if index < len(words) and words[index] == "et" and below % _HUNDRED in _BEFORE_AND:
        index += 1
        if index < len(words) and words[index] == "-":
            index += 1
        if index < len(words) and words[index] not in _AFTER_AND:
            return len(words)
    return index


_BEFORE_AND = frozenset({20, 30, 40, 50, 60, 70, 90})
_AFTER_AND = frozenset({"un", "une", "onze"})


def _multiplied(thousands: int, below: int, atom: int) -> int | None:
    if atom == _MILLION:
        return below * _MILLION if below and not thousands else None
    if thousands % _MILLION:
        return None
    return thousands + (below or 1) * _THOUSAND


def _joined(below: int, atom: int, *, fresh: bool) -> int | None:
    """``below`` with ``atom`` after it, or None when French does not put them side by side."""
    if atom == _HUNDRED:
        return _HUNDRED if fresh else below * _HUNDRED if 1 < below < 20 else None  # noqa: PLR2004
    if fresh:
        return atom
    tail = below % _HUNDRED
    if tail == 4 and atom == 20:  # noqa: PLR2004 - quatre-vingt
        return below - 4 + 80
    if tail == 0 and atom:
        return below + atom
    if tail in {60, 80} and 0 < atom < 20:  # noqa: PLR2004 - soixante-quinze, quatre-vingt-onze
        return below + atom
    if tail in {20, 30, 40, 50, 70, 90} and 0 < atom < 10:  # noqa: PLR2004
        return below + atom
    if tail in {10, 70, 90} and 6 < atom < 10:  # noqa: PLR2004 - dix-sept
        return below + atom
    return None
