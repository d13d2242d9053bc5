"""The scores agree with the scorer of the development gold, whatever a system predicts."""

from __future__ import annotations

import importlib.util
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import pytest

from evaluation.marked import corrupted
from guillemets.evaluation import Annotated, Predicted, TimeMark, judge, read_gold, read_predictions, score

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import ModuleType

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.fixture(scope="module")
def scorer(shared: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", shared / "gold" / "score.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def spoilt_times(one: Annotated, draw: Random) -> tuple[TimeMark, ...]:
    kept = [mark for mark in one.times or () if draw.random() < 0.8]
    return tuple(
        replace(
            mark, place=(mark.place[0], mark.place[1] + draw.choice([0, 0, 4])), value=draw.choice([mark.value, "x"])
        )
        for mark in kept
    )


def predictions(kind: str, gold: tuple[Annotated, ...]) -> dict[str, Predicted]:
    if kind == "the gold itself":
        return {one.id: Predicted(attributions=one.attributions, times=one.times or ()) for one in gold}
    if kind == "nothing":
        return {one.id: Predicted() for one in gold}
    if kind == "every second file":
        return {one.id: Predicted(attributions=one.attributions) for one in gold[::2]}
    draw = Random(kind)
    return {one.id: replace(corrupted(one, draw), times=spoilt_times(one, draw)) for one in gold}


@pytest.fixture
def both_scores(
    shared: Path, scorer: ModuleType, tmp_path: Path, write_prediction: Callable[[Path, str, Predicted], None]
) -> Callable[[str, str], tuple[dict[str, float], dict[str, float]]]:
    """The figures of the scorer and ours for one kind of prediction over one folder of gold."""

    def scores(where: str, kind: str) -> tuple[dict[str, float], dict[str, float]]:
        folder = EXAMPLES if where == "examples" else shared / where
        gold = read_gold(folder)
        for name, predicted in predictions(kind, gold).items():
            write_prediction(tmp_path, name, predicted)
        said = read_predictions(tmp_path, [one.id for one in gold])
        ours = score([judge(one, said[one.id]) for one in gold]).figures
        return scorer.score(folder, tmp_path), dict(ours)

    return scores


@pytest.mark.gold
@pytest.mark.parametrize("kind", ["the gold itself", "nothing", "every second file", "spoilt", "spoilt again"])
@pytest.mark.parametrize("where", ["gold/dev", "gold/seed", "examples"])
def test_every_figure_is_the_same_to_the_third_decimal(
    where: str, kind: str, both_scores: Callable[[str, str], tuple[dict[str, float], dict[str, float]]]
) -> None:
    theirs, ours = both_scores(where, kind)
    assert {name: round(ours[name], 3) for name in theirs} == {name: round(v, 3) for name, v in theirs.items()}
