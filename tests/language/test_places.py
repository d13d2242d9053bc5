"""What touches a stretch is found whatever the cells, in the order in which it was added, and each once."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from guillemets.language.places import CODE_POINTS, WORDS, Places

STRETCHES = st.tuples(st.integers(0, 900), st.integers(0, 400)).map(lambda pair: (pair[0], sum(pair)))


@given(things=st.lists(STRETCHES, max_size=40), asked=STRETCHES, grain=st.sampled_from([WORDS, CODE_POINTS]))
def test_nothing_that_touches_is_missed_and_nothing_else_is_found(
    things: list[tuple[int, int]], asked: tuple[int, int], grain: int
) -> None:
    places = Places(grain, ((first, last, number) for number, (first, last) in enumerate(things)))
    touching = [n for n, (first, last) in enumerate(things) if first <= asked[1] and asked[0] <= last]
    assert places.touching(*asked) == touching


def test_one_thing_may_cover_several_stretches() -> None:
    places = Places(WORDS, [(0, 2, "a"), (10, 12, "a")])
    assert places.touching(1, 1) == ["a"]
    assert places.touching(2, 10) == ["a", "a"]
