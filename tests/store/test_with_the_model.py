"""From a dispatch on disk to the answer, with the linguistic model."""

from __future__ import annotations

from pathlib import Path

import pytest

from guillemets.formats import read_paths
from guillemets.ingest import Ingest, analysts
from guillemets.reader import Reader
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
