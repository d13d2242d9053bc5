"""The invented dispatches are what they say they are."""

from __future__ import annotations

from collections import Counter

from planted import planted

from guillemets.model.dispatch import Status
from guillemets.model.record import text_id

MADE = list(planted(400))


def test_same_seed_gives_the_same_dispatches():
    assert [one.record.dispatch.id for one in planted(50)] == [one.record.dispatch.id for one in MADE[:50]]
    assert [one.record.dispatch.id for one in planted(50, seed=2)] != [one.record.dispatch.id for one in MADE[:50]]


def test_every_text_is_another_and_every_record_sound():
    assert len({one.record.dispatch.id for one in MADE}) == len(MADE)
    assert all(one.record.dispatch.id == text_id(one.record.dispatch.text) for one in MADE)
    assert all(list(one.record.faults()) == [] for one in MADE)


def test_copies_and_versions_come_after_what_they_repeat():
    seen = {one.record.dispatch.id: one for one in MADE}
    order = {id_: place for place, id_ in enumerate(seen)}
    copies = [one for one in MADE if one.copy_of]
    versions = [one for one in MADE if one.version_of]
    assert copies
    assert versions
    for one in copies:
        assert one.copy_of is not None
        origin = seen[one.copy_of]
        assert order[one.copy_of] < order[one.record.dispatch.id]
        assert set(one.utterances) <= set(origin.utterances)
        assert one.record.dispatch.agency
        assert origin.record.dispatch.agency
        assert one.record.dispatch.agency.name == origin.record.dispatch.agency.name
    assert {one.record.dispatch.status for one in versions} >= {Status.CORRECTION, Status.UPDATE}


def test_some_utterances_come_back_in_other_words():
    said: dict[int, set[str]] = {}
    for one in MADE:
        for number, statement in zip(one.utterances, one.record.attributions, strict=True):
            said.setdefault(number, set()).add(statement.content[0].text)
    variants = Counter(len(words) for words in said.values())
    assert variants[2] > 10
