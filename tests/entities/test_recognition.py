"""Names found where the model errs: headlines, titles, bodies, peoples, offices, capitals."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from entities.marked import dispatch_of, unmarked
from guillemets.entities.recognise import find_names
from guillemets.language import parse

if TYPE_CHECKING:
    from guillemets.pipeline import Tools


def names(text: str, tools: Tools) -> set[str]:
    parsed, _ = parse(dispatch_of(unmarked(text)), tools.nlp, tools.lexicons)
    found = find_names(parsed, tools.lexicons)
    for name in found:
        assert parsed.place(name.first, name.last).of(text).split() == name.text.split()
    return {f"{name.text}: {name.label}" for name in found}


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Washington est le premier soutien de Kiev.", "Washington: LOC"),
        ("MOSCOU REJETTE L'OFFRE DE LA SUISSE", "MOSCOU: LOC"),
        ("Selon l'Insee, la croissance ralentit.", "Insee: ORG"),
        ("Le Quai d'Orsay a démenti.", "Quai d'Orsay: LOC"),
        ("Mme Ferrand a quitté la salle.", "Ferrand: PER"),
        ("«Nadia Ferrand» a signé la lettre.", "Nadia Ferrand: PER"),
        ("Le Canard enchaîné révèle l'affaire.", "Le Canard enchaîné: ORG"),
        ("La Ligue des usagers du rail (LUR) a protesté.", "LUR: ORG"),
        ("E.F., 37 ans, a été condamné.", "E.F.: PER"),
        ("Nadia Ferrand a gagné. Ferrand, 32 ans, courait seule.", "Ferrand: PER"),
        ("La sénatrice EELV Nadia Ferrand a voté non.", "Nadia Ferrand: PER"),
        ("Le groupe Wagner a quitté la ville.", "groupe Wagner: ORG"),
    ],
)
def test_found(text: str, name: str, tools: Tools):
    assert name in names(text, tools)


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Les Français ont voté dimanche.", "Français"),
        ("Le Premier ministre a démissionné.", "Premier ministre"),
        ("Le ministre de la Justice a démenti.", "Justice"),
        ("Le président de la République a démenti.", "République"),
        ("Les Gilets jaunes ont manifesté.", "Gilets"),
        ("Renforcer la coopération\nLa coopération doit avancer.", "Renforcer"),
    ],
)
def test_no_name(text: str, word: str, tools: Tools):
    assert all(found.partition(":")[0] != word for found in names(text, tools))
