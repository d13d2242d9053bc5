"""Marked sentences by phenomenon: type, mode, factuality and parties of each event, and the sentences without any."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from events.marked import Marked, meets, read_marked
from guillemets.reader import Reader

if TYPE_CHECKING:
    from guillemets.model.event import Event

pytestmark = pytest.mark.model

CASES = Path(__file__).parent / "cases"


@dataclass(frozen=True, slots=True)
class Case:
    """One line of a cases file: what is expected ("-" for no event) and the marked sentence."""

    expected: str
    marked: Marked


def read_cases() -> list[object]:
    """The cases of all files, with the file and line as id."""
    found: list[object] = []
    for path in sorted(CASES.glob("*.txt")):
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            if line.strip() and not line.startswith("#"):
                expected, _, sentence = line.partition(" | ")
                found.append(pytest.param(Case(expected, read_marked(sentence)), id=f"{path.stem}:{number}"))
    return found


@pytest.mark.parametrize("case", read_cases())
def test_events_of_a_sentence_are_those_marked_in_it(case: Case, reader: Reader) -> None:
    events = reader.read(case.marked.text).events
    if case.expected == "-":
        assert [(event.type, event.trigger.text) for event in events] == []
        return
    found = [event for event in events if _name(event) == case.expected]
    assert found, [(_name(event), event.trigger.text) for event in events]
    event = found[0]
    told = ([p.text for p in event.actors], [p.text for p in event.recipients])
    assert meets(case.marked.actors, [(p.start, p.end) for p in event.actors]), told
    assert meets(case.marked.recipients, [(p.start, p.end) for p in event.recipients]), told


def _name(event: Event) -> str:
    kind = f"{event.type}.{event.mode}" if event.mode else event.type
    return f"{kind} {event.factuality}"
