"""The entities of a dispatch: each once, with its mentions, roles, country and gender; why a source is not named."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from entities.marked import read, unmarked
from guillemets.lexicons import load_lexicons
from guillemets.lexicons.gazetteer import GazetteerEntry
from guillemets.model.attribution import SpeakerKind
from guillemets.model.entity import Entity, Gender, MentionForm
from guillemets.model.refusal import Reason

if TYPE_CHECKING:
    from guillemets.model.entity import Cast
    from guillemets.pipeline import Tools


def entity(cast: Cast, name: str) -> Entity:
    (found,) = [e for e in cast.entities if e.name == name]
    return found


@pytest.mark.model
def test_each_entity_once_with_all_its_mentions(tools: Tools):
    case = unmarked(
        "{La cheffe de la diplomatie de l'UE Kaja Kallas|x} a appelé Marco Rubio. {Mme Kallas|x} a parlé de Moscou.\n"
        "{La cheffe de la diplomatie de l'UE|x} s'est dite confiante. {Elle|x} ira à Kiev."
    )
    cast = read(case, tools)
    kallas = entity(cast, "Kaja Kallas")
    assert {(m.text, m.form) for m in kallas.mentions} == {
        ("La cheffe de la diplomatie de l'UE", MentionForm.ROLE),
        ("Kaja Kallas", MentionForm.NAME),
        ("Kallas", MentionForm.NAME),
        ("Elle", MentionForm.PRONOUN),
    }
    assert [role.text for role in kallas.roles] == ["cheffe de la diplomatie de l'UE"]
    assert kallas.gender is Gender.F
    assert kallas.kind is SpeakerKind.PERSON
    assert len({e.id for e in cast.entities}) == len(cast.entities)


@pytest.mark.model
def test_capital_that_acts_is_its_state_and_a_town_is_none(tools: Tools):
    cast = read(unmarked("{Ankara|x} a rappelé son ambassadeur. Il a quitté Rome hier."), tools)
    turkey = entity(cast, "Turquie")
    assert turkey.country == "TUR"
    assert [m.form for m in turkey.mentions] == [MentionForm.METONYM]
    assert all(e.name != "Italie" for e in cast.entities)


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "name", "gender"),
    [
        ("{Corinne Vasseur|x} a démenti.", "Corinne Vasseur", Gender.F),
        ("{Jean-Luc Perrin|x} a démenti.", "Jean-Luc Perrin", Gender.M),
        ("{M. Oberson|x} a démenti.", "Oberson", Gender.M),
        ("{La ministre Dominique Roche|x} a démenti.", "Dominique Roche", Gender.F),
        ("{Dominique Roche|x} a démenti.", "Dominique Roche", None),
    ],
)
def test_gender_from_title_role_or_first_name(text: str, name: str, gender: Gender | None, tools: Tools):
    assert entity(read(unmarked(text), tools), name).gender is gender


@pytest.mark.model
def test_reason_and_institution_of_an_anonymous_source(tools: Tools):
    case = unmarked("Selon {un responsable de l'Otan|x}, s'exprimant sous couvert d'anonymat, le plan est prêt.")
    cast = read(case, tools)
    (who,) = cast.speakers
    assert who.anonymous
    assert who.reason is not None
    assert who.reason.of(case.text) == "sous couvert d'anonymat"
    assert who.institution is not None
    assert cast.entities[who.institution].name == "Otan"


@pytest.mark.model
def test_demonym_takes_up_a_person(tools: Tools):
    case = unmarked("Le skieur norvégien Aleksander Moen a gagné. «Je suis heureux», a dit {le Norvégien|x}.")
    cast = read(case, tools)
    assert [cast.entities[i].name for i in cast.speakers[0].entities] == ["Aleksander Moen"]
    assert any(m.form is MentionForm.DEMONYM for m in entity(cast, "Aleksander Moen").mentions)


@pytest.mark.model
def test_unresolved_source_is_refused(tools: Tools):
    cast = read(unmarked("{Il|?} a dit non."), tools)
    assert [refusal.reason for refusal in cast.refusals] == [Reason.UNRESOLVED_SPEAKER]


@pytest.mark.model
def test_dispatch_without_statements_has_entities(tools: Tools):
    cast = read(unmarked("Kaja Kallas a rencontré Marco Rubio à Bruxelles."), tools)
    assert {"Kaja Kallas", "Marco Rubio"} <= {e.name for e in cast.entities}
    assert cast.speakers == ()


@pytest.mark.model
def test_gazetteer_gives_identifiers_and_finds_what_the_model_misses(tools: Tools):
    entry = GazetteerEntry(
        name="ratons laveurs", kind=SpeakerKind.ORGANISATION, aliases=("Ratons laveurs",), ids={"house": "17"}
    )
    person = GazetteerEntry(name="Zo Li", kind=SpeakerKind.PERSON, gender=Gender.F, country="CHN", ids={"house": "18"})
    words = replace(tools, lexicons=load_lexicons((entry, person)))
    cast = read(unmarked("{Zo Li|x} a quitté les Ratons laveurs. {Elle|x} le regrette."), words)
    assert entity(cast, "Zo Li").ids == {"house": "18"}
    assert entity(cast, "Zo Li").gender is Gender.F
    assert entity(cast, "Zo Li").country == "CHN"
    assert [cast.entities[i].name for i in cast.speakers[1].entities] == ["Zo Li"]
    assert entity(cast, "Ratons laveurs").ids == {"house": "17"}
