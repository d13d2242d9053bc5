"""Confidence follows what was measured: by type, lower for what is not told as done, higher for what is told again."""

from __future__ import annotations

import pytest

from guillemets.events.confidence import confidence_of
from guillemets.events.merging import Draft
from guillemets.lexicons import load_lexicons
from guillemets.lexicons.plover_record import read_track_record
from guillemets.model.event import Factuality
from guillemets.model.span import Span

WORDS = load_lexicons()
HEADER = "type\tjudged\tright\tsource\n"


def draft(kind: str, factuality: Factuality = Factuality.ACTUAL, others: tuple[Span, ...] = ()) -> Draft:
    return Draft(
        type=kind, mode=None, trigger=Span(0, 4), actors=(), recipients=(), factuality=factuality, past=False, head=0,
        rule="verb:test", others=others,
    )  # fmt: skip


def test_types_that_were_more_often_right_are_surer():
    assert confidence_of(draft("ACCUSE"), WORDS) > confidence_of(draft("AGREE"), WORDS)


def test_what_is_possible_is_less_sure_and_what_is_told_again_surer():
    plain = confidence_of(draft("COERCE"), WORDS)
    assert confidence_of(draft("COERCE", Factuality.POSSIBLE), WORDS) < plain
    assert confidence_of(draft("COERCE", others=(Span(9, 12),)), WORDS) > plain


@pytest.mark.parametrize("kind", sorted(WORDS.plover.event))
def test_confidence_is_a_share(kind: str):
    for factuality in Factuality:
        for others in ((), (Span(9, 12),)):
            assert 0 < confidence_of(draft(kind, factuality, others), WORDS) < 1


def test_few_judged_events_weigh_little():
    record = read_track_record(f"{HEADER}ACCUSE\t90\t81\tread\nAID\t1\t0\tread\n")
    assert record.share("ACCUSE") == pytest.approx(0.9, abs=0.01)
    assert record.share("AID") == pytest.approx(10 * 81 / 91 / 11)
    assert record.share("SUPPORT") == pytest.approx(record.overall)
