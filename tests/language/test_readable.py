"""What is passed over before the parser holds nothing that anybody is quoted with."""

from __future__ import annotations

from pathlib import Path

import pytest

from guillemets.evaluation.json_gold import read_json_gold
from guillemets.formats import read_text
from guillemets.language.parse import readable
from guillemets.layout import read_layout
from guillemets.lexicons import load_lexicons
from guillemets.model.dispatch import Origin

EXAMPLES = Path(__file__).parents[2] / "examples"


def _lost(folder: Path) -> list[str]:
    """The annotated contents that begin outside the parts that are parsed."""
    words, lost = load_lexicons(), []
    for gold in read_json_gold(folder):
        dispatch, _ = read_layout(read_text(gold.text, Origin(), published=gold.published), words)
        regions = readable(dispatch)
        lost += [
            dispatch.text[start:end]
            for one in gold.attributions
            for start, end in one.content
            if not any(region.start <= start < region.end for region in regions)
        ]
    return lost


def test_parts_that_are_passed_over_hold_no_content_of_the_examples() -> None:
    assert _lost(EXAMPLES) == []


def test_some_part_is_passed_over() -> None:
    text = (EXAMPLES / "diplomatie-ats.txt").read_text("utf-8")
    dispatch, _ = read_layout(read_text(text, Origin(), published=None), load_lexicons())
    parsed = sum(region.end - region.start for region in readable(dispatch))
    assert 0 < parsed < len(dispatch.text) * 0.98


@pytest.mark.gold
@pytest.mark.parametrize("name", ["dev", "seed"])
def test_parts_that_are_passed_over_hold_no_content_of_the_gold(name: str, shared: Path) -> None:
    assert _lost(shared / "gold" / name) == []
