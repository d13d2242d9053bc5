"""The figures of Radar de Parité: a quotation is found when enough of it is covered, however much more is taken."""

from __future__ import annotations

import pytest

from evaluation.marked import marked
from guillemets.evaluation import Predicted, Reported
from guillemets.evaluation.lenient import count_leniently

GOLD = marked("<a1>«Le pont est fermé»</a1>, a dit <s1>Lucia Arnold</s1>.", {}).attributions
(QUOTE,) = GOLD[0].content
SPEAKER = GOLD[0].source


def counted(*content: tuple[int, int], source: tuple[tuple[int, int], ...] = SPEAKER) -> dict[float, tuple[int, int]]:
    predicted = Predicted(attributions=tuple(Reported(content=(one,), type=None, source=source) for one in content))
    return {c.threshold: (c.found, c.speaker) for c in count_leniently(GOLD, predicted.attributions)}


@pytest.mark.parametrize(
    ("place", "found"),
    [
        (QUOTE, {0.3: (1, 1), 0.8: (1, 1)}),
        ((0, 41), {0.3: (1, 1), 0.8: (1, 1)}),
        ((0, 10), {0.3: (1, 1), 0.8: (0, 0)}),
        ((0, 5), {0.3: (0, 0), 0.8: (0, 0)}),
        ((25, 41), {0.3: (0, 0), 0.8: (0, 0)}),
    ],
)
def test_a_quotation_is_found_beyond_the_threshold(place: tuple[int, int], found: dict[float, tuple[int, int]]) -> None:
    assert QUOTE == (0, 19)
    assert counted(place) == found


def test_a_quotation_is_found_once() -> None:
    assert counted(QUOTE, QUOTE)[0.3] == (1, 1)


def test_a_speaker_without_place_is_right_only_where_the_gold_has_none() -> None:
    assert counted(QUOTE, source=())[0.3] == (1, 0)
    floating = marked("<a1>«Le pont est fermé»</a1>.", {}).attributions
    (first, _) = count_leniently(floating, floating)
    assert first.speaker == 1
