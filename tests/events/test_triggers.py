"""Every row of the triggers fires on its own example; the parties that it marks there are found."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pytest

from events.marked import meets, read_marked
from guillemets.lexicons.plover_triggers import BY_CONTENT, Trigger, read_triggers
from guillemets.reader import Reader

if TYPE_CHECKING:
    from guillemets.model.event import Event

pytestmark = pytest.mark.model

ROWS = read_triggers().rows
PARTIES = 0.96
"""The share of the examples whose parties are all right; the parser errs on the others."""


def row_id(row: Trigger) -> str:
    """The head, its tail and its conditions."""
    return " ".join(filter(None, [row.head, row.tail, *row.needs]))


@cache
def events_of(text: str, reader: Reader) -> tuple[Event, ...]:
    """The events of an example, analysed once for both tests."""
    return reader.read(text).events


def fired(row: Trigger, reader: Reader) -> list[Event]:
    """The events that the row made at the trigger of its example."""
    marked = read_marked(row.example)
    begin, end = marked.triggers[0]
    rule = f"{row.sort}:{row.head}"
    return [
        event
        for event in events_of(marked.text, reader)
        if event.rule == rule and event.trigger.start < end and begin < event.trigger.end
    ]


@pytest.mark.parametrize("row", ROWS, ids=row_id)
def test_row_fires_on_its_example(row: Trigger, reader: Reader) -> None:
    found = [(event.type, event.mode or "") for event in fired(row, reader)]
    assert found, [(e.type, e.rule) for e in events_of(read_marked(row.example).text, reader)]
    if row.mode != BY_CONTENT and row.event not in ("RETREAT", "CONSULT", "SUPPORT", "AID", "COOPERATE"):
        assert (row.event, row.mode) in found


def test_parties_of_the_examples_are_those_marked(reader: Reader) -> None:
    wrong = []
    for row in ROWS:
        marked = read_marked(row.example)
        for event in fired(row, reader)[:1]:
            actors = [(p.start, p.end) for p in event.actors]
            recipients = [(p.start, p.end) for p in event.recipients]
            if not (meets(marked.actors, actors) and meets(marked.recipients, recipients)):
                wrong.append(row.example)
    assert 1 - len(wrong) / len(ROWS) >= PARTIES, wrong
