"""What one run gains and loses over another."""

from __future__ import annotations

from dataclasses import replace

import pytest

from evaluation.marked import marked
from guillemets.evaluation import Judged, Predicted, compare, judge
from guillemets.evaluation.comparing import Standing
from guillemets.evaluation.reports import change_lines

DISPATCH = marked(
    "<a1>«Le pont tient bon»</a1>, a dit <s1>Awa</s1>. <a2>«Il va tomber»</a2>, craint <s2>Luc</s2>. Il neige.",
    {"speakers": ("Awa",)},
    {"speakers": ("Luc",)},
)
FIRST, SECOND = DISPATCH.attributions
STRAY = replace(FIRST, content=((DISPATCH.text.index("Il neige"), len(DISPATCH.text) - 1),))
SHORT = replace(FIRST, content=((1, 14),))


def run(*attributions: object) -> list[Judged]:
    return [judge(DISPATCH, Predicted(attributions=attributions))]


@pytest.mark.parametrize(
    ("before", "after", "change"),
    [
        ((), (FIRST,), (Standing.MISSED, Standing.EXACT, True)),
        ((FIRST,), (), (Standing.EXACT, Standing.MISSED, False)),
        ((SHORT,), (FIRST,), (Standing.SPOKEN, Standing.EXACT, True)),
        ((FIRST,), (replace(FIRST, speakers=("Luc",)),), (Standing.EXACT, Standing.FOUND, False)),
        ((), (STRAY,), (None, Standing.SPURIOUS, False)),
        ((STRAY,), (), (Standing.SPURIOUS, None, True)),
    ],
)
def test_a_change_is_a_gain_or_a_loss(
    before: tuple[object, ...], after: tuple[object, ...], change: tuple[Standing | None, Standing | None, bool]
) -> None:
    (found,) = compare(run(*before), run(*after))
    assert (found.before, found.after, found.gained) == change


def test_the_same_run_changes_nothing() -> None:
    assert compare(run(FIRST, STRAY), run(STRAY, FIRST)) == ()


def test_changes_are_told_with_places_and_with_words_only_where_the_text_is_given() -> None:
    changes = compare(run(FIRST), run(SECOND))
    told = "\n".join(change_lines(changes, {}))
    assert told.startswith("1 gained, 1 lost\n- cas [0, 19) exact")
    assert "pont" not in told
    assert "«Le pont tient bon»" in "\n".join(change_lines(changes, {"cas": DISPATCH.text}))
