"""The archive for runs at scale, and a short run of the soak over it."""

from __future__ import annotations

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
    means = [sum(found) / len(found) for found in soak.pieces(250)]
    assert len(means) == 5
    assert means[-1] < means[1] * 1.1
    assert means[-1] < soak.MOST_MEGABYTES
