"""Titles, determiners, pronouns, words of reference and of anonymity stand in their examples; names are as generated."""

from __future__ import annotations

import re
import runpy
from pathlib import Path

import pytest

from guillemets.lexicons import load_lexicons
from guillemets.lexicons.anonymity import read_anonymity
from guillemets.lexicons.determiners import read_determiners
from guillemets.lexicons.load import read_rows
from guillemets.lexicons.pronouns import read_pronouns
from guillemets.lexicons.reference_words import ReferenceSort, ReferenceWord
from guillemets.lexicons.titles import read_titles
from guillemets.model.entity import Gender

ROOT = Path(__file__).parents[2]
TERMS = [
    *((row.term, row.example) for row in read_titles().values()),
    *((row.term, row.example) for row in read_determiners().values()),
    *((row.term, row.example) for row in read_pronouns().values()),
    *((row.term, row.example) for row in read_anonymity()),
    *((row.term, row.example) for row in read_rows("reference_words.tsv", ReferenceWord, key=("term", "sort"))),
]


def plain(text: str) -> str:
    """The text in lower case without accents and punctuation but apostrophes and hyphens."""
    from guillemets.entities.names import folded

    return re.sub(r"[«».,]", "", folded(text))


@pytest.mark.parametrize(("term", "example"), TERMS)
def test_term_stands_in_its_example(term: str, example: str):
    end = r"(?!\w)" if plain(term)[-1].isalnum() else ""
    assert re.search(rf"(?<!\w){re.escape(plain(term))}{end}", plain(example))


def test_every_sort_of_reference_word_has_members():
    assert all(load_lexicons().reference_words[sort] for sort in ReferenceSort)


@pytest.mark.parametrize(("name", "gender"), [("Corinne", Gender.F), ("Vladimir", Gender.M), ("Dominique", None)])
def test_first_name(name: str, gender: Gender | None):
    found = load_lexicons().first_names.get(name)
    assert (found.gender if found else None) is gender


def test_committed_first_names_are_those_of_the_script():
    pytest.importorskip("faker", reason="the name lists come with the development requirements")
    made = runpy.run_path(str(ROOT / "scripts" / "build_first_names.py"))["render"]()
    assert made == (ROOT / "src" / "guillemets" / "lexicons" / "first_names.tsv").read_text("utf-8")
