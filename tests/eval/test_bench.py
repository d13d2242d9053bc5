"""The bench clocks the stages that the flow has, and its table says what passes a limit."""

from __future__ import annotations

import importlib
from collections import defaultdict

import bench
import pytest


def test_every_stage_of_the_flow_is_clocked() -> None:
    called = importlib.import_module("guillemets.pipeline").analyse.__code__.co_names
    stages = [name for names in bench.STAGES.values() for name in names]
    flow = [name for name in called if name.startswith(("read_", "parse", "find_", "assemble"))]
    assert [name for name in flow if name not in stages] == []


def test_a_clocked_stage_gives_its_result_and_adds_its_seconds_up() -> None:
    spent: dict[str, float] = defaultdict(float)
    clocked = bench._clocked(str.upper, "upper", spent)
    assert (clocked("pont"), clocked("quai")) == ("PONT", "QUAI")
    assert spent["upper"] > 0


def test_a_stage_that_fails_is_clocked_and_fails() -> None:
    spent: dict[str, float] = defaultdict(float)
    with pytest.raises(ZeroDivisionError):
        bench._clocked(lambda: 1 // 0, "zero", spent)()
    assert "zero" in spent


def test_the_first_text_is_of_the_length_that_the_limit_is_for() -> None:
    assert len(bench.long_text(bench.texts()).split(" ")) == bench.LONG


def test_the_table_has_a_line_for_each_figure_and_stage() -> None:
    figures = {figure: 1.0 for figure, _ in bench.ROWS} | {"texts": 18}
    told = "\n".join(bench.table(figures, figures, {"parse": 0.75}))
    assert all(label in told for _, label in bench.ROWS)
    assert "75.0%" in told
