"""Every rule, word, feast, zone and clue of the lexicons fires on its own example."""

from __future__ import annotations

import re

import pytest

from guillemets.lexicons.times import (
    Holiday,
    TimeRule,
    TimeWord,
    Zone,
    read_holidays,
    read_time_rules,
    read_time_words,
    read_zones,
)
from guillemets.times import read_times
from guillemets.times.grammar import load_grammar
from guillemets.times.meanings import MEANINGS, NOT_A_TIME
from guillemets.times.tokens import tokenise

PUBLISHED = "2016-11-24"


@pytest.mark.parametrize("rule", read_time_rules(), ids=lambda rule: rule.name)
def test_rule_fires_on_its_example(rule: TimeRule):
    marked = re.findall(r"\[(.*?)\]", rule.example)
    text = rule.example.replace("[", "").replace("]", "")
    found = read_times(text, published=PUBLISHED).items
    assert "|".join(reading.expression.value for reading in found) == rule.answer
    if rule.meaning == NOT_A_TIME:
        assert found == ()
    else:
        assert rule.name in {reading.rule for reading in found}
        assert set(marked) <= {reading.expression.text for reading in found}


@pytest.mark.parametrize("rule", read_time_rules(), ids=lambda rule: rule.name)
def test_rule_has_a_known_meaning(rule: TimeRule):
    assert rule.meaning == NOT_A_TIME or rule.meaning in MEANINGS


@pytest.mark.parametrize("word", read_time_words(), ids=lambda word: f"{word.term} {word.category}")
def test_word_is_seen_in_its_example(word: TimeWord):
    tokens = tokenise(word.example, 0, len(word.example), load_grammar().vocabulary)
    category = {"NUMBER": "NUM"}.get(word.category, word.category)
    assert any(category in sense for sense in tokens.senses)
    if word.category not in {"PLAIN", "MEASURE"}:
        assert read_times(word.example, published=PUBLISHED).items


@pytest.mark.parametrize("feast", read_holidays(), ids=lambda feast: feast.term)
def test_feast_is_found_in_its_example(feast: Holiday):
    found = read_times(feast.example, published=PUBLISHED).items
    assert feast.term in {reading.expression.text for reading in found}


@pytest.mark.parametrize("zone", read_zones(), ids=lambda zone: zone.term)
def test_zone_gives_its_example_an_instant(zone: Zone):
    found = read_times(zone.example, published=PUBLISHED).items
    assert [reading.expression.text.endswith(zone.term) for reading in found] == [True]
    assert (found[0].instant is None) == (zone.zone == "local")
