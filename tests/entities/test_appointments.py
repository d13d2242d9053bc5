"""Offices learnt from text, and what wordings of one office have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from guillemets.entities.appointments import find_appointments
from guillemets.entities.office_keys import office_key
from guillemets.entities.tenures import at
from guillemets.lexicons import load_lexicons
from guillemets.model.office import Tenure
from guillemets.pipeline import analyse
from guillemets.reader import raw_dispatch

if TYPE_CHECKING:
    from guillemets.pipeline import Tools

WORDS = load_lexicons()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("cheffe de la diplomatie de l'UE", "chef de la diplomatie européenne"),
        ("ministre ukrainienne des Affaires étrangères", "ministre des Affaires étrangères de l'Ukraine"),
        ("nouveau maire de Nyon", "maire de Nyon"),
        ("secrétaire général de l'ONU", "secrétaire générale des Nations unies"),
        ("présidente élue du Kosovo", "président kosovar"),
    ],
)
def test_two_wordings_of_one_office(one: str, other: str):
    first, second = office_key(one, WORDS), office_key(other, WORDS)
    assert first is not None
    assert second is not None
    assert (str(first), first.country) == (str(second), second.country)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ministre de la Santé", "ministre de la Justice"),
        ("procureur de Paris", "procureur de Lyon"),
        ("président tchèque", "président slovaque"),
        ("présidente du Conseil", "vice-présidente du Conseil"),
    ],
)
def test_two_offices(one: str, other: str):
    first, second = office_key(one, WORDS), office_key(other, WORDS)
    assert first is not None
    assert second is not None
    assert (str(first), first.country) != (str(second), second.country)


@pytest.mark.parametrize("text", ["tunnel du Gothard", "", "Berne"])
def test_no_role_no_office(text: str):
    assert office_key(text, WORDS) is None


def test_an_office_held_no_longer_is_told():
    keys = [office_key(text, WORDS) for text in ("ancienne ministre de la Mer", "ex-ministre de la Mer")]
    assert [key is not None and key.former for key in keys] == [True, True]


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "learnt"),
    [
        ("«Il faut investir», a dit Riva Montal, cheffe de la diplomatie de l'UE.", "Riva Montal: chef|diplomatie|union europeenne"),
        ("Le maire de Nyon Paul Blanc a démenti.", "Paul Blanc: maire|nyon"),
        ("La directrice du port de Vidy, Léa Favre, a démenti.", "Léa Favre: directeur|port|vidy"),
        ("Léa Favre est ministre de la Mer. Elle a démenti.", "Léa Favre: ministre|mer"),
        ("L'ancien maire de Nyon Paul Blanc a démenti.", ""),
        ("La mère de Paul Blanc a démenti.", ""),
        ("Le porte-parole du président tchadien Paul Blanc a démenti.", ""),
        ("Paul Blanc a démenti. Le maire de Nyon a protesté.", ""),
    ],
)  # fmt: skip
def test_what_a_dispatch_teaches(text: str, learnt: str, tools: Tools):
    record = analyse(raw_dispatch(text, published="2025-01-28"), tools)
    found = find_appointments(record, tools.lexicons)
    assert "; ".join(f"{one.person}: {one.key}" for one in found) == learnt
    for one in found:
        assert record.dispatch.text[one.start : one.end] == one.role
        assert one.date == "2025-01-28"


def test_a_tenure_that_was_read_ends_half_a_year_after_the_last_dispatch():
    read = Tenure(person="Léa Favre", key="maire|nyon", first="2025-01-10", last="2025-03-01")
    settled = Tenure(person="Léa Favre", key="maire|nyon", first="2025-01-10", last="2025-03-01", settled=True)
    assert [at(read, day) for day in ("2025-01-09", "2025-01-10", "2025-08-28", "2025-08-29")] == [
        False,
        True,
        True,
        False,
    ]
    assert not at(settled, "2025-03-02")
