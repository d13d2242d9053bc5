"""brat standoff: what is written is read back by the reader of gold, and is fit for brat itself."""

from __future__ import annotations

import re
from pathlib import Path

from awkward import skarje
from build import sample
from guillemets.evaluation.annotated import Reported
from guillemets.evaluation.brat import read_brat_gold
from guillemets.exports.brat import standoff, write_brat
from guillemets.model.attribution import Attribution
from guillemets.model.record import Record, speakers_of

T_LINE = re.compile(r"(T\d+)\t(\w+) ([\d ;]+)\t(.*)")


def words(text: str, places: tuple[tuple[int, int], ...]) -> str:
    return " ".join(" ".join(text[start:end] for start, end in places).split())


def as_written(one: Attribution, text: str) -> tuple[str, str, str, str]:
    content = tuple((piece.start, piece.end) for piece in one.content)
    cue = words(text, ((one.cue.start, one.cue.end),)) if one.cue else ""
    source = words(text, ((one.source.start, one.source.end),)) if one.source else ""
    return words(text, content), one.type.value, cue, source


def as_read(one: Reported, text: str) -> tuple[str, str, str, str]:
    return words(text, one.content), one.type or "", words(text, one.cue), words(text, one.source)


def read_back(record: Record, folder: Path) -> tuple[Reported, ...]:
    write_brat([record], folder)
    (gold,) = read_brat_gold(folder)
    assert gold.text == record.dispatch.text
    return gold.attributions


def test_contents_types_cues_and_sources_come_back(tmp_path: Path):
    record = sample()
    text = record.dispatch.text
    found = read_back(record, tmp_path)
    assert len(found) == len(record.attributions)
    expected = sorted(as_written(one, text) for one in record.attributions if one.source)
    assert expected == sorted(r for one in found if (r := as_read(one, text)) in expected)


def test_speakers_come_back_through_the_mention_that_names_them(tmp_path: Path):
    found = {words(skarje().dispatch.text, one.content): one for one in read_back(skarje(), tmp_path)}
    assert found["«Nous ne signerons pas ce plan» «ni demain, ni jamais»"].speakers == ("Goran Stanko",)
    accused = next(one for content, one in found.items() if content.startswith("la Doravie"))
    assert (accused.speakers, accused.type) == (("Goran Stanko",), "mixed")


def test_a_speaker_who_is_not_named_beside_the_quotation_is_tied_by_his_name(tmp_path: Path):
    record = sample()
    gold = read_back(record, tmp_path)
    floating = next(one for one in record.attributions if one.source is None and speakers_of(one))
    read = next(one for one in gold if one.content[0][0] == floating.content[0].start)
    assert read.speakers == tuple(speaker.name for speaker in speakers_of(floating))


def test_no_span_crosses_a_line_end_and_its_words_are_those_of_the_text():
    record = skarje()
    text = record.dispatch.text
    for line in standoff(record).splitlines():
        if match := T_LINE.fullmatch(line):
            pieces = [tuple(map(int, piece.split())) for piece in match[3].split(";")]
            assert not any(set("\r\n\x0c") & set(text[start:end]) for start, end in pieces)
            assert match[4].replace("\t", " ") == " ".join(text[start:end] for start, end in pieces).replace("\t", " ")


def test_every_line_is_one_of_the_three_kinds_of_standoff():
    kinds = re.compile(
        r"T\d+\t\w+ \d+ \d+(;\d+ \d+)*\t[^\t]+|R\d+\t\w+ Arg1:T\d+ Arg2:T\d+|#\d+\tAnnotatorNotes T\d+\t[^\t]+"
    )
    for record in (sample(), skarje()):
        lines = standoff(record).split("\n")
        assert lines.pop() == ""
        assert all(kinds.fullmatch(line) for line in lines)


def test_two_statements_of_the_same_words_stay_two(tmp_path: Path):
    record = sample()
    one = record.attributions[2]
    from dataclasses import replace

    twin = replace(one, id="a99", cue=None, source=None, speaker=None)
    found = read_back(replace(record, attributions=(one, twin)), tmp_path)
    assert [read.cue == () for read in found].count(True) == 1
    assert len(found) == 2
