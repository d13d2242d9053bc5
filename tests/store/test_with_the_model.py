"""From a dispatch on disk to the answer, with the linguistic model."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from guillemets.formats import read_paths
from guillemets.ingest import Ingest, analysts
from guillemets.model.dispatch import RawDispatch
from guillemets.model.record import Record
from guillemets.reader import Reader
from guillemets.store.checking import check_store
from guillemets.store.said import Said
from guillemets.store.store import open_store

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.mark.model
def test_two_processes_share_the_model_and_the_store_answers(reader: Reader, tmp_path: Path):
    names = [str(EXAMPLES / name) for name in ("diplomatie-ats.txt", "politique-belga.txt", "votation-ats.txt")]
    with (
        analysts(lambda raw: next(reader.read_many([raw])), 2) as workers,
        open_store(tmp_path / "record.db") as store,
        store.writing() as writer,
    ):
        *_, tally = Ingest(store, writer, lambda _: None).run(read_paths(names), workers)
        assert (tally.added, tally.refused, tally.faults) == (3, 0, 0)
        assert list(store.connection.execute("SELECT path FROM dispatch ORDER BY key")) == [(name,) for name in names]
        rows = store.said(Said(name="aebischer", about=["négocier", "OR", "dialogue"][-1]))
        assert [row.speaker for row in rows] == ["Martine Aebischer"]
        assert rows[0].content == "l'importance d'un dialogue sans condition préalable entre les deux rives"
        assert list(store.records()) == sorted(
            (reader.read(Path(name)) for name in names), key=lambda r: (r.dispatch.published or "", r.dispatch.id)
        )


@pytest.mark.model
def test_a_text_with_a_nul_is_held_against_its_own_offsets(reader: Reader, tmp_path: Path):
    raw = next(read_paths([str(EXAMPLES / "diplomatie-ats.txt")]))
    assert isinstance(raw, RawDispatch)
    spoilt = replace(raw, text=raw.text.replace(" ", "\0 ", 1))
    with open_store(tmp_path / "record.db") as store, store.writing() as writer:
        record = next(reader.read_many([spoilt]))
        assert isinstance(record, Record)
        assert "\0" in record.dispatch.text
        writer.add(record)
        writer.commit()
        assert [fault for _, fault in check_store(store)] == [None]
        store.connection.execute("UPDATE time_expression SET text = 'autre chose'")
        assert any(fault for _, fault in check_store(store))
