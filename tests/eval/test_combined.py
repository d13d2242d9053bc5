"""Sentences put together by chance: a short run of each construction, and the sentences themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from combined import tallied
from combining import NAMES, sentences
from combining.sentence import marked, outcome

if TYPE_CHECKING:
    from guillemets.reader import Reader

# Below what 600 sentences reach by about three times what the share of 40 scatters.
LEAST = {
    "adjuncts": 0.90,
    "colons": 0.92,
    "cues": 0.81,
    "headlines": 0.90,
    "incises": 0.84,
    "long": 0.80,
    "nominals": 0.78,
    "participles": 0.86,
    "passives": 0.87,
    "predicates": 0.85,
    "relatives": 0.76,
    "unsaid": 0.74,
}


@pytest.mark.parametrize("name", NAMES)
def test_the_seed_decides(name: str) -> None:
    made = list(sentences(name, 100, 3))
    assert made == list(sentences(name, 100, 3))
    assert len({one.text for one in made}) > len(made) // 3


@pytest.mark.parametrize("name", NAMES)
def test_no_mark_of_a_template_is_left(name: str) -> None:
    for one in sentences(name, 300, 5):
        assert not set("[]{}|<>/") & set(one.text)
        assert one.text.strip() == one.text
        assert "  " not in one.text
        assert not one.text[0].islower()
        assert all(one.text[start:end].strip() == one.text[start:end] for part in one.contents for start, end in part)


def test_marks_tell_the_fragments_of_each_content() -> None:
    made = marked("[«A], dit-il, [B»], citant [1:C [2:D]].", {})
    assert made.text == "«A, dit-il, B», citant C D."
    assert [[made.text[start:end] for start, end in one] for one in made.contents] == [["«A", "B»"], ["D"], ["C D"]]


@pytest.mark.model
@pytest.mark.parametrize("name", NAMES)
def test_most_contents_are_found_to_the_word(reader: Reader, name: str) -> None:
    tally = tallied(reader, name, 40, 11)
    assert tally.whole["all", ""] / tally.made["all", ""] >= LEAST[name]


@pytest.mark.model
def test_what_reports_nothing_is_whole_when_nothing_is_found(reader: Reader) -> None:
    assert outcome(reader, marked("Les prix varient selon les saisons.", {})).whole
    assert not outcome(reader, marked("Le maire a annoncé la fermeture du pont.", {})).whole
