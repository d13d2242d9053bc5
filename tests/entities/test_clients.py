"""Lawyers speak of their clients: who says "Son client" between the words of the incise is the lawyer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from guillemets.model.attribution import Speaker

if TYPE_CHECKING:
    from guillemets.reader import Reader

CASES = [
    (
        (
            "Luc Bertholet a été inculpé. Me Jean Sallin, le conseil de M. Bertholet, a fait recours. "
            "Son client, dit-il, a été trompé par un fournisseur."
        ),
        "Jean Sallin",
    ),
    (
        (
            "Marie Fournier a été arrêtée mardi. Son avocate, Me Anne Sallin, s'est dite surprise. "
            "Sa cliente, dit-elle, n'a rien à cacher."
        ),
        "Anne Sallin",
    ),
    ("Luc Bertholet a été réélu mardi. Le résultat, dit-il, le réjouit.", "Luc Bertholet"),
]


@pytest.mark.model
@pytest.mark.parametrize(("text", "name"), CASES)
def test_speaker_of_an_incise_about_a_client(reader: Reader, text: str, name: str):
    last = reader.read(text).attributions[-1]
    assert isinstance(last.speaker, Speaker)
    assert last.speaker.name == name
