"""Which row of a shard was being read when its process died: on disk, so that whoever takes the shard over knows."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from guillemets.model.refusal import Reason

if TYPE_CHECKING:
    from pathlib import Path

_FELL = "!"


class Journal:
    """The journal of one shard. A row at which a try ended that never came to its end has a mark against it.

    A line that is a number says that this row was begun; a line with ``!``, a number and a reason is a mark.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        lines = path.read_text("ascii").splitlines() if path.exists() else []
        if lines and lines[-1].isdigit():
            mark(path, int(lines[-1]), Reason.CRASHED)
            lines.append(f"{_FELL}{lines[-1]} {Reason.CRASHED}")
        self._marks = [line.removeprefix(_FELL).split() for line in lines if line.startswith(_FELL)]

    def given_up(self, tries: int) -> dict[int, Reason]:
        """The rows with as many marks as there are tries, with the reason of the last one."""
        counts = Counter(int(row) for row, _ in self._marks)
        return {int(row): Reason(why) for row, why in self._marks if counts[int(row)] >= tries}

    def begin(self, row: int) -> None:
        """Note that a row is begun."""
        with self._path.open("a", encoding="ascii") as stream:
            stream.write(f"{row}\n")

    def close(self) -> None:
        """Forget all: the shard is done."""
        self._path.unlink(missing_ok=True)


def mark(path: Path, row: int, reason: Reason) -> None:
    """Note that the process was ended over a row, and why."""
    with path.open("a", encoding="ascii") as stream:
        stream.write(f"{_FELL}{row} {reason}\n")


def last_begun(path: Path) -> int | None:
    """The row that was begun last, if a row was."""
    lines = path.read_text("ascii").splitlines() if path.exists() else []
    return int(lines[-1]) if lines and lines[-1].isdigit() else None
