"""Quality against the pinned floors: exit code 0 while no figure lies below its floor.

    python eval/gate.py                                what holds, what was gained and lost since the last pinning
    python eval/gate.py --update                       raises the floors to what was reached, never lowers one
    python eval/gate.py --update --allow-regression    pins what was reached, even below

The project's own examples and its dispatches in wire style are always measured, the development gold where it lies
beside the project. Of the latter nothing but ids, offsets and figures is printed or stored.
"""

from __future__ import annotations

import argparse
import sys
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from baselines import changes_since, read_baseline, write_baseline
from floors import GATED, Floors, floors_from, hash_of, lowerings, raised, read_floors, write_floors

from guillemets.evaluation import Judged, judge_all, predict, read_gold, score
from guillemets.evaluation.reports import change_lines

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from guillemets.evaluation import Annotated, Predicted

    Predict = Callable[[Sequence[Annotated]], Mapping[str, Predicted]]

ROOT = Path(__file__).parents[1]


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldSet:
    """Folders of gold; ``own`` when their texts belong to the project and may be shown."""

    name: str
    folders: tuple[Path, ...]
    own: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Gate:
    """Where floors and baselines are kept, and what ``--update`` may do to them."""

    floors: Path
    baselines: Path
    update: bool = False
    allow_regression: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """One set, read and judged, with the hash of its gold."""

    gold_set: GoldSet
    gold: str
    judged: tuple[Judged, ...]
    figures: Mapping[str, float]


SHARED = ROOT.parent / "shared" / "gold"
SETS = (
    GoldSet(name="examples", folders=(ROOT / "examples",), own=True),
    GoldSet(name="wire", folders=(ROOT / "eval" / "wire",), own=True),
    GoldSet(name="wire_2", folders=(ROOT / "eval" / "wire_2",), own=True),
    GoldSet(name="dev", folders=(SHARED / "dev", SHARED / "seed"), own=False),
    GoldSet(name="train", folders=(SHARED / "train",), own=False),
)


def measure(gold_set: GoldSet, predicting: Predict) -> Measured:
    """The set judged by what ``predicting`` says about its dispatches, by id."""
    gold = [one for folder in gold_set.folders for one in read_gold(folder)]
    judged = judge_all(gold, predicting(gold))
    return Measured(gold_set=gold_set, gold=hash_of(*gold_set.folders), judged=judged, figures=score(judged).figures)


def pass_gate(gate: Gate, sets: Sequence[GoldSet], predicting: Predict) -> Iterator[str | int]:
    """The lines of the report, then the exit code."""
    pinned = read_floors(gate.floors)
    code = 0
    for gold_set in sets:
        if not all(folder.is_dir() for folder in gold_set.folders):
            yield f"{gold_set.name}: not beside the project, passed over"
            continue
        measured = measure(gold_set, predicting)
        old = pinned.get(gold_set.name)
        yield from _table(measured, old)
        yield from _changes(gate, measured)
        if gate.update:
            new = floors_from(measured.gold, measured.figures)
            sinking = list(lowerings(old, new)) if old else []
            for one in sinking:
                yield f"{gold_set.name}: {one.name} would sink from {one.before:.3f} to {one.after:.3f}"
            if sinking and not gate.allow_regression:
                yield f"{gold_set.name}: not pinned; --allow-regression pins it all the same"
                code = 1
                continue
            pinned[gold_set.name] = new if old is None or sinking else raised(old, new)
            write_baseline(_baseline(gate, gold_set), measured.judged)
        else:
            faults = list(_faults(measured, old))
            yield from faults
            code = 1 if faults else code
    if gate.update:
        write_floors(gate.floors, pinned)
    yield code


def _table(measured: Measured, floors: Floors | None) -> Iterator[str]:
    figures, least = measured.figures, floors.least if floors else {}
    yield (
        f"{measured.gold_set.name}: {figures['files']} dispatches, {figures['gold']} attributions, "
        f"{figures['predicted']} predicted, {figures['relay_spurious']} spurious relays, {figures['missing']} refused"
    )
    for name in GATED:
        if name in figures:
            floor = least.get(name)
            held = "" if floor is None else f"   floor {floor:.3f}   {figures[name] - floor:+.3f}"
            yield f"  {name:20} {figures[name]:.3f}{held}"


def _faults(measured: Measured, floors: Floors | None) -> Iterator[str]:
    name = measured.gold_set.name
    if floors is None:
        yield f"{name}: no floors pinned; run with --update"
        return
    if floors.gold != measured.gold:
        yield f"{name}: the gold is not the one the floors were measured on; run with --update"
    for figure in floors.broken_by(measured.figures):
        reached = measured.figures.get(figure)
        yield f"{name}: {figure} {'is gone' if reached is None else f'{reached:.3f}'}, floor {floors.least[figure]:.3f}"


def _changes(gate: Gate, measured: Measured) -> Iterator[str]:
    baseline = read_baseline(_baseline(gate, measured.gold_set))
    if baseline is None:
        return
    shown = {one.annotated.id: one.annotated.text for one in measured.judged} if measured.gold_set.own else {}
    yield from (f"  {line}" for line in change_lines(changes_since(baseline, measured.judged), shown))


def _baseline(gate: Gate, gold_set: GoldSet) -> Path:
    return gate.baselines / f"{gold_set.name}.json"


def main() -> int:
    """Read the options, measure, print, and return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--update", action="store_true", help="raise the floors to what was reached")
    parser.add_argument("--allow-regression", action="store_true", help="with --update: pin lower values, too")
    parser.add_argument("--only", choices=[one.name for one in SETS], help="one set alone")
    options = parser.parse_args()
    gate = Gate(
        floors=ROOT / "eval" / "floors.json",
        baselines=ROOT / "eval" / "baseline",
        update=options.update,
        allow_regression=options.allow_regression,
    )
    from guillemets.reader import load  # noqa: PLC0415 -- options and their errors need no model

    reader = load()
    code = 0
    sets = [one for one in SETS if options.only in {None, one.name}]
    reading = partial(predict, read=lambda text, published: reader.read(text, published=published))
    for line in pass_gate(gate, sets, reading):
        if isinstance(line, int):
            code = line
        else:
            print(line, flush=True)
    return code


if __name__ == "__main__":
    sys.exit(main())
