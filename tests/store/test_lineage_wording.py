"""The same utterance in the same words, cut short, in other words; and what merely resembles it."""

from __future__ import annotations

import pytest

from guillemets.store.lineage.wording import Likeness, likeness, wording_of

SAME, TRUNCATED, REWORDED = Likeness.SAME, Likeness.TRUNCATED, Likeness.REWORDED

ALIKE = [
    ("«Une pression maximum»", "une pression maximale", REWORDED),
    ("exercer une pression maximum sur Moscou", "«une pression maximum»", TRUNCATED),
    ("«Nous ne paierons pas un franc de plus»", "nous ne paierons pas un franc de plus.", SAME),
    ("L'Europe doit augmenter ses investissements dans la défense", "l'augmentation des investissements de l'Europe dans la défense", REWORDED),
    ("le tunnel rouvrira avant la fin de l'année", "le tunnel rouvrira d'ici la fin de l'année", REWORDED),
    ("Les négociations avec Moscou reprendront lundi à Genève", "les négociations reprendront lundi à Genève", TRUNCATED),
    ("la hausse coûtera 230 millions aux cantons", "la hausse coûtera quelque 230 millions aux cantons alpins", TRUNCATED),
]  # fmt: skip
DIFFERENT = [
    ("la route sera fermée lundi à Brigue", "la route sera fermée lundi à Sion"),
    ("la hausse coûtera 230 millions aux cantons", "la hausse coûtera 320 millions aux cantons"),
    ("le gouvernement acceptera le plan de paix", "le gouvernement n'acceptera pas le plan de paix"),
    ("les sanctions seront levées", "les sanctions économiques contre la banque centrale resteront en vigueur"),
    ("sanctions", "les sanctions resteront en vigueur"),
    ("Il faut trancher avant l'été", "il faudra patienter jusqu'à l'automne"),
    ("une pression maximum", "la pression atmosphérique baisse"),
]


@pytest.mark.parametrize(("one", "other", "expected"), ALIKE)
def test_one_utterance(one: str, other: str, expected: Likeness):
    assert likeness(wording_of(one), wording_of(other)) is expected
    assert likeness(wording_of(other), wording_of(one)) is expected


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_two_utterances(one: str, other: str):
    assert likeness(wording_of(one), wording_of(other)) is None
    assert likeness(wording_of(other), wording_of(one)) is None


def test_a_capital_at_the_head_of_a_sentence_makes_no_name():
    assert wording_of("Personne ne sait. Demain peut-être, à Genève").fixed == {"geneve"}
