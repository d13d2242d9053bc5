"""What a store learns of offices, how people correct it, and what later dispatches make of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

import guillemets
from guillemets.errors import StoreError, UsageError
from guillemets.lexicons import load_lexicons
from guillemets.model.office import OfficeStatus
from guillemets.pipeline import Tools, analyse
from guillemets.reader import raw_dispatch
from guillemets.store.offices import NewOffice, add_office, learn, office_at, offices, settle, tenures
from guillemets.store.writer import Writer

if TYPE_CHECKING:
    from pathlib import Path

    from guillemets.model.record import Record
    from guillemets.store.store import Store

TEACHES = "«Il faut investir», a dit mardi Riva Montal, cheffe de la diplomatie de l'UE. {} l'a saluée."
ASKS = "La cheffe de la diplomatie européenne a appelé au calme."


@pytest.fixture
def store(tmp_path: Path):
    with guillemets.open_store(tmp_path / "record.db") as made:
        yield made


def teach(store: Store, tools: Tools, *days: str | None) -> None:
    writer = Writer(store.connection, lambda: "2025-01-01T00:00:00Z", (learn,))
    for number, day in enumerate(days):
        writer.add(read(TEACHES.format(f"Le parti {number}"), day, tools))
    writer.commit()


def read(text: str, published: str | None, tools: Tools) -> Record:
    return analyse(raw_dispatch(text, published=published), tools)


def speaker(published: str | None, store: Store, tools: Tools) -> str | None:
    """Who speaks in ASKS, read with what the store knows."""
    knowing = Tools(tools.nlp, load_lexicons(tenures=tenures(store.connection)))
    found = read(ASKS, published, knowing).attributions[0].speaker
    return found.name if found is not None and not isinstance(found, tuple) else None


@pytest.mark.model
def test_each_dispatch_teaches_and_its_words_are_kept(store: Store, tools: Tools):
    teach(store, tools, "2031-03-01", "2031-02-01", "2031-02-20")
    (row,) = offices(store.connection, "montal")
    assert (row.times, row.first_seen, row.last_seen) == (3, "2031-02-01", "2031-03-01")
    assert (row.institution, row.gender, row.status) == ("Union européenne", "f", "read")
    assert row.dispatch is not None
    assert store.record(row.dispatch).dispatch.text[row.starts : row.ends] == row.role


@pytest.mark.model
def test_later_dispatches_are_read_with_it_as_of_their_date(store: Store, tools: Tools):
    teach(store, tools, "2031-03-01")
    unknown = "cheffe de la diplomatie européenne"
    named = [speaker(day, store, tools) for day in ("2031-02-28", "2031-03-05", "2032-03-05", None)]
    assert named == ["Kaja Kallas", "Riva Montal", "Kaja Kallas", unknown]


@pytest.mark.model
def test_a_rejected_row_is_neither_used_nor_learnt_again(store: Store, tools: Tools):
    teach(store, tools, "2031-03-01")
    settle(store.connection, 1, OfficeStatus.REJECTED)
    teach(store, tools, "2031-03-04", "2031-03-05")
    assert office_at(store.connection, 1).status == "rejected"
    assert speaker("2031-03-06", store, tools) == "Kaja Kallas"


@pytest.mark.model
def test_a_confirmed_row_holds_until_further_notice(store: Store, tools: Tools):
    teach(store, tools, "2031-03-01")
    settle(store.connection, 1, OfficeStatus.CONFIRMED)
    assert speaker("2034-01-01", store, tools) == "Riva Montal"
    settle(store.connection, 1, OfficeStatus.CONFIRMED, "2032-12-31")
    assert speaker("2034-01-01", store, tools) == "Kaja Kallas"
    teach(store, tools, "2033-05-01", "2033-05-02")
    assert office_at(store.connection, 1).last_seen == "2032-12-31"


def test_what_is_added_by_hand(store: Store):
    new = NewOffice(person="Léa Favre", role="maire de Nyon", first="2024-05-01")
    row = add_office(store.connection, new)
    assert (row.status, row.institution, row.times, row.dispatch) == ("added", "Nyon", 0, None)
    again = add_office(store.connection, replace(new, last="2029-05-01"))
    assert (again.key, again.last_seen) == (row.key, "2029-05-01")
    (tenure,) = tenures(store.connection)
    assert (tenure.person, tenure.key, tenure.settled) == ("Léa Favre", "maire|nyon", True)


def test_two_holders_are_none(store: Store, tools: Tools):
    for person in ("Riva Montal", "Zora Quillet"):
        add_office(store.connection, NewOffice(person=person, role="maire de Nyon"))
    knowing = Tools(tools.nlp, load_lexicons(tenures=tenures(store.connection)))
    found = read("Le maire de Nyon juge le projet inutile.", "2025-01-28", knowing).attributions[0]
    assert found.speaker is not None
    assert not isinstance(found.speaker, tuple)
    assert found.speaker.name == "maire de Nyon"


def test_words_without_a_role_are_refused(store: Store):
    with pytest.raises(UsageError, match="names no role"):
        add_office(store.connection, NewOffice(person="Léa Favre", role="tunnel du Gothard"))


def test_a_row_that_is_not_there_is_told(store: Store):
    with pytest.raises(StoreError, match="no office has the number 7"):
        settle(store.connection, 7, OfficeStatus.REJECTED)
