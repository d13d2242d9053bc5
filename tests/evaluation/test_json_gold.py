"""Gold and predictions read from JSON, and what is wrong with them said."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from build import sample
from guillemets.errors import InputError
from guillemets.evaluation import predicted_from_record, read_gold, read_predictions

if TYPE_CHECKING:
    from pathlib import Path


def gold_of(folder: Path, **fields: object) -> Path:
    (folder / "a.txt").write_bytes("«Non»,\r\ndit Awa.".encode())
    (folder / "a.json").write_text(json.dumps({"id": "a", "dct": None, "times": None, **fields}))
    return folder


def test_line_ends_count_as_they_stand(tmp_path: Path) -> None:
    (dispatch,) = read_gold(gold_of(tmp_path, attributions=[{"content": [[0, 5]], "speaker": "Awa"}]))
    assert dispatch.text == "«Non»,\r\ndit Awa."
    assert dispatch.attributions[0].content == ((0, 5),)


def test_other_annotations_of_a_text_are_passed_over(tmp_path: Path) -> None:
    folder = gold_of(tmp_path, attributions=[])
    (folder / "a.events.json").write_text('{"events": []}')
    assert [one.id for one in read_gold(folder)] == ["a"]


@pytest.mark.parametrize("row", [{"speaker": "Awa"}, {"content": "«Non»"}, {"content": [[0, 5]], "speaker": 3}, "x"])
def test_malformed_gold_is_named(tmp_path: Path, row: object) -> None:
    with pytest.raises(InputError, match=r"malformed gold.*a\.json"):
        read_gold(gold_of(tmp_path, attributions=[row]))


@pytest.mark.parametrize("name", ["nothing", "a.txt"])
def test_a_folder_without_gold_is_named(tmp_path: Path, name: str) -> None:
    (tmp_path / "a.txt").touch()
    with pytest.raises(InputError, match="no such folder"):
        read_gold(tmp_path / name)
    with pytest.raises(InputError, match="no annotated dispatches"):
        read_gold(tmp_path)


@pytest.mark.parametrize(
    ("speaker", "names"),
    [
        (None, ()),
        ("UE; USA", ("UE", " USA")),
        ({"entity": "e1", "name": "Awa"}, ("Awa",)),
        ([{"entity": "e1", "name": "Awa"}, {"entity": "e2", "name": "Luc"}], ("Awa", "Luc")),
        (["Awa"], ("Awa",)),
    ],
)
def test_speakers_are_read_in_every_notation(tmp_path: Path, speaker: object, names: tuple[str, ...]) -> None:
    row = {"content": [{"start": 0, "end": 5, "text": "«Non»"}], "speaker": speaker, "relay": None}
    (tmp_path / "a.json").write_text(json.dumps({"attributions": [row]}))
    predicted = read_predictions(tmp_path, ["a"])["a"]
    assert predicted.attributions[0].speakers == names


def test_a_prediction_that_is_no_json_is_missing_but_a_malformed_one_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text("pas du JSON")
    (tmp_path / "b.json").write_text('{"attributions": [{"speaker": "Awa"}]}')
    assert read_predictions(tmp_path, ["a", "z"])["a"].missing
    with pytest.raises(InputError, match=r"malformed prediction.*b\.json"):
        read_predictions(tmp_path, ["b"])


def test_a_record_is_a_prediction() -> None:
    record = sample()
    predicted = predicted_from_record(record)
    assert [one.content for one in predicted.attributions] == [
        tuple((c.start, c.end) for c in one.content) for one in record.attributions
    ]
    assert [one.rule for one in predicted.attributions] == [one.rule for one in record.attributions]
    assert [mark.value for mark in predicted.times] == [time.value for time in record.times]
