"""What two writings of a name share, whatever their titles, accents, initials and transliteration."""

from __future__ import annotations

import pytest

from guillemets.entities.names import key_of, same_body, same_person


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("Kallas", "Kaja Kallas"),
        ("von der Leyen", "Ursula von der Leyen"),
        ("de Caumont", "Jérôme de Caumont"),
        ("Donald Trump", "Donald J. Trump"),
        ("J. Trump", "Donald J. Trump"),
        ("Zelenskiï", "Volodymyr Zelensky"),
        ("Zelenskyy", "Volodymyr Zelensky"),
        ("Eliane Houlet", "Éliane Houlet"),
        ("Jean-Luc", "Jean-Luc Perrin"),
        ("al Ghaith", "Ghaith al Ghaith"),
        ("Keller-Sutter", "Karin Keller-Sutter"),
    ],
)
def test_one_person(short: str, full: str):
    assert same_person(short, full)
    assert same_person(full, short)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Siim Kallas", "Kaja Kallas"),
        ("Marc Berthier", "Claire Berthier"),
        ("Perrin", "Jean-Luc Perrinet"),
        ("Donald", "Donald"[:3]),
        ("Paul Blanc", "Blanc Paul"),
    ],
)
def test_two_persons(one: str, other: str):
    assert not same_person(one, other)


@pytest.mark.parametrize(
    ("short", "full", "same"),
    [
        ("Adobe", "Adobe Systems", True),
        ("Systems", "Adobe Systems", False),
        ("Le Monde", "Le Monde diplomatique", True),
        ("Union", "Unionist Party", False),
    ],
)
def test_bodies(short: str, full: str, *, same: bool):
    assert same_body(short, full) is same


def test_key_keeps_particles():
    assert key_of("Jérôme d’Orsan") != key_of("Jérôme Orsan")
