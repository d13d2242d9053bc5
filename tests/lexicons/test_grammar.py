"""Every row of the grammar words has its field, and its example shows one of its forms."""

from __future__ import annotations

import ast
import re
from dataclasses import fields
from pathlib import Path

import pytest

import guillemets
from guillemets.errors import LexiconError
from guillemets.lexicons.grammar import Grammar, GrammarRow, grammar, read_grammar
from guillemets.lexicons.load import read_rows

ROWS = read_rows("grammar.tsv", GrammarRow, key=("name",))
HEADER = "name\tforms\texample\tsource\n"


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_the_example_shows_one_of_the_forms(row: GrammarRow) -> None:
    shown = row.example.lower()
    assert any(
        re.search(rf"(?<!\w){re.escape(form)}(?!\w)" if form[-1].isalpha() else re.escape(form), shown)
        for form in row.forms
    )


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_no_form_stands_twice_and_each_is_in_lower_case(row: GrammarRow) -> None:
    assert len(set(row.forms)) == len(row.forms)
    assert [form.lower() for form in row.forms] == list(row.forms)


def test_no_two_offices_are_held_by_the_same_forms() -> None:
    holders: dict[frozenset[str], str] = {}
    for row in ROWS:
        assert holders.setdefault(frozenset(row.forms), row.name) == row.name


def test_every_office_is_asked_for_by_a_rule() -> None:
    sources = "".join(path.read_text("utf-8") for path in Path(guillemets.__path__[0]).rglob("*.py"))
    unasked = [field.name for field in fields(Grammar) if f"grammar().{field.name}" not in sources]
    assert unasked == []


def test_no_rule_spells_out_a_set_that_has_a_name() -> None:
    named = {getattr(grammar(), field.name): field.name for field in fields(Grammar)}
    spelt = []
    for path in sorted(Path(guillemets.__path__[0]).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Compare) and isinstance(node.comparators[0], ast.Tuple | ast.Set | ast.List):
                words = [word.value for word in node.comparators[0].elts if isinstance(word, ast.Constant)]
                if len(words) > 2 and frozenset(words) in named:
                    spelt.append(f"{path.name}:{node.lineno}: grammar().{named[frozenset(words)]}")
    assert spelt == []


def test_a_row_without_its_field_is_refused_with_the_file() -> None:
    with pytest.raises(LexiconError, match=r"adverbial.*grammar\.tsv|grammar\.tsv.*adverbial"):
        read_grammar(f"{HEADER}adverbial\tpuis\tPuis il part.\tgrammar\n")


def test_elided_forms_are_told_from_full_ones() -> None:
    assert {"se", "s'"} == grammar().reflexive
