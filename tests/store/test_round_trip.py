"""What is written into a store comes out as it went in."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

import guillemets
from build import sample
from guillemets.errors import StoreError
from guillemets.model.dispatch import Origin
from guillemets.store.store import Store
from guillemets.store.writer import Writer

NOW = "2025-03-12T18:00:00Z"


@pytest.fixture
def store(tmp_path: Path):
    with guillemets.open_store(tmp_path / "record.db", read_only=False) as made:
        yield made


def written(store: Store, *records: guillemets.Record) -> Writer:
    writer = Writer(store.connection, lambda: NOW)
    for record in records:
        writer.add(record)
    writer.commit()
    return writer


def test_record_comes_out_as_it_went_in(store: Store):
    written(store, sample())
    assert list(store.records()) == [sample()]
    assert store.record(sample().dispatch.id[:8]) == sample()
    assert store.record(sample().dispatch.id[:8]).to_json() == sample().to_json()


def test_same_text_elsewhere_is_one_more_appearance(store: Store):
    elsewhere = sample()
    origin = Origin(url="https://www.lecourrier.example/tunnel", format="html")
    elsewhere = replace(elsewhere, dispatch=replace(elsewhere.dispatch, source=origin))
    written(store, sample(), elsewhere, elsewhere, sample())
    assert len(store) == 1
    places = store.connection.execute("SELECT outlet, format FROM appearance ORDER BY key").fetchall()
    assert places == [(None, "plain"), ("lecourrier.example", "html")]


def test_every_offset_in_the_tables_points_to_its_words(store: Store):
    written(store, sample())
    text = sample().dispatch.text
    checked = 0
    for table, words in (
        ("mention", "text"),
        ("relay", "source"),
        ("event", "trigger_words"),
        ("time_expression", "text"),
    ):
        for said, starts, ends in store.connection.execute(f"SELECT {words}, starts, ends FROM {table}"):
            assert text[starts:ends] == said
            checked += 1
    for name in ("cue", "source", "addressee", "reason"):
        rows = store.connection.execute(
            f"SELECT {name}, {name}_starts, {name}_ends FROM statement WHERE {name} NOTNULL"
        )
        for said, starts, ends in rows:
            assert text[starts:ends] == said
            checked += 1
    assert checked > 20


def test_unknown_and_ambiguous_ids_are_told(store: Store):
    written(store, sample())
    with pytest.raises(StoreError, match="no dispatch has the id 'ffffff'"):
        store.record("ffffff")
    with pytest.raises(StoreError, match="no dispatch has the id"):
        store.record("a")
