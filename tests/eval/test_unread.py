"""The annotation of texts that lie elsewhere: places alone, and they still fit."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from unread import PLACES, lay_out, read_round

ROWS = json.loads(PLACES.read_text("utf-8"))


def test_no_word_of_the_articles_is_kept_but_names():
    for row in ROWS:
        assert set(row) == {"round", "path", "dct", "attributions", "times"}
        for one in row["attributions"]:
            assert set(one) == {"content", "cue", "source", "speaker", "type", "anonymous", "relay"}
            assert all(isinstance(edge, int) for place in one["content"] for edge in place)


@pytest.mark.gold
@pytest.mark.parametrize("number", sorted({row["round"] for row in ROWS}))
def test_every_place_holds_words(number: int, shared: Path):
    gold = read_round(number, corpus=shared / "corpora" / "winer-fr")
    assert len(gold) >= 10
    for article in gold:
        for one in article.attributions:
            for start, end in (*one.content, *one.cue, *one.source):
                words = article.text[start:end]
                assert words == words.strip() != ""
                assert not (article.text[start - 1 : start + 1].isalpha() and start), words


def test_a_round_is_read_with_its_text(tmp_path: Path):
    places, corpus = tmp_path / "places.json", tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "a.txt").write_text("Le pont rouvre, dit Anne.", encoding="utf-8")
    said = {"content": [[0, 14]], "cue": [16, 19], "source": [20, 24], "speaker": "Anne", "type": "indirect"}
    row = {"round": 3, "path": "a", "dct": "2016-05-16", "attributions": [said], "times": None}
    places.write_text(json.dumps([row, {**row, "round": 4, "path": "b"}]), encoding="utf-8")
    (article,) = read_round(3, places, corpus)
    assert article.published == "2016-05-16"
    assert article.attributions[0].speakers == ("Anne",)


def test_a_round_is_laid_out_for_other_programs(tmp_path: Path):
    places, folder = tmp_path / "places.json", tmp_path / "round"
    folder.mkdir()
    (tmp_path / "2016").mkdir()
    (tmp_path / "2016" / "a.txt").write_bytes(b"Le pont rouvre.\r\nDemain.")
    row = {"round": 1, "path": "2016/a", "dct": None, "attributions": [], "times": None}
    places.write_text(json.dumps([row, {**row, "round": 2, "path": "absent"}]), encoding="utf-8")
    lay_out(1, folder, places, tmp_path)
    assert sorted(path.name for path in folder.iterdir()) == ["2016-a.json", "2016-a.txt"]
    assert (folder / "2016-a.txt").read_bytes() == b"Le pont rouvre.\r\nDemain."


def test_a_second_annotation_is_of_articles_that_have_a_first():
    again = json.loads(PLACES.with_name("unread_again.json").read_text("utf-8"))
    first = {(row["round"], row["path"]) for row in ROWS if row["attributions"]}
    assert again
    assert {(row["round"], row["path"]) for row in again} <= first
