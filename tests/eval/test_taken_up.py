"""Dispatches put together by chance: the same ones for a seed, the source in its place, and most speakers right."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from taken_up import made, right

if TYPE_CHECKING:
    from guillemets.reader import Reader

LEAST = 0.85
"""Below what 400 dispatches reach by about three times what the share of 60 scatters."""


def test_a_seed_gives_the_same_dispatches():
    assert list(made(20, 7)) == list(made(20, 7))
    assert list(made(20, 7)) != list(made(20, 8))


def test_the_source_stands_behind_whoever_is_brought_in():
    for one in made(50, 7):
        assert one.source > 0
        assert one.text[one.source - 1] in " «"
        assert "{" not in one.text


@pytest.mark.model
def test_most_speakers_are_right(reader: Reader):
    verdicts = [right(reader, one) for one in made(60, 7)]
    assert verdicts.count(True) >= LEAST * len(verdicts)
