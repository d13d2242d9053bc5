"""Each noun, adjunct, source noun and sourcing adjective fires on its own example."""

from __future__ import annotations

import re

import pytest

from guillemets.lexicons import load_lexicons
from guillemets.lexicons.cue_adjuncts import AdjunctScope, CueAdjunct, match_adjunct, tokens_of
from guillemets.lexicons.cue_nouns import CueNoun
from guillemets.lexicons.source_nouns import SourceNoun
from guillemets.lexicons.sourcing_adjectives import SourcingAdjective

WORDS = load_lexicons()
ADJUNCTS = {
    row.phrase: row for openings in WORDS.cue_adjuncts.values() for entries in openings.values() for _, row in entries
}


def words(text: str) -> list[str]:
    return re.findall(r"[\w]+(?:-[\w]+)*'?|[^\w\s]", text.replace("’", "'"))


def holds(text: str, forms: tuple[str, ...]) -> bool:
    return any(re.search(rf"(?<!\w){re.escape(form)}(?!\w)", text, re.IGNORECASE) for form in forms)


@pytest.mark.parametrize("noun", {row.noun: row for row in WORDS.cue_nouns.values()}.values(), ids=lambda row: row.noun)
def test_noun_fires_on_its_example(noun: CueNoun):
    assert holds(noun.example, noun.forms)
    assert noun.frames
    assert noun.noun in noun.forms


@pytest.mark.parametrize("row", ADJUNCTS.values(), ids=lambda row: row.phrase)
def test_adjunct_opens_its_example(row: CueAdjunct):
    text = words(row.example)
    found = [match_adjunct(WORDS.cue_adjuncts, text[i:]) for i in range(len(text))]
    if row.scope is AdjunctScope.NONE:
        assert not any(found)
        assert any(tuple(w.lower() for w in text[i : i + len(v)]) == v for i in range(len(text)) for v in variants(row))
    else:
        assert row.phrase in {match[0].phrase for match in found if match}


def variants(row: CueAdjunct) -> list[tuple[str, ...]]:
    return [tokens_of(variant) for variant in row.variants]


@pytest.mark.parametrize(
    ("text", "phrase", "length"),
    [
        ("selon le juge", "selon", 1),
        ("D'après elle", "d'après", 2),
        ("Aux yeux du maire", "aux yeux de", 3),
        ("A en croire la presse", "à en croire", 3),
        ("De source policière", "de source", 1),
        ("de même source", "de même source", 1),
        ("Pour Berne", "pour", 1),
    ],
)
def test_cue_of_an_adjunct_leaves_the_source_out(text: str, phrase: str, length: int):
    match = match_adjunct(WORDS.cue_adjuncts, words(text))
    assert match
    assert (match[0].phrase, match[1]) == (phrase, length)


@pytest.mark.parametrize(
    "text", ["Pour l'instant", "selon laquelle il aurait fui", "selon les saisons", "pour sa part", ""]
)
def test_no_adjunct(text: str):
    assert match_adjunct(WORDS.cue_adjuncts, words(text)) is None


@pytest.mark.parametrize(
    "noun", {row.noun: row for row in WORDS.source_nouns.values()}.values(), ids=lambda row: row.noun
)
def test_source_noun_stands_in_its_example(noun: SourceNoun):
    assert holds(noun.example, noun.forms)
    assert noun.noun in noun.forms


@pytest.mark.parametrize(
    ("form", "noun"),
    [
        ("procureures", "procureur"),
        ("porte-parole", "porte-parole"),
        ("tribunaux", "tribunal"),
        ("journaux", "journal"),
        ("sages-femmes", "sage-femme"),
        ("cheffe", "chef"),
        ("autorités", "autorités"),
        ("état-major", "état-major"),
        ("généraux", "général"),
    ],
)
def test_form_of_a_source_noun(form: str, noun: str):
    assert WORDS.source_nouns[form].noun == noun


@pytest.mark.parametrize(
    "adjective",
    {row.adjective: row for row in WORDS.sourcing_adjectives.values()}.values(),
    ids=lambda row: row.adjective,
)
def test_sourcing_adjective_stands_in_its_example(adjective: SourcingAdjective):
    assert holds(adjective.example, adjective.forms)


def test_no_form_belongs_to_two_nouns():
    for lexicon in (WORDS.cue_nouns, WORDS.source_nouns, WORDS.sourcing_adjectives):
        rows = {id(row): row for row in lexicon.values()}.values()
        assert sum(len({form.lower() for form in row.forms}) for row in rows) == len(lexicon)
