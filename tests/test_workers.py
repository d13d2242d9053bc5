"""Results come in the order of the items, whatever happens to the processes."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator

import psutil
import pytest

from guillemets.workers import Fault, Workers


def nothing_ready(_: object) -> None:
    return None


def slow_square(number: int) -> int:
    time.sleep(0.02 if number % 3 == 0 else 0.001)
    return number * number


@pytest.mark.parametrize("count", [1, 2, 4])
def test_results_come_in_order(count: int):
    with Workers(slow_square, count) as workers:
        assert list(workers.map(range(40), nothing_ready)) == [(n, n * n) for n in range(40)]


@pytest.mark.parametrize("count", [1, 3])
def test_what_is_ready_needs_no_work(count: int):
    done: list[int] = []

    def fail(number: int) -> int:
        raise AssertionError(number)

    with Workers(fail, count) as workers:
        for item, result in workers.map(range(50), lambda number: -number or 7):
            done.append(item)
            assert result == (-item or 7)
    assert done == list(range(50))


@pytest.mark.parametrize("count", [1, 2])
def test_item_that_fails_is_told_and_the_others_go_on(count: int):
    def work(number: int) -> float:
        return 1 / (number - 5)

    with Workers(work, count) as workers:
        results = dict(workers.map(range(10), nothing_ready))
    fault = results.pop(5)
    assert isinstance(fault, Fault)
    assert "ZeroDivisionError" in fault.told
    assert results == {number: 1 / (number - 5) for number in range(10) if number != 5}


def test_process_that_dies_fails_its_item_alone():
    def work(number: int) -> int:
        if number in {3, 4, 11}:
            os._exit(9)
        return number

    with Workers(work, 2) as workers:
        results = dict(workers.map(range(20), nothing_ready))
    assert {n for n, result in results.items() if isinstance(result, Fault)} == {3, 4, 11}
    assert all(result == n for n, result in results.items() if n not in {3, 4, 11})
    assert results[3] == Fault("its process ended with code 9")


def test_no_more_is_taken_in_than_a_bounded_number():
    taken = 0

    def source() -> Iterator[int]:
        nonlocal taken
        for number in range(1000):
            taken += 1
            yield number

    with Workers(slow_square, 2) as workers:
        for given, _ in enumerate(workers.map(source(), nothing_ready), 1):
            assert taken - given <= 16
            if given == 30:
                break


def test_large_items_and_results_pass_both_ways():
    def twice(text: str) -> str:
        return text + text

    text = "à" * 2_000_000
    with Workers(twice, 2) as workers:
        assert [len(str(result)) for _, result in workers.map([text] * 5, nothing_ready)] == [4_000_000] * 5


def test_no_process_is_left_behind():
    before = set(psutil.Process().children())
    with Workers(slow_square, 3) as workers:
        next(workers.map(range(100), nothing_ready))
        made = set(psutil.Process().children()) - before
        assert len(made) == 3
    assert not any(process.is_running() for process in made)


def test_what_was_loaded_before_is_shared():
    loaded: dict[str, Callable[[int], int]] = {"model": lambda number: number + 1}
    with Workers(loaded["model"], 2) as workers:
        assert dict(workers.map([1, 2], nothing_ready)) == {1: 2, 2: 3}
