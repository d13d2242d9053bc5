"""The gate holds floors, raises them, and lowers none unasked."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import gate as gate_module
import pytest
from floors import GATED, Floors, floors_from, hash_of, read_floors
from gate import Gate, GoldSet, pass_gate

from guillemets.evaluation import Annotated, Predicted

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.fixture
def gold_set(tmp_path: Path) -> GoldSet:
    folder = tmp_path / "gold"
    folder.mkdir()
    for name in ("diplomatie-ats", "social-afp"):
        for suffix in (".txt", ".json"):
            shutil.copy(EXAMPLES / (name + suffix), folder)
    return GoldSet(name="cas", folders=(folder,), own=True)


@pytest.fixture
def gate(tmp_path: Path) -> Gate:
    return Gate(floors=tmp_path / "floors.json", baselines=tmp_path / "baseline")


def finding(share: float) -> Callable[[Sequence[Annotated]], dict[str, Predicted]]:
    """Predicts that share of the gold, from the front."""

    def predict(gold: Sequence[Annotated]) -> dict[str, Predicted]:
        return {
            one.id: Predicted(attributions=one.attributions[: round(share * len(one.attributions))]) for one in gold
        }

    return predict


def passed(gate: Gate, gold_set: GoldSet, share: float) -> tuple[int, str]:
    *lines, code = pass_gate(gate, [gold_set], finding(share))
    assert isinstance(code, int)
    return code, "\n".join(map(str, lines))


def test_without_floors_nothing_passes(gate: Gate, gold_set: GoldSet) -> None:
    code, told = passed(gate, gold_set, 1)
    assert code == 1
    assert "no floors pinned" in told


def test_what_was_pinned_passes_and_what_is_worse_does_not(gate: Gate, gold_set: GoldSet) -> None:
    assert passed(replace(gate, update=True), gold_set, 0.8)[0] == 0
    assert passed(gate, gold_set, 0.8)[0] == 0
    assert passed(gate, gold_set, 1)[0] == 0
    code, told = passed(gate, gold_set, 0.6)
    assert code == 1
    assert "content_partial_f1" in told.rpartition("lost")[2]


def test_an_update_raises_floors_and_lowers_none_unasked(gate: Gate, gold_set: GoldSet) -> None:
    update = replace(gate, update=True)
    passed(update, gold_set, 0.6)
    low = read_floors(gate.floors)["cas"].least["end_to_end_f1"]
    passed(update, gold_set, 0.8)
    high = read_floors(gate.floors)["cas"].least["end_to_end_f1"]
    assert high > low
    stored = (gate.baselines / "cas.json").read_text()
    code, told = passed(update, gold_set, 0.6)
    assert code == 1
    assert "would sink" in told
    assert read_floors(gate.floors)["cas"].least["end_to_end_f1"] == high
    assert (gate.baselines / "cas.json").read_text() == stored
    assert passed(replace(update, allow_regression=True), gold_set, 0.6)[0] == 0
    assert read_floors(gate.floors)["cas"].least["end_to_end_f1"] == low


def test_floors_belong_to_the_gold_they_were_measured_on(gate: Gate, gold_set: GoldSet) -> None:
    passed(replace(gate, update=True), gold_set, 1)
    path = gold_set.folders[0] / "social-afp.json"
    path.write_text(path.read_text(encoding="utf-8").replace("Monique", "Monika"), encoding="utf-8")
    code, told = passed(gate, gold_set, 1)
    assert code == 1
    assert "the gold is not the one" in told


def test_gains_and_losses_are_told_since_the_last_pinning(gate: Gate, gold_set: GoldSet) -> None:
    passed(replace(gate, update=True), gold_set, 0.8)
    _, told = passed(gate, gold_set, 1)
    assert "9 gained, 0 lost" in told
    assert "61% des Français étaient opposés au texte" in told


def test_nothing_of_texts_that_are_not_ours_is_told_or_stored(gate: Gate, gold_set: GoldSet) -> None:
    theirs = replace(gold_set, own=False)
    passed(replace(gate, update=True), theirs, 0.8)
    _, told = passed(gate, theirs, 1)
    kept = told + gate.floors.read_text() + (gate.baselines / "cas.json").read_text()
    assert "9 gained, 0 lost" in told
    words = {word for path in theirs.folders[0].glob("*.txt") for word in path.read_text().split() if len(word) > 9}
    assert sorted(word for word in words if word in kept) == []


def test_a_set_that_is_not_there_is_passed_over(gate: Gate, gold_set: GoldSet) -> None:
    absent = replace(gold_set, folders=(*gold_set.folders, Path("absent")))
    code, told = passed(gate, absent, 1)
    assert (code, told) == (0, "cas: not beside the project, passed over")


def test_a_figure_that_disappears_breaks_its_floor() -> None:
    assert Floors(gold="", least={"time_value_f1": 0.5}).broken_by({}) == ["time_value_f1"]


def test_a_floor_lies_a_little_below_what_was_reached_and_never_below_nothing() -> None:
    floors = floors_from("", {"end_to_end_f1": 0.8567, "relay_recall": 0.0, "files": 3})
    assert floors.least == {"end_to_end_f1": 0.853}


def test_the_hash_knows_names_and_bytes(gold_set: GoldSet) -> None:
    before = hash_of(*gold_set.folders)
    (gold_set.folders[0] / "notes.md").write_text("rien")
    assert hash_of(*gold_set.folders) == before
    (gold_set.folders[0] / "social-afp.txt").rename(gold_set.folders[0] / "sociale-afp.txt")
    assert hash_of(*gold_set.folders) != before


def test_the_pinned_floors_are_of_the_examples_as_they_stand() -> None:
    """Run `python eval/gate.py --update` after a change to the examples."""
    root = Path(gate_module.__file__).parent
    stored = json.loads((root / "floors.json").read_text())
    assert stored["examples"]["gold"] == hash_of(EXAMPLES)
    assert all(set(one["least"]) <= set(GATED) for one in stored.values())
