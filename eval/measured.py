"""A table of measured figures, as it is printed and written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Measured rows under their heads, and what they are."""

    name: str
    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str | float, ...], ...]

    def lines(self) -> Iterator[str]:
        """The table as Markdown."""
        yield f"| {' | '.join(self.heads)} |"
        yield f"|---|{'---:|' * (len(self.heads) - 1)}"
        for row in self.rows:
            yield f"| {' | '.join(_written(cell) for cell in row)} |"


def _written(cell: str | float) -> str:
    return cell if isinstance(cell, str) else f"{cell:,}"
