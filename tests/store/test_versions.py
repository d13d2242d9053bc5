"""Later versions supersede earlier ones, withdrawals withdraw; nothing is tied together on a guess."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from build import dispatch_with
from filled import Filled
from guillemets.model.dispatch import AgencyLine, Origin, Part, PartKind, Status, Wire
from guillemets.model.record import SCHEMA_VERSION, Record
from guillemets.model.refusal import Reason, RefusedInput, Stage
from guillemets.model.span import Passage, Span
from guillemets.store.store import Store, open_store
from guillemets.store.writer import Writer

NOW = "2025-03-12T18:00:00Z"
MORNING = "2025-03-12T08:00+01:00"
NOON = "2025-03-12T12:00+01:00"
EVENING = "2025-03-12T19:00+01:00"


def dispatch(
    headline: str, body: str, at: str | None, status: Status | None = None, origin: Origin | None = None
) -> Record:
    """A dispatch of the ATS without statements."""
    text = f"{headline}\n\nATS\n\n{body}"
    agency = text.index("ATS")
    return Record(
        dispatch=dispatch_with(
            text,
            (Part(kind=PartKind.HEADLINE, start=0, end=len(headline)),),
            source=origin or Origin(),
            published=at,
            status=status,
            headline=Passage.at(Span(0, len(headline)), text),
            agency=AgencyLine(start=agency, end=agency + 3, text="ATS", name="ATS"),
        )
    )


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "record.db") as made:
        yield made


def standing(store: Store, *records: Record) -> list[tuple[str, int | None, int | None]]:
    """Write the records and give standing, superseding and withdrawing dispatch of each."""
    writer = Writer(store.connection, lambda: NOW)
    for record in records:
        writer.add(record)
    writer.commit()
    return store.connection.execute(
        "SELECT standing, superseded_by, withdrawn_by FROM dispatch ORDER BY key"
    ).fetchall()


URGENT = dispatch("URGENT - Le pont de Chancy rouvert", "Le pont de Chancy a rouvert.", MORNING, Status.URGENT)
PLAIN = dispatch("Le pont de Chancy rouvert", "Le pont de Chancy a rouvert mercredi, dit la police.", NOON)
CORRECTED = dispatch("CORRECTIF: Le pont de Chancy rouvert", "Le pont a rouvert mardi.", EVENING, Status.CORRECTION)
WITHDRAWN = dispatch("ANNULE - Le pont de Chancy rouvert", "Prière d'annuler.", EVENING, Status.WITHDRAWAL)


def test_each_version_supersedes_the_one_before(store: Store):
    assert standing(store, URGENT, PLAIN, CORRECTED) == [
        ("superseded", 2, None),
        ("superseded", 3, None),
        ("current", None, None),
    ]


def test_order_of_arrival_does_not_matter(store: Store):
    assert standing(store, CORRECTED, URGENT, PLAIN) == [
        ("current", None, None),
        ("superseded", 3, None),
        ("superseded", 1, None),
    ]


def test_withdrawal_withdraws_all_versions_before_it(store: Store):
    assert [row[::2] for row in standing(store, URGENT, PLAIN, WITHDRAWN)] == [
        ("withdrawn", 3),
        ("withdrawn", 3),
        ("current", None),
    ]


def test_withdrawal_that_quotes_the_headline_is_enough(store: Store):
    notice = dispatch(
        "ANNULATION", "Nous annulons notre dépêche « Le pont de Chancy rouvert », erronée.", EVENING, Status.WITHDRAWAL
    )
    assert [row[0] for row in standing(store, PLAIN, notice)] == ["withdrawn", "current"]


def test_same_headline_without_any_status_is_a_copy(store: Store):
    copy = dispatch("Le pont de Chancy rouvert", "Le pont de Chancy est ouvert, à nouveau.", EVENING)
    assert {row[0] for row in standing(store, PLAIN, copy)} == {"current"}


def test_two_candidates_are_none(store: Store):
    origins = [Origin(url=f"https://www.{name}.example/pont") for name in ("letemps", "lecourrier")]
    copies = [
        replace(
            record := dispatch("Le pont de Chancy rouvert", f"Le pont de Chancy a rouvert, dit la police {i}.", NOON),
            dispatch=replace(record.dispatch, source=origin),
        )
        for i, origin in enumerate(origins)
    ]
    assert {row[0] for row in standing(store, *copies, CORRECTED)} == {"current"}
    assert store.connection.execute("SELECT later, earlier, chosen FROM version_link").fetchall() == [
        (3, 1, 0),
        (3, 2, 0),
    ]


def test_headline_of_last_week_is_another_dispatch(store: Store):
    old = dispatch("Le pont de Chancy rouvert", "Le pont de Chancy a rouvert.", "2025-03-02T12:00+01:00")
    assert {row[0] for row in standing(store, old, CORRECTED)} == {"current"}


def wired(record: Record, version: str, id_: str = "urn:ats:1") -> Record:
    origin = Origin(id=id_, format="ninjs", wire=Wire(provider="Keystone-ATS", version=version))
    return replace(record, dispatch=replace(record.dispatch, source=origin))


def test_wire_counts_its_versions_itself(store: Store):
    second = wired(dispatch("Le pont fermé à nouveau", "Le pont a fermé.", MORNING), "10")
    assert standing(store, second, wired(PLAIN, "9")) == [("current", None, None), ("superseded", 1, None)]


def test_item_that_is_replaced_by_name_is_superseded(store: Store):
    later = wired(dispatch("Tout autre chose", "Un texte.", EVENING), "1", "urn:ats:2")
    assert later.dispatch.source.wire
    origin = replace(later.dispatch.source, wire=replace(later.dispatch.source.wire, replaces=("urn:ats:1",)))
    later = replace(later, dispatch=replace(later.dispatch, source=origin))
    assert standing(store, wired(PLAIN, "1"), later)[0] == ("superseded", 2, None)


def test_same_address_is_the_same_page_later(store: Store):
    origin = Origin(url="https://www.letemps.example/pont", format="html")
    pages = [
        replace(r, dispatch=replace(r.dispatch, source=origin))
        for r in (PLAIN, dispatch("Pont rouvert", "Enfin.", EVENING))
    ]
    assert [row[0] for row in standing(store, *pages)] == ["superseded", "current"]


def test_same_row_number_in_two_files_is_nothing_in_common(store: Store):
    rows = [
        replace(r, dispatch=replace(r.dispatch, source=Origin(path=path, id="1", format="jsonl")))
        for path, r in (("a.jsonl", PLAIN), ("b.jsonl", CORRECTED))
    ]
    other = dispatch("Rien à voir", "Autre texte.", NOON)
    rows[1] = replace(other, dispatch=replace(other.dispatch, source=Origin(path="b.jsonl", id="1", format="jsonl")))
    assert {row[0] for row in standing(store, *rows)} == {"current"}


def test_withdrawal_without_words_withdraws_by_its_identifier(store: Store):
    writer = Writer(store.connection, lambda: NOW)
    writer.add(wired(PLAIN, "1"))
    source = Origin(id="urn:ats:1", format="ninjs", wire=Wire(provider="Keystone-ATS", status=Status.WITHDRAWAL))
    refused = RefusedInput(
        schema_version=SCHEMA_VERSION, source=source, stage=Stage.FORMATS, reason=Reason.NO_DISPATCH, message="no text"
    )
    assert writer.refuse(refused)
    assert not writer.refuse(refused)
    writer.commit()
    assert store.connection.execute("SELECT standing, withdrawn_by_input FROM dispatch").fetchall() == [
        ("withdrawn", 1)
    ]


def test_statements_and_events_go_the_way_of_their_dispatch(filled: Filled):
    with open_store(filled.path, read_only=True) as store:
        for table in ("statement", "event"):
            rows = store.connection.execute(
                f"SELECT count(*) FROM {table} t JOIN dispatch d ON d.key = t.dispatch WHERE t.standing <> d.standing"
            )
            assert rows.fetchone() == (0,)
        assert store.connection.execute(
            "SELECT count(*) FROM statement_speaker p JOIN statement s ON s.key = p.statement WHERE p.standing <> s.standing"
        ).fetchone() == (0,)
        counted = store.connection.execute(
            "SELECT count(*) FROM entity e WHERE statements <> (SELECT count(*) FROM statement_speaker s "
            "WHERE s.entity = e.key AND s.role = 'speaker' AND s.standing = 'current')"
        ).fetchone()
        assert counted == (0,)


def test_planted_versions_are_found(filled: Filled):
    with open_store(filled.path, read_only=True) as store:
        rows = store.connection.execute(
            "SELECT l.id, e.id FROM version_link v JOIN dispatch l ON l.key = v.later JOIN dispatch e ON e.key = v.earlier "
            "WHERE v.chosen"
        )
        found = {frozenset(pair) for pair in rows}
    planted = {frozenset((o.record.dispatch.id, o.version_of)) for o in filled.planted if o.version_of}
    assert len(planted) > 80
    assert len(found & planted) / len(planted) >= 0.97
    assert len(found & planted) / len(found) >= 0.97
