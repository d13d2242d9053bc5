"""Every rule, word, feast, zone and clue of the lexicons fires on its own example."""

from __future__ import annotations

import re

import pytest

from guillemets.lexicons.times import (
    Holiday,
    LinkRole,
    TenseClue,
    TimeLink,
    TimeRule,
    TimeWord,
    Zone,
    read_holidays,
    read_tense_clues,
    read_time_links,
    read_time_rules,
    read_time_words,
    read_zones,
)
from guillemets.times import read_times
from guillemets.times.grammar import load_grammar
from guillemets.times.meanings import MEANINGS, NOT_A_TIME
from guillemets.times.tense import TenseClues
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
    found = read_times(word.example, published=PUBLISHED).items
    assert (found == ()) == (word.category == "MEASURE")  # a measure is what the number is not a year of


@pytest.mark.parametrize("clue", [c for c in read_tense_clues() if c.tense], ids=lambda clue: clue.term)
def test_clue_tells_the_tense_of_its_example(clue: TenseClue):
    start = clue.example.index("mardi")
    assert TenseClues.of(clue.example).around(start, start + len("mardi")) == clue.tense


@pytest.mark.parametrize("clue", [c for c in read_tense_clues() if not c.tense], ids=lambda clue: clue.term)
def test_clue_without_tense_stands_in_its_example(clue: TenseClue):
    assert clue.term.lstrip("-") in clue.example


@pytest.mark.parametrize("link", read_time_links(), ids=lambda link: f"{link.term} {link.role}")
def test_link_joins_the_two_times_of_its_example(link: TimeLink):
    first, second = read_times(link.example, published=PUBLISHED).items
    if link.role is LinkRole.ASIDE:
        assert first.instant == second.instant is not None
    else:
        assert first.interval == second.interval is not None


@pytest.mark.parametrize("feast", read_holidays(), ids=lambda feast: feast.term)
def test_feast_is_found_in_its_example(feast: Holiday):
    found = read_times(feast.example, published=PUBLISHED).items
    assert feast.term in {reading.expression.text for reading in found}


@pytest.mark.parametrize("zone", read_zones(), ids=lambda zone: zone.term)
def test_zone_gives_its_example_an_instant(zone: Zone):
    found = read_times(zone.example, published=PUBLISHED).items
    assert [reading.expression.text.endswith(zone.term) for reading in found] == [True]
    assert (found[0].instant is None) == (zone.zone == "local")
