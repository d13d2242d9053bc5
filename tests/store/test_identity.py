"""An entity of a dispatch is tied to one of the store, or to none; never to one of two."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from guillemets.model.attribution import SpeakerKind
from guillemets.model.entity import Entity, Gender, Mention, MentionForm
from guillemets.store.identity import resolve
from guillemets.store.store import Store, open_store

PERSON, BODY, STATE = SpeakerKind.PERSON, SpeakerKind.ORGANISATION, SpeakerKind.STATE


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "record.db") as made:
        yield made


def entity(
    name: str, kind: SpeakerKind = PERSON, *others: str, form: MentionForm = MentionForm.NAME, **known: object
) -> Entity:
    mentions = tuple(Mention(start=i, end=i + 1, text=text, form=form) for i, text in enumerate((name, *others)))
    return Entity(id="e1", name=name, kind=kind, mentions=mentions, **known)  # type: ignore[arg-type]


def test_same_name_is_the_same_person_whatever_its_accents(store: Store):
    one = resolve(store.connection, entity("Élise Favre"))
    assert one is not None
    assert resolve(store.connection, entity("Elise FAVRE")) == one
    assert resolve(store.connection, entity("Elise Favre", BODY)) != one


def test_country_tells_namesakes_apart_and_what_fits_both_is_neither(store: Store):
    swiss = resolve(store.connection, entity("Jean Martin", country="CHE"))
    belgian = resolve(store.connection, entity("Jean Martin", country="BEL"))
    assert swiss != belgian
    assert resolve(store.connection, entity("Jean Martin", country="CHE")) == swiss
    assert resolve(store.connection, entity("Jean Martin")) is None
    ids = store.connection.execute("SELECT id FROM entity ORDER BY key").fetchall()
    assert ids == [("person-jean-martin",), ("person-jean-martin-2",)]


def test_missing_country_is_learnt_and_then_counts(store: Store):
    one = resolve(store.connection, entity("Jean Martin", gender=Gender.M))
    assert resolve(store.connection, entity("Jean Martin", country="CHE")) == one
    assert resolve(store.connection, entity("Jean Martin", country="BEL")) != one
    assert store.connection.execute("SELECT country, gender FROM entity WHERE key = ?", (one,)).fetchone() == (
        "CHE",
        "m",
    )


def test_identifier_decides(store: Store):
    one = resolve(store.connection, entity("Kaja Kallas", ids={"wikidata": "Q1"}))
    assert resolve(store.connection, entity("K. Kallas", ids={"wikidata": "Q1"})) == one
    assert resolve(store.connection, entity("Kaja Kallas", ids={"wikidata": "Q2"})) != one
    assert resolve(store.connection, entity("Kaja Kallas")) is None


def test_unnamed_are_tied_to_nobody(store: Store):
    assert resolve(store.connection, entity("responsable européen", form=MentionForm.ROLE)) is None
    assert resolve(store.connection, entity("haut responsable de l'ONU", form=MentionForm.ROLE)) is None
    assert resolve(store.connection, entity("Russie", STATE, form=MentionForm.DEMONYM)) is not None
    assert store.connection.execute("SELECT count(*) FROM entity").fetchone() == (1,)


def test_body_is_known_by_its_acronym_in_either_order(store: Store):
    long = resolve(store.connection, entity("Nations unies", BODY, "ONU"))
    assert resolve(store.connection, entity("ONU", BODY)) == long
    assert resolve(store.connection, entity("O.N.U.", BODY)) == long
    short = resolve(store.connection, entity("CICR", BODY))
    assert resolve(store.connection, entity("Comité international de la Croix-Rouge", BODY, "CICR")) == short
    names = store.connection.execute("SELECT names FROM entity WHERE key = ?", (short,)).fetchone()
    assert names == ("CICR\nComité international de la Croix-Rouge",)


def test_part_of_a_name_and_an_acronym_of_two_are_not_enough(store: Store):
    european = resolve(store.connection, entity("Parlement européen", BODY, "Parlement"))
    assert resolve(store.connection, entity("Parlement", BODY)) != european
    resolve(store.connection, entity("Parti socialiste", BODY, "PS", country="FRA"))
    resolve(store.connection, entity("Parti socialiste", BODY, "PS", country="BEL"))
    assert resolve(store.connection, entity("PS", BODY)) is None
    assert resolve(store.connection, entity("Martin", PERSON)) != resolve(
        store.connection, entity("Jean Martin", PERSON, "Martin")
    )
