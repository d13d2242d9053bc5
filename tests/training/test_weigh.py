"""The training of the weights finds what it should on examples made for it."""

from __future__ import annotations

import numpy as np
import pytest
from weigh import Example, cross_validated, fitted, likelihood, print_bounds, print_reliability

GOOD = [Example(signs=frozenset(["named", "long"]), right=True, dispatch=n) for n in range(30)]
BAD = [Example(signs=frozenset(["unnamed", "long"]), right=n % 5 == 0, dispatch=n) for n in range(30)]


def test_signs_of_right_examples_weigh_more():
    weights = fitted([*GOOD, *BAD])
    assert weights["named"] > 0 > weights["unnamed"]
    assert likelihood(GOOD[0], weights) > 0.8
    assert likelihood(BAD[1], weights) < 0.4


def test_a_rare_sign_gets_no_weight():
    assert "once" not in fitted([*GOOD, *BAD, Example(signs=frozenset(["once"]), right=False, dispatch=3)])


def test_likelihoods_come_from_other_dispatches():
    leaked = [
        Example(signs=frozenset([f"only in {n}", "common"]), right=n % 2 == 0, dispatch=n)
        for n in range(10)
        for _ in range(9)
    ]
    assert cross_validated(leaked, []) == pytest.approx(np.full(90, 0.5), abs=0.1)


def test_tables_add_up(capsys: pytest.CaptureFixture[str]):
    right, likely = np.array([True, True, False, False]), np.array([0.9, 0.56, 0.52, 0.1])
    print_bounds(right, likely, 4)
    print_reliability(right, likely)
    printed = capsys.readouterr().out
    assert "| 0.5 | 0.667 | 0.500 | 0.571 |" in printed
    assert "| 0.5 to 0.6 | 2 | 0.54 | 0.50 |" in printed
    assert "| 0.9 to 1.0 | 1 | 0.90 | 1.00 |" in printed
