"""One event once: what a dispatch tells of again is one event with all its mentions, what differs stays apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from guillemets.model.event import Event
    from guillemets.reader import Reader

pytestmark = pytest.mark.model

TOLD_AGAIN = [
    pytest.param(
        "PROTEST",
        "Des infirmières ont manifesté jeudi à Lyon.\n\nLa manifestation a réuni 3000 personnes, selon la police. "
        "Les manifestants ont défilé jusqu'à la préfecture.",
        ["ont manifesté", "manifestation", "ont défilé"],
        id="participants without a name are those with one",
    ),
    pytest.param(
        "COERCE",
        "La police a arrêté deux personnes lundi à Berne.\n\nUn Suisse et un Allemand ont été arrêtés au cours de "
        "cette opération.",
        ["a arrêté", "ont été arrêtés"],
        id="persons counted and then named",
    ),
    pytest.param(
        "AGREE",
        "Paris et Berlin sont convenus d'un calendrier lors d'un entretien entre le président français Luc Meyer et la "
        "chancelière allemande Ute Brandt.\n\nIls ont convenu de ce calendrier mardi, selon un diplomate.",
        ["sont convenus", "ont convenu"],
        id="states and those who speak for them",
    ),
    pytest.param(
        "ASSAULT",
        "Dix soldats ont été tués dans une embuscade lundi au Mali.\n\nL'embuscade a eu lieu près de Gao.",
        ["ont été tués", "embuscade"],
        id="the toll and the attack",
    ),
    pytest.param(
        "RETREAT",
        "Suisse : démission du directeur de la poste\n\nLe directeur de la poste, Jean Favre, a démissionné lundi. "
        "Cette démission était attendue.",
        ["démission", "a démissionné", "démission"],
        id="the headline and the body",
    ),
]


@pytest.mark.parametrize(("kind", "text", "mentions"), TOLD_AGAIN)
def test_mentions_of_one_event_are_brought_together(kind: str, text: str, mentions: list[str], reader: Reader) -> None:
    (event,) = of_kind(kind, text, reader)
    assert [mention.text for mention in event.mentions] == mentions


@pytest.mark.parametrize(
    ("kind", "text", "count"),
    [
        pytest.param(
            "COERCE",
            "Le chauffeur a été arrêté vendredi. La police avait annoncé en mars l'arrestation de plusieurs hommes.",
            2,
            id="one arrested and several",
        ),
        pytest.param(
            "ACCUSE",
            "Paris a accusé Rome de mentir. Paris a accusé Madrid de tricher.",
            2,
            id="two who are accused",
        ),
        pytest.param(
            "PROTEST",
            "Des gilets jaunes ont annoncé une marche pacifiste jusqu'à Paris pour réclamer un référendum. "
            "Les manifestations des cheminots ont été émaillées de heurts samedi.",
            2,
            id="a march to come and protests that were",
        ),
    ],
)
def test_events_that_differ_stay_apart(kind: str, text: str, count: int, reader: Reader) -> None:
    events = [event for event in of_kind(kind, text, reader) if event.mode != "riot"]
    assert len(events) == count, [(e.trigger.text, e.mode) for e in events]


def of_kind(kind: str, text: str, reader: Reader) -> list[Event]:
    """The events of a type in a text."""
    return [event for event in reader.read(text).events if event.type == kind]
