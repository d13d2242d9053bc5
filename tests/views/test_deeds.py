"""The events of a page: parties, what is not plain fact, on whose word, and never wider than the terminal."""

from __future__ import annotations

import io

import pytest
from rich.cells import cell_len
from rich.console import Console

from build import record_with, sample
from guillemets.model.event import DateBasis, EventDate, Factuality
from guillemets.model.record import Record, speakers_of
from guillemets.views.deeds import deed_lines
from guillemets.views.interface import Interface, Language
from guillemets.views.terminal import TerminalPage


def names(record: Record) -> dict[str, str]:
    return {entity.id: entity.name for entity in record.entities}


def test_parties_stand_under_their_names_on_either_side_of_the_arrow():
    record = record_with(mode="allege")
    (line,) = deed_lines(record, Interface(Language.EN))
    assert (line.code, line.parties) == ("ACCUSE.allege", f"{names(record)['e7']} → {names(record)['e8']}")
    assert (line.words, line.when, line.notes) == ("Un tunnel de trop", "", ())


def test_missing_side_shows_as_a_hole():
    (passive,) = deed_lines(record_with(actors=()), Interface(Language.EN))
    (alone,) = deed_lines(record_with(recipients=()), Interface(Language.EN))
    assert passive.parties.startswith("… → ")
    assert "→" not in alone.parties


def test_date_shows_when_it_was_read_and_not_when_it_is_the_dispatchs_own():
    read = EventDate(value="2025-03-01", basis=DateBasis.READ, start=0, end=1)
    own = EventDate(value="2025-03-12", basis=DateBasis.DEFAULTED)
    shown = [next(deed_lines(record_with(date=date), Interface(Language.FR))).when for date in (read, own)]
    assert shown == ["1er mars 2025", ""]


@pytest.mark.parametrize(
    ("changes", "note"),
    [
        ({"factuality": Factuality.POSSIBLE}, "possible"),
        ({"factuality": Factuality.DENIED}, "denied"),
        ({"historical": True}, "background"),
    ],
)
def test_what_is_not_plain_fact_is_said(changes: dict[str, object], note: str):
    (line,) = deed_lines(record_with(**changes), Interface(Language.EN))
    assert line.notes == (note,)


def test_who_asserts_and_who_denies_are_named_once_each():
    told = sample().attributions[0]
    speakers = ", ".join(names(sample())[speaker.entity] for speaker in speakers_of(told))
    (line,) = deed_lines(record_with(asserted_by=(told.id,), denied_by=(told.id,)), Interface(Language.EN))
    assert line.notes == (f"according to: {speakers}", f"denied by: {speakers}")


@pytest.mark.parametrize("width", [32, 60, 100])
def test_section_is_never_wider_than_the_terminal(width: int):
    out = io.StringIO()
    record = record_with(asserted_by=tuple(a.id for a in sample().attributions), factuality=Factuality.DENIED)
    Console(file=out, width=width, highlight=False).print(TerminalPage(record, Interface(Language.EN)))
    section = out.getvalue().split("What happened")[1]
    assert "Un tunnel de trop" in " ".join(section.split()).replace("│ ", "")
    assert all(cell_len(row) <= width for row in section.splitlines())


def test_page_without_events_has_no_section():
    out = io.StringIO()
    Console(file=out, width=80).print(TerminalPage(sample(), Interface(Language.EN)))
    assert "What happened" not in out.getvalue()
