"""Sentences put together by chance: a short run of the campaign, and the sentences themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from combined import Combiner, found_whole

if TYPE_CHECKING:
    from guillemets.reader import Reader

LEAST = 0.88  # four points under what 1,500 sentences reached when this was written: 100 scatter more


def test_each_sentence_holds_its_content_once_and_the_seed_decides() -> None:
    made = list(Combiner(3).sentences(200))
    assert made == list(Combiner(3).sentences(200))
    assert all(one.text.count(one.content) == 1 for one in made)
    assert len({one.verb for one in made}) > len(made) // 3


@pytest.mark.model
def test_most_contents_are_found_to_the_word(reader: Reader) -> None:
    made = list(Combiner(11).sentences(100))
    assert sum(found_whole(reader, one) for one in made) / len(made) >= LEAST
