"""A small version of the two campaigns: `make bench-store` and `make kill-store` are the long ones."""

from __future__ import annotations

from pathlib import Path

import bench_store
import kill_store

from filled import Filled
from guillemets.store.store import open_store


def test_questions_are_answered_quickly(filled: Filled):
    with open_store(filled.path, read_only=True) as store:
        timings = bench_store.timed(store)
    slow = {one.question: one.median for one in timings if one.median > bench_store.LIMIT_MS}
    assert slow == {}
    assert len(timings) >= 10


def test_killed_ingests_end_as_undisturbed_ones(tmp_path: Path):
    met, faults = kill_store.campaign(tmp_path, runs=3, count=80)
    assert faults == []
    assert met
