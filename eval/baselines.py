"""How each attribution of the gold was met when the floors were last pinned: ids, offsets and standings, no words.

One line a dispatch: ``"ID": [[[[start, end], ...], standing], ...]``, the standing as its number in the list of them.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from guillemets.evaluation.comparing import Change, Met, Standing, changes, standings

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from guillemets.evaluation import Judged

_STANDINGS = tuple(Standing)


def write_baseline(path: Path, judged: Sequence[Judged]) -> None:
    """Store how the attributions of a set were met."""
    rows = {
        one.annotated.id: [[met.content, _STANDINGS.index(met.standing)] for met in standings(one)] for one in judged
    }
    lines = ",\n".join(f"{json.dumps(name)}: {json.dumps(row, separators=(',', ':'))}" for name, row in rows.items())
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"{{\n{lines}\n}}\n", encoding="utf-8")


def read_baseline(path: Path) -> dict[str, tuple[Met, ...]] | None:
    """How the attributions of each dispatch were met, or None where nothing is stored."""
    if not path.exists():
        return None
    stored: Mapping[str, list[list[object]]] = json.loads(path.read_text("utf-8"))
    return {name: tuple(_met(content, number) for content, number in rows) for name, rows in stored.items()}


def changes_since(baseline: Mapping[str, tuple[Met, ...]], judged: Sequence[Judged]) -> tuple[Change, ...]:
    """What was gained and lost since the baseline, on the dispatches that both know."""
    return tuple(
        change for one in judged if one.annotated.id in baseline for change in changes(one, baseline[one.annotated.id])
    )


def _met(content: object, number: object) -> Met:
    if not isinstance(content, list) or not isinstance(number, int):
        raise TypeError(f"malformed baseline: {content!r:.40}")
    return Met(content=tuple((start, end) for start, end in content), standing=_STANDINGS[number])
