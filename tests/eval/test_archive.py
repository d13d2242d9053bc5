"""The archive for runs at scale, and a short run of the soak over it."""

from __future__ import annotations

import re
import subprocess
import sys

import archive
import pytest
import soak


def test_an_archive_has_as_many_dispatches_as_asked_each_under_its_number() -> None:
    rows = list(archive.rows(130))
    assert [row["id"] for row in rows] == list(range(130))
    assert all(row["text"] for row in rows)


@pytest.mark.skipif(not archive.ARTICLES.is_dir(), reason="the articles of Wikinews do not lie beside the project")
def test_one_in_twenty_is_an_article() -> None:
    articles = {path.read_text("utf-8") for path in archive.ARTICLES.glob("*/*/*.txt")}
    assert sum(row["text"] in articles for row in archive.rows(200)) == 10


@pytest.mark.slow
@pytest.mark.model
def test_a_worker_holds_no_more_after_some_hundred_dispatches() -> None:
    # in a process of its own: what the other tests hold is not the worker's
    run = subprocess.run(
        [sys.executable, soak.__file__, "--dispatches", "250"], capture_output=True, encoding="utf-8", check=False
    )
    means = [float(row) for row in re.findall(r"^\| [\d,]+ \| (\d+) \|", run.stdout, re.MULTILINE)]
    peak = re.search(r"at most (\d+) MB", run.stdout)
    assert len(means) == 5, run.stderr
    assert means[-1] < means[1] * 1.1
    assert peak is not None
    assert float(peak[1]) < soak.MOST_MEGABYTES
