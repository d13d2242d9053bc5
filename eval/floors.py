"""The floors under the quality: for each set of gold a hash of its files and the least value of each figure."""

from __future__ import annotations

import hashlib
import json
import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

GATED = (
    "content_partial_f1",
    "content_exact_f1",
    "end_to_end_f1",
    "recall_direct",
    "recall_indirect",
    "recall_mixed",
    "acc_type",
    "acc_cue",
    "acc_source",
    "acc_speaker",
    "acc_anonymous",
    "relay_recall",
    "time_relaxed_f1",
    "time_strict_f1",
    "time_value_f1",
)

# About one attribution of the smallest set, over all of them and over part of them: the arithmetic of another processor
# may turn one parse, and whoever finds more and harder ones may be right a little less often about what was found.
SLACK = 0.003
SLACK_OF_PARTS = 0.015
_DIGITS = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Floors:
    """The floors of one set and the hash of the gold that they were measured on."""

    gold: str
    least: Mapping[str, float]

    def broken_by(self, figures: Mapping[str, float]) -> list[str]:
        """The names of the figures that lie below their floor or are gone, in order."""
        return [name for name, floor in self.least.items() if figures.get(name, -1.0) < floor]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lowering:
    """A figure whose floor would sink."""

    name: str
    before: float
    after: float


def read_floors(path: Path) -> dict[str, Floors]:
    """The floors by the name of their set; none where the file is not there yet."""
    if not path.exists():
        return {}
    stored = json.loads(path.read_text("utf-8"))
    return {name: Floors(gold=one["gold"], least=one["least"]) for name, one in stored.items()}


def write_floors(path: Path, floors: Mapping[str, Floors]) -> None:
    """Store the floors, sets and figures in their order."""
    stored = {name: {"gold": one.gold, "least": dict(one.least)} for name, one in floors.items()}
    path.write_text(json.dumps(stored, indent=1) + "\n", encoding="utf-8")


def floors_from(gold: str, figures: Mapping[str, float]) -> Floors:
    """The floors that the figures of a run allow: a little below them, and none below nothing."""
    least = {
        name: math.floor((figures[name] - slack_of(name)) * _DIGITS) / _DIGITS for name in GATED if name in figures
    }
    return Floors(gold=gold, least={name: floor for name, floor in least.items() if floor > 0})


def raised(old: Floors, new: Floors) -> Floors:
    """The higher of the two floors for each figure, measured on the new gold."""
    names = [name for name in GATED if name in old.least or name in new.least]
    return Floors(gold=new.gold, least={name: max(old.least.get(name, 0), new.least.get(name, 0)) for name in names})


def lowerings(old: Floors, new: Floors) -> Iterator[Lowering]:
    """The figures whose floor the new run would lower by more than the slack."""
    for name, floor in old.least.items():
        after = new.least.get(name, 0.0)
        if after < floor - slack_of(name):
            yield Lowering(name=name, before=floor, after=after)


def slack_of(name: str) -> float:
    """How far below a figure its floor lies."""
    return SLACK if name.endswith("_f1") else SLACK_OF_PARTS


def hash_of(*folders: Path) -> str:
    """A hash of the gold of the folders: the names and the bytes of their texts and annotations."""
    digest = hashlib.sha256()
    for path in (path for folder in folders for path in sorted(folder.glob("*"))):
        if path.suffix in {".txt", ".json", ".ann"}:
            digest.update(path.name.encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()
