"""Marked sentences: every expression, its value and its modifier, and nothing else."""

from __future__ import annotations

import pytest

from guillemets.times import find_times
from marked_times import CASES, Case, read_cases

ALL = [case for path in sorted(CASES.glob("*.txt")) for case in read_cases(path)]


@pytest.mark.parametrize("case", ALL, ids=lambda case: case.name)
def test_marked_sentence(case: Case):
    found = find_times(case.text, published=case.published).items
    shown = [(case.text[time.start : time.end], time.value) for time in found]
    assert shown == [(case.text[start:end], value) for start, end, value, _, _ in case.expected], case.reason
    for time, (start, end, _, mod, kind) in zip(found, case.expected, strict=True):
        assert (time.start, time.end) == (start, end)
        assert not mod or time.mod == mod, case.reason
        assert time.type == (kind or _type_of(time.value)), case.reason


def test_there_are_four_hundred_cases():
    assert len(ALL) >= 400


def _type_of(value: str) -> str:
    """The type that a value shows by itself; sets say theirs in the case."""
    if value.startswith("P") and not value.endswith("_REF"):
        return "DURATION"
    return "TIME" if "T" in value[4:] and not value.endswith("_REF") else "DATE"
