"""The development gold: the figures that the times must reach, by its own scorer."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from guillemets.times import find_times

FLOORS = {"time_relaxed_f1": 0.98, "time_strict_f1": 0.97, "time_value_f1": 0.97}


def predict(gold: Path, folder: Path) -> None:
    """One file of predictions for each text that carries times."""
    for path in sorted(gold.glob("*.json")):
        annotation = json.loads(path.read_text("utf-8"))
        if not isinstance(annotation, dict) or annotation.get("times") is None:
            continue
        text = path.with_suffix(".txt").read_text("utf-8")
        found = find_times(text, published=annotation["dct"]).items
        rows = [{"start": t.start, "end": t.end, "type": t.type, "value": t.value, "mod": t.mod} for t in found]
        (folder / path.name).write_text(json.dumps({"times": rows}), "utf-8")


@pytest.mark.gold
@pytest.mark.parametrize("name", ["dev", "seed"])
def test_figures_on_the_development_gold(name: str, shared: Path, tmp_path: Path):
    gold = shared / "gold"
    predict(gold / name, tmp_path)
    command = [sys.executable, str(gold / "score.py"), "--json", str(gold / name), str(tmp_path)]
    scores = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    assert {key: scores[key] for key, floor in FLOORS.items() if scores[key] < floor} == {}
