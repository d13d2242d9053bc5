"""Every row of the layout's lexicons fires on its own example."""

from __future__ import annotations

import pytest

from guillemets.layout.body import name_segments
from guillemets.layout.crossheads import crosshead_end, cut_crossheads
from guillemets.layout.dateline import find_dateline
from guillemets.layout.head import fused_kicker
from guillemets.layout.segments import Segment, lines_of
from guillemets.layout.stamps import find_stamps
from guillemets.layout.status import status_of
from guillemets.lexicons import load_lexicons
from guillemets.lexicons.agencies import Agency
from guillemets.lexicons.border_words import BorderType, BorderWord
from guillemets.lexicons.date_words import DateWord, DateWordType
from guillemets.lexicons.frequent_words import FrequentWord
from guillemets.lexicons.furniture import FurnitureRow
from guillemets.lexicons.load import read_rows
from guillemets.lexicons.rubrics import Rubric
from guillemets.lexicons.status_words import StatusWord
from guillemets.model.dispatch import Part, PartKind

WORDS = load_lexicons()
BORDER_ROWS = read_rows("border_words.tsv", BorderWord, key=("term", "type"))
STARTERS = {BorderType.OPENER, BorderType.ARTICLE, BorderType.LETTER, BorderType.INSTITUTION, BorderType.DETERMINER}
BEFORE_NAMES = {
    BorderType.VERB,
    BorderType.PARTICLE,
    BorderType.HONORIFIC,
    BorderType.PLURAL,
    BorderType.COUNTED,
    BorderType.GENERIC,
}


def whole(text: str) -> Segment:
    return Segment(start=0, end=len(text))


@pytest.mark.parametrize("row", read_rows("agencies.tsv", Agency, key=("name",)), ids=lambda row: row.name)
def test_agency_signs_its_example(row: Agency):
    found = find_dateline(row.example, 0, len(row.example), WORDS)
    assert found is not None
    assert found.agency is not None
    assert found.agency[2].name == row.name
    assert row.example[found.end :].strip() == "Le pont a rouvert."


@pytest.mark.parametrize("row", read_rows("rubrics.tsv", Rubric, key=("term",)), ids=lambda row: row.term)
def test_rubric_is_cut_from_its_headline(row: Rubric):
    assert fused_kicker(row.example, whole(row.example), WORDS) == len(row.term)


@pytest.mark.parametrize("row", read_rows("date_words.tsv", DateWord, key=("term",)), ids=lambda row: row.term)
def test_date_word_belongs_to_the_stamp_of_its_example(row: DateWord):
    stamps = find_stamps(row.example, 0, len(row.example), WORDS)
    assert [(stamp.start, stamp.end) for stamp in stamps] == [(0, len(row.example))]
    if row.type is DateWordType.MONTH:
        assert stamps[0].day.month == int(row.value)
    if row.type is DateWordType.MARKER:
        assert stamps[0].deed == row.value
    if row.type is DateWordType.ZONE:
        assert stamps[0].iso(None).endswith(row.value)


@pytest.mark.parametrize(
    "row", read_rows("furniture.tsv", FurnitureRow, key=("term", "where")), ids=lambda row: f"{row.term}-{row.where}"
)
def test_furniture_names_its_example(row: FurnitureRow):
    assert WORDS.furniture.kind_of(row.example) == row.kind


@pytest.mark.parametrize("row", read_rows("status_words.tsv", StatusWord, key=("term",)), ids=lambda row: row.term)
def test_status_word_opens_its_example(row: StatusWord):
    part = Part(kind=PartKind.HEADLINE, start=0, end=len(row.example))
    assert status_of(row.example, (part,), None, WORDS) == row.status


@pytest.mark.parametrize(
    "row", [row for row in BORDER_ROWS if row.type in STARTERS], ids=lambda row: f"{row.term}-{row.type}"
)
def test_sentence_begins_at_the_word(row: BorderWord):
    end = crosshead_end(row.example, 0, len(row.example), WORDS)
    assert end is not None
    if row.type is BorderType.DETERMINER:
        assert row.example[end:].lstrip().startswith("«")
    elif row.type is BorderType.INSTITUTION:
        assert row.example[end:].lstrip().removeprefix("L'").split()[0].lower() in (
            *("le", "la", "les"),
            row.term.lower(),
        )
    else:
        assert row.example[end:].lstrip().startswith(row.term)


@pytest.mark.parametrize(
    "row", [row for row in BORDER_ROWS if row.type in BEFORE_NAMES], ids=lambda row: f"{row.term}-{row.type}"
)
def test_sentence_begins_at_the_name(row: BorderWord):
    end = crosshead_end(row.example, 0, len(row.example), WORDS)
    assert end is not None
    assert row.example[end:].lstrip().startswith(row.term if row.type is BorderType.HONORIFIC else "Yves")


@pytest.mark.parametrize(
    "row",
    [row for row in BORDER_ROWS if row.type not in STARTERS | BEFORE_NAMES],
    ids=lambda row: f"{row.term}-{row.type}",
)
def test_no_border_at_the_word(row: BorderWord):
    assert crosshead_end(row.example, 0, len(row.example), WORDS) is None


@pytest.mark.parametrize("row", read_rows("frequent_words.tsv", FrequentWord, key=("term",)), ids=lambda row: row.term)
def test_frequent_word_stands_in_its_example(row: FrequentWord):
    assert row.term in row.example.lower().replace("'", " ").split()


def test_crossheads_are_cut_only_outside_quotations():
    text = "La gare a fermé. «Le trafic reprend. Fin du cauchemar Il faut attendre», dit-il."
    assert cut_crossheads(text, whole(text), WORDS, opening=True) == [whole(text)]


def test_an_unnamed_line_gets_a_name():
    text = "Le pont rouvre\n\nLe pont a rouvert lundi, après deux ans de travaux, a annoncé la ville."
    assert all(segment.kind for segment in name_segments(text, lines_of(text), WORDS, None))
