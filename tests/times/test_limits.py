"""No text is slow: the time grows with its length, whatever is in it."""

from __future__ import annotations

import time

import pytest

from guillemets.model.refusal import Reason
from guillemets.model.span import Span
from guillemets.times import find_times

SIZE = 200_000  # a fifth of the megabyte that must take no more than a second, so that the suite stays short
# A shared machine may be several times slower than a free one; what is looked for is a square, which is far beyond it.
SECONDS = 4.0
UNITS = (
    "1",
    "le ",
    "janvier ",
    "deux ",
    "vingt et ",
    "1 ",
    "111 ",
    "1.",
    "10h",
    "il y a ",
    "lundi 2 avril ",
    "d'",
    ", 1",
    "(",
    "«",
    "\n",
    "années ",
    "2016 ",
    "I",
    "a",
    "-",
)


@pytest.mark.parametrize("unit", UNITS, ids=repr)
def test_no_text_is_slow(unit: str):
    text = unit * (SIZE // len(unit))
    started = time.process_time()
    find_times(text, published="2016-11-24")
    assert time.process_time() - started < SECONDS


def test_a_list_of_dates_beyond_measure_is_cut_and_says_so():
    text = "Le 3 mai 2010. " * 12_000
    found = find_times(text, published="2016-11-24")
    assert len(found.items) == 10_000
    assert [(refusal.reason, refusal.end) for refusal in found.refusals] == [(Reason.TOO_LONG, len(text))]


def test_only_the_regions_are_read():
    text = "Mardi, il niait. Mercredi, il avouait. Jeudi, il partait."
    found = find_times(text, published="2016-11-24", regions=[Span(0, 16), Span(39, len(text))])
    assert [item.text for item in found.items] == ["Mardi", "Jeudi"]


def test_a_region_ends_what_stands_in_it():
    text = "Le 3 mai 2010"
    found = find_times(text, published="2016-11-24", regions=[Span(0, 8)])
    assert [item.text for item in found.items] == ["3 mai"]


def test_empty_text():
    assert find_times("", published=None).items == ()
