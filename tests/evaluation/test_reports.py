"""Faults are shown in their context, as text and as a page."""

from __future__ import annotations

from dataclasses import replace

import pytest

from evaluation.marked import marked
from guillemets.evaluation import FaultKind, Predicted, find_faults, intervals, judge, score
from guillemets.evaluation.pages import fault_page
from guillemets.evaluation.reports import fault_lines, score_lines

DISPATCH = marked(
    "Hier, <a1>«Le pont <b> tient»</a1>, a dit <s1>Awa</s1>. <a2>«Il tombe»</a2>, craint <s2>Luc</s2>. Il neige.",
    {"speakers": ("Awa",)},
    {"speakers": ("Luc",)},
)
FIRST, SECOND = DISPATCH.attributions
STRAY = replace(FIRST, content=SECOND.source, rule="incise")
JUDGED = judge(DISPATCH, Predicted(attributions=(replace(FIRST, speakers=("Luc",)), STRAY)))
TEXTS = {"cas": DISPATCH.text}


def test_every_fault_is_found_in_order() -> None:
    faults = find_faults([JUDGED])
    assert [(f.kind, f.wrong) for f in faults] == [
        (FaultKind.WRONG, ("speaker",)),
        (FaultKind.MISSED, ()),
        (FaultKind.SPURIOUS, ()),
    ]
    assert [DISPATCH.text[f.start : f.end] for f in faults] == ["«Le pont <b> tient»", "«Il tombe»", "Luc"]


def test_what_is_right_is_no_fault() -> None:
    assert find_faults([judge(DISPATCH, Predicted(attributions=DISPATCH.attributions))]) == ()


def test_the_text_report_shows_both_sides() -> None:
    told = list(fault_lines(find_faults([JUDGED]), TEXTS))
    assert told[0] == "== cas"
    assert told[1] == "~ [6, 25) speaker"
    assert "Hier, >>>«Le pont <b> tient»<<<, a dit Awa." in told[2]
    assert told[3].startswith("    gold  indirect | «Le pont <b> tient» | cue - | source Awa | speaker Awa")
    assert told[4].endswith("speaker Luc")
    assert told[-1].endswith("rule incise")


def test_the_page_escapes_the_dispatch_and_fetches_nothing() -> None:
    page = fault_page("Faults of <x>", score([JUDGED]), find_faults([JUDGED]), TEXTS)
    assert "<b>" not in page
    assert "Le pont &lt;b&gt; tient" in page
    assert "Faults of &lt;x&gt;" in page
    assert "http" not in page
    assert "src=" not in page
    assert "1 missed, 1 spurious, 1 wrong" in page


def test_intervals_hold_the_figure_and_are_the_same_each_time() -> None:
    runs = [JUDGED, judge(DISPATCH, Predicted(attributions=DISPATCH.attributions)), judge(DISPATCH, Predicted())]
    figure = score(runs)["end_to_end_f1"]
    (low, high) = intervals(runs, ["end_to_end_f1", "no such figure"])["end_to_end_f1"]
    assert 0 <= low < figure < high <= 1
    assert intervals(runs, ["end_to_end_f1"]) == {"end_to_end_f1": (low, high)}
    assert intervals([], ["end_to_end_f1"]) == {}


@pytest.mark.parametrize(
    ("name", "line"),
    [("gold", "gold                            2"), ("acc_cue", "acc_cue                     1.000   [0.500, 1.000]")],
)
def test_figures_are_printed_with_their_interval(name: str, line: str) -> None:
    assert line in list(score_lines(score([JUDGED]), {"acc_cue": (0.5, 1.0)}))
    assert name in line
