"""A result is asked in SQL, loaded into a store, and holds copies as references."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from batch.quick_job import MANY, Silent, job_of, known, result, run_local
from guillemets.batch.copies import ALIKE, Candidate, copies_among, signature_of
from guillemets.batch.load import load_result
from guillemets.batch.local import LocalEngine
from guillemets.batch.publish import PART_ROWS, parts_of
from guillemets.batch.run import run_job
from guillemets.batch.sql import ask
from guillemets.errors import InputError, UsageError
from guillemets.model.record import Record, speakers_of, text_id
from guillemets.store.store import open_store

PAGE = (Path(__file__).parents[2] / "docs" / "batch.md").read_text("utf-8")
QUESTIONS = re.findall(r"^```sql\n(.*?)^```$", PAGE, flags=re.MULTILINE | re.DOTALL)
BODY = " ".join(f"La commune de Bex{n} a fermé le pont numéro {n} jusqu'au printemps." for n in range(40))


@pytest.fixture
def copied(quick: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:  # noqa: ARG001 -- it must come first
    """A finished job over a dispatch, two copies of it, one a month later, and another dispatch; with --dedupe."""
    texts = [(BODY + " (afp)", "2025-01-29"), (BODY, "2025-01-28T08:00+01:00"), (BODY, "2025-03-01"), ("Rien.", None)]
    source = tmp_path / "copies.jsonl"
    rows = [{"id": n, "text": text, "published": day} for n, (text, day) in enumerate(texts)]
    source.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    example = next(iter(known().values()))
    bare = dict.fromkeys(("attributions", "entities", "times", "events", "refusals"), ())

    def analyse(raw, _tools):  # noqa: ANN001, ANN202
        nothing = dict.fromkeys(("kicker", "headline", "agency", "byline", "dateline", "lead", "status"))
        parts = {"parts": (), "id": text_id(raw.text), "text": raw.text, "published": raw.published}
        fields = {name: getattr(example.dispatch, name) for name in example.dispatch.__dataclass_fields__}
        dispatch = type(example.dispatch)(**fields | nothing | parts | {"source": raw.origin})
        return Record(dispatch=dispatch, **bare)

    monkeypatch.setattr("guillemets.batch.analyse.analyse", analyse)
    folder = tmp_path / "copied"
    run_local(job_of(source, folder, rows=1, dedupe=True), 1)
    return folder


@pytest.mark.parametrize("question", QUESTIONS, ids=range(len(QUESTIONS)))
def test_every_question_of_the_page_is_answered(result: Path, question: str) -> None:
    answer = ask(result, question)
    rows = answer.fetchall()
    assert answer.columns
    assert sorted(map(str, rows)) == sorted(map(str, ask(result, question).fetchall()))


def test_there_are_questions_on_the_page() -> None:
    assert len(QUESTIONS) >= 10


def test_an_answer_agrees_with_the_records(result: Path) -> None:
    said = Counter(
        speakers_of(one)[0].name
        for record in known().values()
        for one in record.attributions
        if len(speakers_of(one)) == 1
    )
    query = (
        "SELECT speaker, count(*) FROM said JOIN statements USING (row, statement_id) WHERE speakers = 1 GROUP BY ALL"
    )
    found = ask(result, query.replace("speaker,", "said.speaker,")).fetchall()
    assert dict(found) == said


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * FROM read_csv('/etc/passwd')",
        "COPY statements TO 'a.csv'",
        "SET enable_external_access = true",
        "ATTACH 'a.db'",
        "SELECT * FROM nothing",
        "SELEC",
        "",
    ],
)
def test_what_is_no_question_to_the_result_is_refused(result: Path, query: str) -> None:
    with pytest.raises(UsageError):
        ask(result, query).fetchall()


def test_a_folder_without_a_result_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no result"):
        ask(tmp_path, "SELECT 1")
    with open_store(tmp_path / "a.db") as store, pytest.raises(InputError, match="no finished batch"):
        load_result(tmp_path, store)


def test_a_result_is_loaded_as_it_was_read(result: Path, tmp_path: Path) -> None:
    with open_store(tmp_path / "record.db") as store:
        loaded = load_result(result, store)
        assert (loaded.records, loaded.known, loaded.refused) == (MANY, 0, 0)
        held = {record.dispatch.id: record for record in store.records()}
    assert set(held) == {record.dispatch.id for record in known().values()}
    one = next(iter(known().values()))
    assert held[one.dispatch.id].attributions == one.attributions
    assert held[one.dispatch.id].events == one.events


def test_loading_twice_changes_nothing(result: Path, tmp_path: Path) -> None:
    with open_store(tmp_path / "record.db") as store:
        load_result(result, store)
        again = load_result(result, store)
    assert (again.records, again.known, again.appearances) == (0, MANY, 0)


def test_copies_refer_to_the_earliest_and_are_read_once(copied: Path) -> None:
    rows = {row["id"]: row for row in pq.read_table(copied / "inputs", partitioning=None).to_pylist()}
    assert [rows[n]["outcome"] for n in "0123"] == ["copy", "record", "record", "record"]
    assert rows["0"]["copy_of"] == rows["1"]["row"]
    assert rows["0"]["original_id"] == rows["1"]["dispatch_id"] == text_id(BODY)
    assert ALIKE <= rows["0"]["similarity"] <= 1
    assert len(pq.read_table(copied / "records", partitioning=None)) == 3


def test_a_copy_is_a_further_place_in_the_store(copied: Path, tmp_path: Path) -> None:
    with open_store(tmp_path / "record.db") as store:
        loaded = load_result(copied, store)
    assert (loaded.records, loaded.known, loaded.appearances) == (2, 1, 1)


def test_which_is_the_copy_does_not_depend_on_names_given_by_order() -> None:
    texts = [BODY, BODY + " (ats)", "Un autre texte, de cinq mots seulement."]
    for days in (("2025-01-02", "2025-01-01", "2025-01-01"), ("2025-01-01", "2025-01-01", "2025-01-01")):
        found = [
            Candidate(d, f"row{n}", text_id(t), signature_of(t))
            for n, (d, t) in enumerate(zip(days, texts, strict=True))
        ]
        earliest = min(found[:2])
        ((row, copy),) = copies_among(sorted(found))
        assert (copy.of, {row, copy.of}) == (earliest.row, {"row0", "row1"})


def test_dispatches_without_a_date_are_copies_of_their_like_alone() -> None:
    found = [Candidate(day, day, text_id(BODY), signature_of(BODY)) for day in ("2025-01-01", "undated")]
    assert list(copies_among(sorted(found))) == []


def test_days_go_into_parts_of_some_size() -> None:
    days = Counter({"2025-01-01": 10, "2025-01-02": PART_ROWS - 10, "2025-01-03": 1, "undated": 3 * PART_ROWS})
    parts = [(part.first, part.last, part.number, part.of) for part in parts_of(days)]
    assert parts == [
        ("2025-01-01", "2025-01-02", 0, 1),
        ("2025-01-03", "2025-01-03", 0, 1),
        *(("undated", "undated", n, 3) for n in range(3)),
    ]


@pytest.mark.usefixtures("quick")
def test_a_day_in_several_parts_holds_each_row_once(
    lines: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("guillemets.batch.publish.PART_ROWS", 1)
    job = job_of(lines, tmp_path / "parts")
    with LocalEngine(job, 1) as engine:
        run_job(job, engine, Silent())
    rows = pq.read_table(tmp_path / "parts" / "inputs", partitioning=None).column("row").to_pylist()
    assert len(rows) == len(set(rows)) == MANY
    assert len(result(tmp_path / "parts")) > 100
