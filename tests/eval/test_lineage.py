"""Copies, rewordings and stories planted among invented dispatches are found, and the look-alikes are not."""

from __future__ import annotations

import pytest
from lineage import FLOORS, Figure, measure


@pytest.fixture(scope="module")
def measured() -> dict[str, Figure]:
    figures, _ = measure(400)
    return {figure.name: figure for figure in figures}


@pytest.mark.parametrize("name", FLOORS)
def test_figures_stand_above_their_floors(measured: dict[str, Figure], name: str):
    figure = measured[name]
    assert figure.planted > 50
    assert min(figure.precision, figure.recall) >= FLOORS[name]
