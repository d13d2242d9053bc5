"""Each question gives what a walk through all the records gives."""

from __future__ import annotations

import contextlib
import re
from collections import Counter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from filled import Filled
from guillemets.errors import StoreError, UsageError
from guillemets.model.attribution import Act, Attribution
from guillemets.model.record import Record, speakers_of
from guillemets.store.filters import Scope
from guillemets.store.happenings import Events
from guillemets.store.naming import Counting
from guillemets.store.said import Said, Who
from guillemets.store.searching import Search
from guillemets.store.sources import Period, Sources, SourcesBy
from guillemets.store.store import Store

ALL = Scope(history=True)


def every(filled: Filled) -> list[tuple[Record, Attribution]]:
    return [(one.record, said) for one in filled.planted for said in one.record.attributions]


def busiest(filled: Filled) -> str:
    """The person who is heard most."""
    heard = Counter(s.name for _, said in every(filled) for s in speakers_of(said) if not said.anonymous)
    return next(name for name, _ in heard.most_common() if " " in name and name.istitle())


def ref(record: Record, said: Attribution) -> str:
    return f"{record.dispatch.id}:{said.id}"


def test_search_finds_every_form_of_the_word_and_nothing_else(asked: Store, filled: Filled):
    expected = {
        one.record.dispatch.id
        for one in filled.planted
        if re.search(r"\bglaciers?\b", one.record.dispatch.text.lower())
    }
    assert len(expected) > 50
    for words in ("glacier", "GLACIERS", "glaciers"):
        found = asked.search(Search(words=words, scope=ALL, limit=10_000))
        assert {row.dispatch for row in found} == expected


def test_search_takes_phrases_prefixes_and_exclusions(asked: Store, filled: Filled):
    texts = {one.record.dispatch.id: one.record.dispatch.text.lower() for one in filled.planted}
    found = {row.dispatch for row in asked.search(Search(words='"recul des glaciers"', scope=ALL, limit=10_000))}
    assert found == {id_ for id_, text in texts.items() if "recul des glaciers" in text}
    found = {row.dispatch for row in asked.search(Search(words="baccal* -grève", scope=ALL, limit=10_000))}
    assert found == {id_ for id_, text in texts.items() if "baccalauréat" in text and "grève" not in text}
    assert found


def test_search_shows_the_words_where_they_stand(asked: Store, filled: Filled):
    texts = {one.record.dispatch.id: one.record.dispatch.text for one in filled.planted}
    for row in asked.search(Search(words="canicule pluie", scope=ALL)):
        passage = texts[row.dispatch][row.starts : row.ends]
        assert all(word in passage for word in row.found)
        assert {word.lower() for word in row.found} <= {"canicule", "pluie"}
        assert row.found


def test_best_search_result_has_the_word_in_its_headline(asked: Store):
    best = asked.search("glaciers")[0]
    assert best.headline
    assert "glaciers" in best.headline.lower()


def test_search_narrows_by_day_agency_and_speaker(asked: Store, filled: Filled):
    name = busiest(filled)
    query = Search(
        words="canicule",
        scope=Scope(since="2024-01-03", until="2024-01", agency="ats", history=True),
        speaker=name,
        limit=9999,
    )
    expected = {
        one.record.dispatch.id
        for one in filled.planted
        if "canicule" in one.record.dispatch.text.lower()
        and one.record.dispatch.agency
        and one.record.dispatch.agency.name == "ATS"
        and "2024-01-03" <= (one.record.dispatch.published or "")[:10] <= "2024-01-31"
        and any(s.name == name for said in one.record.attributions for s in speakers_of(said))
    }
    assert expected
    assert {row.dispatch for row in asked.search(query)} == expected


def test_said_gives_all_statements_of_the_person_newest_first(asked: Store, filled: Filled):
    name = busiest(filled)
    expected = {ref(r, said) for r, said in every(filled) if any(s.name == name for s in speakers_of(said))}
    rows = asked.said(Said(name=name, scope=ALL, limit=10_000))
    assert {row.statement for row in rows} == expected
    days = [(row.published or "")[:10] for row in rows]
    assert days == sorted(days, reverse=True)


def test_said_by_act_and_about_words(asked: Store, filled: Filled):
    name = busiest(filled)
    rows = asked.said(Said(name=name, act=Act.DENIES, about="glaciers", scope=ALL, limit=10_000))
    expected = {
        ref(r, said)
        for r, said in every(filled)
        if any(s.name == name for s in speakers_of(said))
        and said.act is Act.DENIES
        and "glacier" in said.content[0].text
    }
    assert {row.statement for row in rows} == expected


def test_somebody_unnamed_is_found_by_the_words_for_him(asked: Store, filled: Filled):
    expected = {
        ref(r, said) for r, said in every(filled) if any(s.name == "source policière" for s in speakers_of(said))
    }
    rows = asked.said(Said(name="source policiere", scope=ALL, limit=10_000))
    assert {row.statement for row in rows} == expected
    assert expected


def test_chain_of_words_is_given(asked: Store, filled: Filled):
    relayed = {ref(r, said): said.relay[0].source.text for r, said in every(filled) if said.relay}
    name = busiest(filled)
    rows = asked.said(Said(name=name, scope=ALL, limit=10_000))
    given = {row.statement: row.on_the_word_of for row in rows if row.on_the_word_of}
    assert given
    assert given.items() <= relayed.items()


def test_who_counts_speakers_and_acts(asked: Store, filled: Filled):
    counted: Counter[str] = Counter()
    against: Counter[str] = Counter()
    for _, said in every(filled):
        if "glacier" in said.content[0].text:
            for speaker in speakers_of(said):
                counted[speaker.name] += 1
                against[speaker.name] += said.act in {Act.DENIES, Act.ACCUSES, Act.THREATENS}
    rows = asked.who(Who(words="glaciers", scope=ALL, limit=10_000))
    assert {row.speaker: row.statements for row in rows} == dict(counted)
    assert {row.speaker: row.opposing for row in rows} == {name: against[name] for name in counted}
    assert [row.statements for row in rows] == sorted(counted.values(), reverse=True)


def test_who_counts_utterances_and_copies_once(asked: Store, filled: Filled):
    said: dict[str, set[int]] = {}
    for one in filled.planted:
        for number, statement in zip(one.utterances, one.record.attributions, strict=True):
            if "glacier" in statement.content[0].text:
                for speaker in speakers_of(statement):
                    said.setdefault(speaker.name, set()).add(number)
    counted = {
        count: {
            row.speaker: row.statements for row in asked.who(Who(words="glaciers", count=count, scope=ALL, limit=9999))
        }
        for count in Counting
    }
    named = {name for name in said if any(map(str.isupper, name))}
    agreeing = sum(counted[Counting.UTTERANCES][name] == len(said[name]) for name in named)
    assert agreeing / len(named) >= 0.9
    for name in named:
        utterances, copies, statements = (counted[count][name] for count in reversed(Counting))
        assert utterances <= copies <= statements
    assert sum(counted[Counting.UTTERANCES].values()) < sum(counted[Counting.STATEMENTS].values())


def test_utterance_is_followed_through_its_copies(asked: Store, filled: Filled):
    carriers: dict[int, set[str]] = {}
    for one in filled.planted:
        for number, statement in zip(one.utterances, one.record.attributions, strict=True):
            carriers.setdefault(number, set()).add(ref(one.record, statement))
    number, expected = max(carriers.items(), key=lambda pair: len(pair[1]))
    found = asked.utterance(min(expected))
    assert {carrier.statement for carrier in found.carriers} >= expected
    days = [carrier.published or "" for carrier in found.carriers]
    assert found.first == found.carriers[0]
    assert days == sorted(days)
    with pytest.raises(StoreError, match="no statement 'a999'"):
        asked.utterance(min(expected).partition(":")[0] + ":a999")
    for no_id in ("", "99999", ":a1", "3f9ac01b22aa:"):
        with pytest.raises(UsageError, match="no id of a statement"):
            asked.utterance(no_id)


def test_events_by_type_actor_recipient_and_place(asked: Store, filled: Filled):
    rows = asked.events(Events(type="sanction", actor="Suisse", scope=ALL, limit=10_000))
    expected = {
        f"{one.record.dispatch.id}:{event.id}"
        for one in filled.planted
        for event in one.record.events
        if event.type == "SANCTION" and event.actors[0].text == "Suisse"
    }
    assert expected
    assert {row.event for row in rows} == expected
    assert {row.place for row in asked.events(Events(place="geneve", scope=ALL))} == {"Genève"}
    assert {row.recipients for row in asked.events(Events(recipient="Maroc", scope=ALL))} == {"Maroc"}
    month = asked.events(Events(scope=Scope(since="2024-01", until="2024-01", history=True), limit=10_000))
    assert {(row.date or "")[:7] for row in month} == {"2024-01"}


@pytest.mark.parametrize(
    ("query", "told"),
    [
        (Events(type="FOO"), r"'FOO' is no type of PLOVER. ask for one of AGREE, CONSULT"),
        (Events(mode="foo"), "'foo' is no mode. ask for one of"),
        (Events(type="sanction", mode="rally"), "'rally' is no mode of SANCTION"),
    ],
)
def test_what_plover_does_not_have_is_no_question(asked: Store, query: Events, told: str):
    with pytest.raises(UsageError, match=told):
        asked.events(query)


def test_sources_count_what_stands(asked: Store, filled: Filled):
    current = {row[0] for row in asked.connection.execute("SELECT id FROM dispatch WHERE standing = 'current'")}
    standing = [(r, said) for r, said in every(filled) if r.dispatch.id in current]
    rows = asked.sources(Sources(by=SourcesBy.NAMING))
    assert sum(row.statements for row in rows) == len(standing)
    assert next(row.statements for row in rows if row.source == "anonymous") == sum(s.anonymous for _, s in standing)
    assert sum(row.share for row in rows) == pytest.approx(1)
    monthly = asked.sources(Sources(by=SourcesBy.OUTLET, over=Period.DAY))
    assert len({row.period for row in monthly}) > 5
    assert sum(row.statements for row in monthly) == len(standing)
    names = asked.sources(Sources(by=SourcesBy.NAME, scope=Scope(agency="ATS")))
    assert names[0].statements >= names[-1].statements > 0


def test_name_spelt_nearly_is_offered(asked: Store, filled: Filled):
    name = busiest(filled)
    with pytest.raises(StoreError, match=f"Did you mean.*{name}"):
        asked.said(name[:-2] + name[-1] + name[-2])


def test_question_without_words_is_told(asked: Store):
    with pytest.raises(UsageError, match="no word to search for"):
        asked.search("«»")
    with pytest.raises(UsageError, match="is no date"):
        Scope(since="hier")


def test_answers_become_tables(asked: Store):
    rows = asked.said(Said(name="source policière", limit=5))
    table = rows.arrow()
    assert table.num_rows == len(rows) == 5
    assert table.column_names == list(rows.columns)
    assert str(table.schema.field("negated").type) == "bool"
    assert asked.search("xyzzy").arrow().num_rows == 0
    assert list(rows.pandas()["statement"]) == [row.statement for row in rows]
    assert str(asked.search("glaciers").arrow().schema.field("found").type).startswith("list")


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(alphabet=st.sampled_from("aé œ'’\"«»*-()+:^~.,;%_AND OR NOT NEAR\x00\n"), max_size=24))
def test_whatever_is_typed_is_an_answer_or_told(asked: Store, words: str):
    for ask in (asked.search, asked.search_statements, asked.who):
        with contextlib.suppress(UsageError):
            found = ask(words)
            assert len(list(found)) == len(found)
    with contextlib.suppress(StoreError):
        asked.said(words)
