"""The interface has a word for everything that a record can hold, in both languages."""

from __future__ import annotations

import pytest

from guillemets.model.attribution import Act
from guillemets.model.dispatch import PartKind, Status
from guillemets.model.refusal import Reason
from guillemets.views.interface import Interface, Language

EVERY_KEY = [
    *(f"act.{member}" for member in Act),
    *(f"part.{member}" for member in PartKind),
    *(f"status.{member}" for member in Status),
    *(f"reason.{member}" for member in Reason),
    *(f"month.{number}" for number in range(1, 13)),
]


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("key", EVERY_KEY)
def test_every_member_of_a_closed_set_has_its_word(key: str, language: Language):
    assert Interface(language).word(key)


def test_an_unknown_key_is_a_bug():
    with pytest.raises(KeyError):
        Interface(Language.EN).word("act.sings")


@pytest.mark.parametrize(
    ("language", "number", "told"),
    [
        (Language.EN, 0, "0 statements"),
        (Language.EN, 1, "1 statement"),
        (Language.FR, 0, "0 parole rapportée"),
        (Language.FR, 1, "1 parole rapportée"),
        (Language.FR, 2, "2 paroles rapportées"),
    ],
)
def test_numbers_agree_with_their_word(language: Language, number: int, told: str):
    assert Interface(language).counted("count.statement", number) == told


@pytest.mark.parametrize(
    ("published", "english", "french"),
    [
        ("2025-01-28T20:47+01:00", "28 January 2025, 20:47", "28 janvier 2025, 20:47"),
        ("2025-01-01", "1 January 2025", "1er janvier 2025"),
        ("2025-08", "August 2025", "août 2025"),
        ("2025-W05", "2025-W05", "2025-W05"),
        ("2025-13-01", "2025-13-01", "2025-13-01"),
        ("2025-¹-01", "2025-¹-01", "2025-¹-01"),
    ],
)
def test_dates_are_written_as_people_write_them(published: str, english: str, french: str):
    assert Interface(Language.EN).date(published) == english
    assert Interface(Language.FR).date(published) == french


def test_a_date_is_written_without_its_year_where_asked():
    assert Interface(Language.EN).date("2025-01-25", year=False) == "25 January"
    assert Interface(Language.FR).date("2025-02-01", year=False) == "1er février"
