"""What the pages of the reading room ask: the short way to an answer gives what the long way would."""

from __future__ import annotations

from collections import Counter
from itertools import product

import pytest

from guillemets.store import deeds, interactions
from guillemets.store.breakdown import statement_facets
from guillemets.store.deeds import EventFilter, event_hits
from guillemets.store.facets import StatementFilter, spoken_hits, statement_hits
from guillemets.store.matching import matching
from guillemets.store.sourcing import SourceFilter, source_profile
from guillemets.store.store import Store

PERIODS = ((None, None), ("2024-01-02", None), (None, "2024-01-03"), ("2024-01-02", "2024-01-03"),
           ("2024-01-01", "2024-01-31"), ("2023-12-10", "2024-02-10"), ("2024-01-04", "2024-01-02"))  # fmt: skip


@pytest.mark.parametrize(("period", "agency"), [*product(PERIODS, (None, "ATS"))])
def test_profile_of_any_period_counts_every_statement_once(
    asked: Store, period: tuple[str | None, str | None], agency: str | None
):
    since, until = period
    profile = source_profile(asked.connection, SourceFilter(since=since, until=until, agency=agency))
    conditions = "s.standing = 'current' AND s.repeated = 0 AND (?1 IS NULL OR s.day >= ?1) "
    conditions += "AND (?2 IS NULL OR s.day <= ?2) AND (?3 IS NULL OR d.agency = ?3)"
    rows = asked.connection.execute(
        "SELECT s.naming, substr(s.day, 1, 7) FROM statement s JOIN dispatch d ON d.key = s.dispatch "
        f"WHERE {conditions}",
        (since, until, agency),
    ).fetchall()
    assert {count.value: count.number for count in profile.namings} == Counter(naming for naming, _ in rows)
    months = {(spell.month, spell.naming): spell.statements for spell in profile.months}
    assert months == Counter((month, naming) for naming, month in rows if month)


def test_months_follow_what_is_superseded_and_withdrawn(asked: Store):
    days = "SELECT substr(day, 1, 7), outlet, agency, kind, naming, gender, sum(statements) FROM source_tally "
    months = "SELECT month, outlet, agency, kind, naming, gender, statements FROM source_month"
    standing = asked.connection.execute("SELECT count(*) FROM dispatch WHERE standing <> 'current'").fetchone()[0]
    assert standing > 0
    by_day = asked.connection.execute(f"{days} GROUP BY 1, 2, 3, 4, 5, 6").fetchall()
    assert set(by_day) == set(asked.connection.execute(months).fetchall())


@pytest.mark.parametrize("given", [{"actor": "FRA"}, {"recipient": "FRA"}, {"actor": "FRA", "type": "ACCUSE"}])
def test_events_of_a_country_are_the_same_gathered_or_looked_for(
    asked: Store, given: dict[str, str], monkeypatch: pytest.MonkeyPatch
):
    gathered = event_hits(asked.connection, EventFilter(**given))
    monkeypatch.setattr(deeds, "_FEW", 0)
    assert event_hits(asked.connection, EventFilter(**given)) == gathered
    side = "actor" if "actor" in given else "recipient"
    events = {
        key
        for (key,) in asked.connection.execute(
            "SELECT p.event FROM event_party p JOIN dispatch_entity m ON m.key = p.dispatch_entity "
            "WHERE p.side = ? AND m.country = 'FRA'",
            (side,),
        )
    }
    assert gathered
    assert {hit.key for hit in gathered} <= events


def test_exchanges_count_the_parties_of_each_event(asked: Store):
    hits = event_hits(asked.connection, EventFilter(), 500)
    signs = {hit.key: hit.quad.endswith("cooperation") for hit in hits}
    expected: Counter[tuple[str, str, bool]] = Counter()
    for event, actor, recipient in asked.connection.execute(
        "SELECT p.event, a.country, r.country FROM event_party p JOIN event_party q ON q.event = p.event "
        "JOIN dispatch_entity a ON a.key = p.dispatch_entity JOIN dispatch_entity r ON r.key = q.dispatch_entity "
        "WHERE p.side = 'actor' AND q.side = 'recipient' AND a.country NOT NULL AND r.country NOT NULL"
    ):
        if event in signs:
            expected[actor, recipient, signs[event]] += 1
    for exchange in interactions.between_countries(asked.connection, hits):
        pair = exchange.actor, exchange.recipient
        assert (exchange.cooperation, exchange.conflict) == (expected[*pair, True], expected[*pair, False])


def test_words_find_what_is_said_and_who_is_called_so_each_once(asked: Store):
    (name,) = asked.connection.execute(
        "SELECT name FROM entity WHERE kind = 'person' ORDER BY statements DESC LIMIT 1"
    ).fetchone()
    family = name.split()[-1]
    hits = statement_hits(asked.connection, StatementFilter(matching=matching(family)))
    keys = [hit.key for hit in hits]
    assert len(keys) == len(set(keys)) > 0
    spoken = asked.connection.execute(
        "SELECT count(*) FROM statement WHERE speaker = ? AND standing = 'current' AND repeated = 0", (name,)
    ).fetchone()[0]
    assert statement_facets(asked.connection, hits).speakers[0].number >= min(spoken, 500)


def test_an_elided_article_is_nobody_s_name():
    wanted = matching("l'accord")
    assert wanted is not None
    assert '"l"' not in wanted.names


@pytest.mark.parametrize("narrowed", [{}, {"act": "denies"}, {"since": "2024-01-02", "until": "2024-01-03"}])
def test_index_of_speakers_gives_the_same_statements_as_the_rows(asked: Store, narrowed: dict[str, str]):
    (speaker,) = asked.connection.execute("SELECT id FROM entity ORDER BY statements DESC LIMIT 1").fetchone()
    wanted = StatementFilter(speaker=speaker, **narrowed)
    short = [(hit.key, hit.day, hit.act) for hit in spoken_hits(asked.connection, wanted)]
    assert short == [(hit.key, hit.day, hit.act) for hit in statement_hits(asked.connection, wanted)]
    assert short


def test_counting_agencies_reads_no_row_of_a_dispatch(asked: Store):
    plan = asked.connection.execute(
        "EXPLAIN QUERY PLAN SELECT d.agency FROM dispatch d INDEXED BY dispatch_carriers WHERE d.key = 1"
    ).fetchall()
    assert any("COVERING INDEX dispatch_carriers" in row[-1] for row in plan), plan
