"""Contents are compared by their words, names by those that tell."""

from __future__ import annotations

import pytest

from guillemets.evaluation.matching import content_words, overlap, pair_up, same_name, same_speakers, trimmed


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("«Le pont rouvrira lundi»", "Le pont rouvrira lundi"),
        ("qu'«il est fermé»", "il est fermé"),
        ("de rouvrir le pont,", "rouvrir le pont"),
        ("que d'après lui le pont tient", "après lui le pont tient"),
        ("« le pont\u00a0»", "le pont"),
        ("que ", "que"),
        ("« ... »", ""),
        ("de", "de"),
    ],
)
def test_a_content_is_trimmed_to_its_words(content: str, words: str) -> None:
    start, end = trimmed(content, (0, len(content)))
    assert content[start:end] == words


@pytest.mark.parametrize(
    ("gold", "predicted"),
    [
        ("Lucia Arnold", "Mme Arnold"),
        ("Lucia Arnold", "arnold"),
        ("responsable européen", "un responsable européen"),
        ("porte-parole de la police", "le porte-parole"),
        ("Etats-Unis", "Washington"),
        ("UE", "l'Union européenne"),
        ("M. X", "X"),
    ],
)
def test_names_of_one_speaker(gold: str, predicted: str) -> None:
    assert same_name(gold, predicted)


@pytest.mark.parametrize(
    ("gold", "predicted"),
    [
        ("Lucia Arnold", "Lucien Arnoux"),
        ("parquet de Reims", "parquet de Lille et de Douai"),
        ("Paris", "Londres"),
        ("Lucia", ""),
    ],
)
def test_names_of_two_speakers(gold: str, predicted: str) -> None:
    assert not same_name(gold, predicted)


def test_every_speaker_must_be_named_and_no_more() -> None:
    assert same_speakers(["Lucia Arnold", "Paul Roux"], ["Paul Roux", "Mme Arnold"])
    assert not same_speakers(["Lucia Arnold", "Paul Roux"], ["Paul Roux"])
    assert not same_speakers(["Lucia Arnold"], ["Lucia Arnold", "Paul Roux"])
    assert not same_speakers([], ["Paul Roux"])
    assert same_speakers([], [])


def test_the_closest_contents_pair_first_and_each_only_once() -> None:
    gold = [{1, 2, 3, 4}, {3, 4, 5, 6}]
    predicted = [{3, 4, 5}, {1, 2, 3, 4, 5}, {9}]
    assert pair_up(gold, predicted, 0.5) == [(0, 1), (1, 0)]


def test_contents_that_share_less_than_half_do_not_pair() -> None:
    assert pair_up([{1, 2, 3}], [{3, 4}], 0.5) == []


def test_nothing_overlaps_nothing() -> None:
    assert overlap(set(), set()) == 0.0


def test_fragments_are_trimmed_one_by_one() -> None:
    text = "«Le pont», dit-elle, «tient»"
    assert content_words(text, [(0, 9), (21, 28)]) == {1, 4, 22}
