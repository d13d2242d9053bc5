"""Each state, organisation, seat of power, office and role noun fires on its own example."""

from __future__ import annotations

import re

import pytest

from guillemets.entities.names import key_of
from guillemets.entities.offices import offices_of
from guillemets.lexicons import load_lexicons
from guillemets.lexicons.knowledge import Sense, squeezed
from guillemets.lexicons.metonyms import Metonym, read_metonyms
from guillemets.lexicons.natives import Native, read_natives
from guillemets.lexicons.offices import STILL, Holder, Office, Scope, read_holders, read_offices
from guillemets.lexicons.organisations import Organisation, read_organisations
from guillemets.lexicons.role_nouns import RoleNoun, plural_of, read_role_nouns
from guillemets.lexicons.states import State, read_states

LEXICONS = load_lexicons()


@pytest.mark.parametrize("state", read_states(), ids=lambda row: row.alpha3)
def test_state_is_known_in_its_example(state: State):
    words = state.example.split()
    endings = [" ".join(words[i:]) for i in range(len(words))]
    named = [known for ending in endings if (known := LEXICONS.knowledge.name_of(ending))]
    assert state.alpha3 in {known.country for known in named} | {LEXICONS.knowledge.country_of(words[-1])}
    assert LEXICONS.knowledge.name_of(state.name).country == state.alpha3


@pytest.mark.parametrize("row", read_natives(), ids=lambda row: row.place)
def test_native_stands_in_its_example_and_is_of_no_state(row: Native):
    assert row.masculine in row.example.lower()
    assert {LEXICONS.knowledge.origin_of(form.title()) for form in (row.masculine, row.feminine)} == {row.place}
    assert LEXICONS.knowledge.country_of(row.masculine) is None


@pytest.mark.parametrize("row", read_organisations(), ids=lambda row: row.name)
def test_organisation_stands_in_its_example(row: Organisation):
    found = [name for name in (row.name, *row.aliases) if name in row.example]
    assert found
    assert LEXICONS.knowledge.name_of(found[0]) is not None


@pytest.mark.parametrize("row", read_metonyms(), ids=lambda row: row.term)
def test_metonym_stands_in_its_example(row: Metonym):
    assert any(name in row.example for name in (row.term, *row.aliases))
    known = LEXICONS.knowledge.name_of(row.term)
    assert known is not None
    assert known.sense in (Sense.CAPITAL, Sense.SEAT)


@pytest.mark.parametrize("row", read_role_nouns(), ids=lambda row: row.term)
def test_role_noun_stands_in_its_example(row: RoleNoun):
    words = re.sub(r"^(?:le|la|l'|selon (?:le |la |l'))", "", row.example.lower())
    assert any(form and form.lower() in words for form in (row.masculine, row.feminine))


@pytest.mark.parametrize("office", read_offices(), ids=lambda row: row.office)
def test_office_is_named_in_its_example(office: Office):
    plain = re.sub(r"\W", "", squeezed(office.example).lower())
    assert any(re.sub(r"\W", "", squeezed(phrase).lower()) in plain for phrase in office.phrases)


@pytest.mark.parametrize("holder", read_holders(), ids=lambda row: f"{row.office}-{row.name}-{row.start}")
def test_holder_is_found_on_the_first_day_and_no_more_after_the_last(holder: Holder):
    offices = offices_of(LEXICONS)
    assert offices.holder(holder.office, holder.country, holder.start) == holder
    assert holder.end == STILL or offices.holder(holder.office, holder.country, holder.end) != holder
    assert key_of(holder.name)


def test_no_office_has_two_holders_at_a_time():
    rows = read_holders()
    twice = [
        (one.name, other.name)
        for one in rows
        for other in rows
        if one is not other
        and (one.office, one.country) == (other.office, other.country)
        and one.start <= other.start < one.end
    ]
    assert twice == []


def test_every_holder_has_an_office_and_a_state_where_it_needs_one():
    scopes = {office.office: office.scope for office in read_offices()}
    states = {state.alpha3 for state in read_states()}
    for holder in read_holders():
        assert (holder.country in states) == (scopes[holder.office] is Scope.STATE)


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("MOSCOU", "Russie"),
        ("l’Élysée".removeprefix("l’"), "Elysée"),
        ("Bruxelles", "Union européenne"),
        ("Nations unies", "Organisation des Nations unies"),
        ("Etats-Unis", "Etats-Unis"),
        ("États-Unis", "Etats-Unis"),
        ("maison", None),
    ],
)
def test_name_is_known_however_it_is_written(words: str, name: str | None):
    known = LEXICONS.knowledge.name_of(words)
    assert (known.entity if known else None) == name


@pytest.mark.parametrize(
    ("form", "plural"),
    [("maire", "maires"), ("chef de file", "chefs de file"), ("porte-parole", "porte-parole"), ("CRS", "CRS")],
)
def test_plural(form: str, plural: str):
    assert plural_of(form) == plural
