"""Every row of the scoring words does its work on its own example."""

from __future__ import annotations

import pytest

from guillemets.evaluation.matching import same_name, trimmed
from guillemets.lexicons.scoring_words import ScoringRow, ScoringSort, scoring_rows


def rows(sort: ScoringSort) -> list[ScoringRow]:
    return [row for row in scoring_rows() if row.sort is sort]


@pytest.mark.parametrize("row", rows(ScoringSort.COMPLEMENTIZER), ids=lambda row: row.forms[0])
def test_a_complementizer_is_trimmed(row: ScoringRow) -> None:
    start, _ = trimmed(row.example, (0, len(row.example)))
    assert row.example[:start].strip() == row.forms[0]


@pytest.mark.parametrize("row", rows(ScoringSort.DETERMINER), ids=lambda row: row.forms[0])
def test_a_determiner_does_not_tell_one_name_from_another(row: ScoringRow) -> None:
    assert same_name(row.example.removeprefix(row.forms[0]).strip(), row.example)
    assert not same_name("Zgraggen", row.example)


@pytest.mark.parametrize("row", rows(ScoringSort.CIVILITY), ids=lambda row: row.forms[0])
def test_a_civility_makes_nobody_the_same(row: ScoringRow) -> None:
    civility = row.example.partition(" ")[0]
    assert not same_name(row.example, f"{civility} Zgraggen")
    assert same_name(row.example.partition(" ")[2], row.example)


@pytest.mark.parametrize("row", rows(ScoringSort.NAMESAKES), ids=lambda row: row.forms[0])
def test_namesakes_are_one(row: ScoringRow) -> None:
    assert all(same_name(row.example, form) for form in row.forms)
    assert not same_name(row.example, "Berne")
