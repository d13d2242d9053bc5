"""The project's own annotated dispatches are sound: every offset, every field, every nesting."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from guillemets.evaluation.annotated import Place
from guillemets.evaluation.json_gold import places
from guillemets.model.attribution import SpeakerKind, SpeechType

ROOT = Path(__file__).parents[2]
FOLDERS = (ROOT / "examples", ROOT / "eval" / "wire")
FOLDER_OF = {path.stem: path.parent for folder in FOLDERS for path in sorted(folder.glob("*.txt"))}
NAMES = list(FOLDER_OF)
FIELDS = ["content", "type", "cue", "source", "speaker", "kind", "anonymous", "relay"]
MARKS = '«»“”"'


def read(name: str) -> tuple[str, list[dict[str, object]]]:
    folder = FOLDER_OF[name]
    text = (folder / f"{name}.txt").read_bytes().decode()
    gold = json.loads((folder / f"{name}.json").read_bytes())
    assert gold["id"] == name
    return text, gold["attributions"]


def all_places(row: dict[str, object]) -> list[Place]:
    relay = [link["span"] for link in row["relay"]]
    return [*places(row["content"]), *places(row["cue"]), *places(row["source"]), *places(relay)]


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_there_are_enough_of_them(folder: Path) -> None:
    names = sorted(path.stem for path in folder.glob("*.txt"))
    assert len(names) >= 16
    assert sorted(path.stem for path in folder.glob("*.json")) == names
    readme = (folder / "README.md").read_text(encoding="utf-8")
    assert [name for name in names if f"`{name}`" not in readme] == []


@pytest.mark.parametrize("name", NAMES)
def test_the_fields_are_those_of_the_format(name: str) -> None:
    _, rows = read(name)
    for row in rows:
        assert list(row) == FIELDS
        assert row["type"] in set(SpeechType)
        assert row["kind"] in set(SpeakerKind)
        assert row["speaker"] is not None or (row["kind"], row["anonymous"]) == ("unknown", False)
        assert row["cue"] or row["type"] != "indirect" or row["source"]


@pytest.mark.parametrize("name", NAMES)
def test_every_place_covers_whole_words(name: str) -> None:
    text, rows = read(name)
    for start, end in (place for row in rows for place in all_places(row)):
        words = text[start:end]
        assert words
        assert words == words.strip()
        assert not (text[start - 1 : start].isalnum() and words[0].isalnum()), words
        assert not (text[end : end + 1].isalnum() and words[-1].isalnum()), words


@pytest.mark.parametrize("name", NAMES)
def test_an_indirect_content_opens_no_quotation(name: str) -> None:
    text, rows = read(name)
    for row in rows:
        inside = "".join(text[start:end] for start, end in places(row["content"]))
        if row["type"] == SpeechType.MIXED:
            assert any(mark in inside for mark in MARKS), inside


@pytest.mark.parametrize("name", NAMES)
def test_a_relay_reports_words_that_hold_the_attribution(name: str) -> None:
    """Whoever relays something has an attribution of their own around it, or is cited after it."""
    text, rows = read(name)
    for row in rows:
        inner = places(row["content"])
        for link in row["relay"]:
            (span,) = places([link["span"]])
            holders = [
                other
                for other in rows
                if other is not row and other["speaker"] == link["speaker"] and _holds(places(other["content"]), inner)
            ]
            cited = any(word in text[span[0] - 30 : span[0]] for word in ("citée par", "cité par"))
            assert holders or cited, (text[slice(*inner[0])], link["speaker"])


def _holds(outer: tuple[Place, ...], inner: tuple[Place, ...]) -> bool:
    return all(any(s <= start and end <= e for s, e in outer) for start, end in inner)
