"""The tense decides between a past and a coming day: from the parse where there is one, else from the words."""

from __future__ import annotations

import pytest

from guillemets.times import Tense, find_times
from guillemets.times.tense import TenseClues

THURSDAY = "2016-11-24"


def value(text: str, told: Tense | None) -> str:
    (time,) = find_times(text, published=THURSDAY, tense_at=lambda _: told).items
    return time.value


@pytest.mark.parametrize(
    ("told", "expected"), [(Tense.PAST, "2016-11-21"), (Tense.FUTURE, "2016-11-28"), (Tense.PRESENT, "2016-11-28")]
)
def test_the_parse_decides(told: Tense, expected: str):
    assert value("Les délégués, lundi à Genève, en nombre.", told) == expected


def test_the_words_decide_where_the_parse_cannot():
    assert value("Ils se réuniront lundi.", None) == "2016-11-28"


def test_a_present_of_the_parse_may_be_an_auxiliary():
    assert value("Elle est morte lundi.", Tense.PRESENT) == "2016-11-21"


def test_without_any_clue_the_day_is_behind():
    assert value("Incendie lundi à Genève.", None) == "2016-11-21"


@pytest.mark.parametrize(
    ("text", "tense"),
    [
        ("Il est prévu que le conseil vote mardi.", Tense.FUTURE),
        ("Le ministre est venu. Vote mardi.", None),  # another sentence
        ("«Il viendra», rapporte-t-on mardi.", None),  # the guillemets end the clause
        ("Gera, Navarra et Opéra jouent mardi.", None),  # names that end as futures do
        ("Le marché du village ferme mardi.", None),  # a noun that looks like a participle
        ("L'homme arrêté mardi.", Tense.PAST),  # a participle alone
        ("Mardi, le Sénat votera.", Tense.FUTURE),  # the verb behind it
    ],
)
def test_clues_around(text: str, tense: Tense | None):
    start = text.lower().index("mardi")
    assert TenseClues.of(text).around(start, start + len("mardi")) == tense
