"""What was found on unread dispatches is kept whole, and a dispatch is kept once."""

from __future__ import annotations

from pathlib import Path

import pytest
from found_unread import KEPT, Unread, add_unread, read_unread

ONE = Unread(id="a", signs=frozenset(["shape=finite", "quoted"]), right=True)
OTHER = Unread(id="b", signs=frozenset(["shape=gerund"]), right=False)


def test_what_is_kept_comes_back(tmp_path: Path) -> None:
    path = tmp_path / "kept.json.gz"
    assert read_unread(path).found == ()
    add_unread([ONE], 2, path)
    add_unread([OTHER], 3, path)
    kept = read_unread(path)
    assert kept.found == (ONE, OTHER)
    assert kept.wanted == 5


def test_a_dispatch_is_unread_only_once(tmp_path: Path) -> None:
    path = tmp_path / "kept.json.gz"
    add_unread([ONE, OTHER], 2, path)
    with pytest.raises(ValueError, match=r"kept\.json\.gz holds b already"):
        add_unread([OTHER], 1, path)


def test_the_kept_file_holds_right_and_wrong_ones_of_every_dispatch_once() -> None:
    kept = read_unread(KEPT)
    assert {one.right for one in kept.found} == {True, False}
    assert sum(one.right for one in kept.found) <= kept.wanted  # each annotated content is found once at most
    assert all(any(sign.startswith("rule=") for sign in one.signs) for one in kept.found)
