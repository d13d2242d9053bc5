"""What is right about an answer is judged field by field."""

from __future__ import annotations

from dataclasses import replace

import pytest

from evaluation.marked import marked
from guillemets.evaluation import Annotated, Judged, Predicted, Reported, judge, score
from guillemets.evaluation.slices import by_length, by_rule, by_type

DISPATCH = marked(
    "<s1>Lucia Arnold</s1> <c1>affirme</c1> que <a1><s2>le préfet</s2> <c2>aurait promis</c2> de <a2>rouvrir le pont</a2></a1>. "
    "<a3>«Il ment»</a3>, <c3>réplique</c3> <s3>un voisin</s3>.",
    {"speakers": ("Lucia Arnold",)},
    {"speakers": ("préfet",), "anonymous": True, "relay": (("Lucia Arnold",),)},
    {"speakers": ("voisin",), "anonymous": True, "type": "direct"},
)


def said(*changes: dict[str, object]) -> Judged:
    """The dispatch judged against its own gold with some fields changed; None leaves an attribution out."""
    rows = zip(DISPATCH.attributions, changes, strict=True)
    return judge(DISPATCH, Predicted(attributions=tuple(replace(one, **c) for one, c in rows if c is not None)))


def test_the_gold_answers_itself() -> None:
    judged = said({}, {}, {})
    assert (judged.missed, judged.spurious) == ((), ())
    assert score([judged])["end_to_end_f1"] == 1.0


def test_what_is_left_out_is_missed() -> None:
    judged = said({}, {}, None)
    assert judged.missed == (2,)
    assert score([judged])["content_partial_r"] == pytest.approx(2 / 3)


def test_what_answers_nothing_is_spurious() -> None:
    judged = said({}, {}, {"content": DISPATCH.attributions[2].source})
    assert (judged.missed, judged.spurious) == ((2,), (2,))


@pytest.mark.parametrize(
    ("change", "figure"),
    [
        ({"type": "mixed"}, "acc_type"),
        ({"cue": ()}, "acc_cue"),
        ({"source": DISPATCH.attributions[0].source}, "acc_source"),
        ({"speakers": ("Lucia Arnold",)}, "acc_speaker"),
        ({"anonymous": False}, "acc_anonymous"),
    ],
)
def test_each_field_costs_its_own_figure_alone(change: dict[str, object], figure: str) -> None:
    figures = score([said({}, {}, change)]).figures
    wrong = {name for name, value in figures.items() if name.startswith("acc_") and value < 1}
    assert wrong == {figure}


def test_a_relay_must_name_every_link() -> None:
    assert score([said({}, {"relay": ()}, {})])["relay_recall"] == 0.0
    assert score([said({}, {"relay": (("Mme Arnold",),)}, {})])["relay_recall"] == 1.0
    assert score([said({}, {}, {"relay": (("Lucia Arnold",),)})])["relay_spurious"] == 1


def test_fields_that_the_gold_does_not_annotate_are_not_judged() -> None:
    bare = tuple(replace(one, anonymous=None, relay=None) for one in DISPATCH.attributions)
    gold = replace(DISPATCH, attributions=bare)
    figures = score([judge(gold, Predicted(attributions=DISPATCH.attributions))])
    assert (figures["acc_anonymous"], figures["relay_gold"], figures["relay_spurious"]) == (0.0, 0, 0)


def test_an_empty_corpus_scores_nothing_and_divides_by_nothing() -> None:
    empty = Annotated(id="rien", text="", published=None, attributions=())
    assert score([judge(empty, Predicted())])["content_partial_f1"] == 0.0
    assert score([])["files"] == 0


def test_offsets_outside_the_text_only_cost_points() -> None:
    wild = Reported(content=((900, 5), (-3, 2)), type=None, cue=((70_000, 80_000),))
    judged = judge(DISPATCH, Predicted(attributions=(wild,)))
    assert judged.spurious == (0,)


def test_slices_count_each_side_under_its_own_label() -> None:
    judged = [said({"rule": "que"}, {"rule": "infinitif", "type": "mixed"}, None)]
    types = {one.label: (one.gold, one.found, one.predicted, one.right) for one in by_type(judged)}
    assert types == {"direct": (1, 0, 0, 0), "indirect": (2, 2, 1, 1), "mixed": (0, 0, 1, 1)}
    assert [(one.label, one.predicted, one.recall) for one in by_rule(judged)] == [
        ("infinitif", 1, None),
        ("que", 1, None),
    ]
    assert [(one.label, one.gold) for one in by_length(judged)] == [("0-4 words", 2), ("5-14 words", 1)]
