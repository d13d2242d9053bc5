"""The dispatches in wire style that are measured beside the examples are sound: every place holds whole words."""

from __future__ import annotations

from pathlib import Path

import pytest

from guillemets.evaluation import Annotated, read_gold

ROOT = Path(__file__).parents[2]
FOLDERS = tuple(ROOT / "eval" / name for name in ("wire", "wire_2", "wire_3"))
GOLD = [one for folder in FOLDERS for one in read_gold(folder)]


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_every_text_is_annotated_and_counted(folder: Path) -> None:
    gold = read_gold(folder)
    assert [one.id for one in gold] == sorted(path.stem for path in folder.glob("*.txt"))
    assert all(one.attributions for one in gold)
    readme = (folder / "README.md").read_text("utf-8")
    assert "CC0" in readme
    assert folder.name == "wire" or f"{sum(len(one.attributions) for one in gold)} attributions" in readme


@pytest.mark.parametrize("gold", GOLD, ids=lambda gold: gold.id)
def test_every_place_holds_whole_words(gold: Annotated) -> None:
    for one in gold.attributions:
        for start, end in (*one.content, *one.cue, *one.source):
            words = gold.text[start:end]
            assert words == words.strip() != ""
            assert not (start and gold.text[start - 1].isalnum() and words[0].isalnum())
            assert not (end < len(gold.text) and gold.text[end].isalnum() and words[-1].isalnum())
