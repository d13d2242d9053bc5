"""Records for the exports: one with everything in it, one of plain wire copy, and many to be streamed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from awkward import dispatches
from build import sample
from guillemets.model.record import Record


@pytest.fixture(scope="session")
def records() -> tuple[Record, ...]:
    """Three dispatches: the one made by hand, one with events and awkward characters, one without a date."""
    undated = sample()
    return (sample(), *dispatches(), replace(undated, dispatch=replace(undated.dispatch, published=None)))
