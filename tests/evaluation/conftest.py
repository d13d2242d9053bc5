"""Predictions on disk, for what reads them from there."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from guillemets.evaluation import Predicted


@pytest.fixture
def write_prediction() -> Callable[[Path, str, Predicted], None]:
    """Writes a prediction as ``ID.json`` in a folder, in the shape of a record."""

    def write(folder: Path, name: str, predicted: Predicted) -> None:
        rows = [
            {
                "content": [{"start": s, "end": e} for s, e in one.content],
                "type": one.type,
                "cue": [list(place) for place in one.cue] or None,
                "source": [list(place) for place in one.source] or None,
                "speaker": [{"entity": "e1", "name": name} for name in one.speakers] or None,
                "anonymous": one.anonymous,
                "relay": [{"speaker": "; ".join(link)} for link in one.relay or ()],
                "rule": one.rule,
            }
            for one in predicted.attributions
        ]
        times = [
            {"start": mark.place[0], "end": mark.place[1], "type": mark.type, "value": mark.value}
            for mark in predicted.times
        ]
        (folder / f"{name}.json").write_text(json.dumps({"attributions": rows, "times": times}), encoding="utf-8")

    return write
