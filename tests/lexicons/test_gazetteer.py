"""A newsroom's own names: read from TSV and JSONL, every fault named with file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from guillemets.errors import InputError, LexiconError
from guillemets.lexicons import load_lexicons
from guillemets.lexicons.gazetteer import read_gazetteer
from guillemets.model.attribution import SpeakerKind
from guillemets.model.entity import Gender

TSV = "name\taliases\tkind\tcountry\tgender\tids\nRiva Montal\tR. Montal|Montal\tperson\tCHE\tf\twikidata:Q1|isni:2\n"
JSONL = '{"name": "Riva Montal", "aliases": ["R. Montal", "Montal"], "kind": "person", "country": "CHE", "gender": "f", "ids": {"wikidata": "Q1", "isni": "2"}}\n'


@pytest.mark.parametrize(("name", "text"), [("noms.tsv", TSV), ("noms.jsonl", JSONL + "\n")])
def test_both_formats_say_the_same(name: str, text: str, tmp_path: Path):
    (tmp_path / name).write_text(text, "utf-8")
    (entry,) = read_gazetteer(tmp_path / name)
    assert entry.name == "Riva Montal"
    assert entry.aliases == ("R. Montal", "Montal")
    assert entry.kind is SpeakerKind.PERSON
    assert entry.gender is Gender.F
    assert entry.ids == {"wikidata": "Q1", "isni": "2"}


@pytest.mark.parametrize(
    ("name", "text", "where"),
    [
        ("noms.tsv", "name\tkind\nRiva Montal\talien\n", "noms.tsv:2"),
        ("noms.tsv", "name\tkind\tids\nRiva Montal\tperson\tQ1\n", "noms.tsv"),
        ("noms.jsonl", '{"name": "Riva Montal"}\n', "noms.jsonl:1"),
        ("noms.jsonl", "Riva Montal\n", "noms.jsonl:1"),
    ],
)
def test_fault_is_named_with_its_place(name: str, text: str, where: str, tmp_path: Path):
    (tmp_path / name).write_text(text, "utf-8")
    with pytest.raises(LexiconError, match=where):
        read_gazetteer(tmp_path / name)


def test_missing_file(tmp_path: Path):
    with pytest.raises(InputError, match="cannot be read"):
        read_gazetteer(tmp_path / "noms.tsv")


def test_own_names_go_before_the_package(tmp_path: Path):
    (tmp_path / "noms.tsv").write_text("name\tkind\tids\nSwiss\torganisation\twikidata:Q2\n", "utf-8")
    words = load_lexicons(read_gazetteer(tmp_path / "noms.tsv"))
    known = words.knowledge.name_of("Swiss")
    assert known is not None
    assert dict(known.ids) == {"wikidata": "Q2"}
