"""Each marked source of each case means whom its mark says. One file of cases for each phenomenon."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from entities.marked import Case, answer_of, cases_of, read

if TYPE_CHECKING:
    from guillemets.pipeline import Tools

FILES = sorted((Path(__file__).parent / "cases").glob("*.txt"))
CASES = [
    pytest.param(
        case,
        id=f"{path.stem}-{number}",
        marks=[pytest.mark.xfail(reason=case.fails, strict=False)] if case.fails else [],
    )
    for path in FILES
    for number, case in enumerate(cases_of(path), 1)
]
FEWEST = 150


@pytest.mark.model
@pytest.mark.parametrize("case", CASES)
def test_speaker(case: Case, tools: Tools):
    cast = read(case, tools)
    got = [answer_of(cast, resolution) for resolution in cast.speakers]
    assert [(span.of(case.text), answer) for (span, answer) in case.answers] == [
        (span.of(case.text), answer) for (span, _), answer in zip(case.answers, got, strict=True)
    ]


@pytest.mark.model
@pytest.mark.parametrize("case", [pytest.param(*case.values, id=case.id) for case in CASES])
def test_every_mention_holds(case: Case, tools: Tools):
    cast = read(case, tools)
    for entity in cast.entities:
        for mention in entity.mentions:
            assert case.text[mention.start : mention.end] == mention.text
        assert entity.mentions


def test_there_are_enough_decisions():
    assert sum(len(case.values[0].answers) for case in CASES) >= FEWEST
