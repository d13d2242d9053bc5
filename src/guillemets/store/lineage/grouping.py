"""Groups of copies out of pairs of copies: the same groups whatever the order in which the pairs were found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Two dispatches that are the same copy; ``within`` is the one of them that stands nearly whole in the other."""

    one: int
    other: int
    within: int | None = None

    def across(self, dispatch: int) -> int:
        """The other end."""
        return self.other if dispatch == self.one else self.one


def grouped(links: Iterable[Link], order: Mapping[int, int]) -> tuple[tuple[int, ...], ...]:
    """The dispatches that are one copy, group by group, the earliest first in each and the groups by their first.

    ``order`` tells which dispatch is earlier. A digest, which holds two earlier dispatches that have nothing to do
    with each other, ties no groups together and belongs to none.

    >>> grouped([Link(one=1, other=2), Link(one=2, other=3)], {1: 0, 2: 1, 3: 2})
    ((1, 2, 3),)
    """
    links = list(links)
    neighbours: dict[int, list[Link]] = {}
    for link in links:
        neighbours.setdefault(link.one, []).append(link)
        neighbours.setdefault(link.other, []).append(link)
    linked = {frozenset((link.one, link.other)) for link in links}
    digests = {one for one, its in neighbours.items() if _is_digest(one, its, linked, order)}
    left = set(neighbours) - digests
    groups = []
    while left:
        frontier = [left.pop()]
        group = set(frontier)
        while frontier:
            here = frontier.pop()
            reached = {link.across(here) for link in neighbours[here]} & left
            left -= reached
            group |= reached
            frontier += reached
        if len(group) > 1:
            groups.append(tuple(sorted(group, key=order.__getitem__)))
    return tuple(sorted(groups, key=lambda group: order[group[0]]))


def _is_digest(one: int, links: list[Link], linked: set[frozenset[int]], order: Mapping[int, int]) -> bool:
    """Whether it holds two earlier dispatches that are no copies of each other."""
    held = [link.within for link in links if link.within not in (None, one)]
    earlier = [inner for inner in held if inner is not None and order[inner] < order[one]]
    return any(
        frozenset((first, second)) not in linked for i, first in enumerate(earlier) for second in earlier[i + 1 :]
    )
