"""The library's front door, with the linguistic model behind it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import guillemets
from guillemets.errors import InputError
from guillemets.model.dispatch import Origin, RawDispatch
from guillemets.model.record import Record
from guillemets.model.refusal import Reason, RefusedInput, Stage
from guillemets.reader import Reader
from wire_copies import EXACT, Copy

pytestmark = pytest.mark.model

EXAMPLES = sorted((Path(__file__).parents[1] / "examples").glob("*.txt"))
SENTENCE = "«Nous ne céderons pas», a prévenu la ministre Lucia Arnold."


def test_text_bytes_and_file_give_the_same_record(reader: Reader, tmp_path: Path):
    path = tmp_path / "arnold.txt"
    path.write_text(SENTENCE, "utf-8")
    records = [reader.read(SENTENCE), reader.read(SENTENCE.encode()), reader.read(path)]
    assert records[0] == records[1]
    assert records[2].attributions == records[0].attributions
    assert records[2].dispatch.source == Origin(path=str(path))


def test_a_file_of_any_format_is_read(reader: Reader, tmp_path: Path):
    copy = Copy(text=f"Le Gothard attendra\n\n{SENTENCE}", headline="Le Gothard attendra")
    (tmp_path / "a.xml").write_bytes(EXACT["nitf"](copy))
    record = reader.read(tmp_path / "a.xml")
    assert record.dispatch.text == copy.text
    assert record.dispatch.source.wire is not None
    assert reader.read(EXACT["newsml"](copy)).attributions == record.attributions
    lines = EXACT["jsonl"](copy) * 2
    with pytest.raises(InputError, match="several dispatches"):
        reader.read(lines)


def test_who_said_what_comes_out(reader: Reader):
    (found,) = reader.read(SENTENCE).attributions
    assert [c.text for c in found.content] == ["«Nous ne céderons pas»"]
    assert found.speaker is not None
    assert found.speaker.name == "Lucia Arnold"


@pytest.mark.model
def test_somebody_whom_a_report_brings_in_is_not_its_speaker(reader: Reader):
    record = reader.read(
        "L'homme circulait trop vite, a indiqué la police cantonale. "
        "La passagère de la voiture est indemne, a-t-elle précisé."
    )
    assert [one.speaker.name for one in record.attributions if one.speaker] == ["police cantonale", "police cantonale"]


def test_date_from_outside_is_kept(reader: Reader):
    assert reader.read(SENTENCE, published="2025-01-28").dispatch.published == "2025-01-28"


def test_reading_again_gives_the_same_bytes(reader: Reader):
    text = EXAMPLES[0].read_text("utf-8")
    assert reader.read(text).to_json() == reader.read(text).to_json()


def test_record_goes_to_json_and_back(reader: Reader):
    record = reader.read(EXAMPLES[0])
    assert Record.from_json(record.to_json()) == record


def test_bad_input_raises_alone_and_is_a_row_among_many(reader: Reader):
    with pytest.raises(InputError, match="no such file"):
        reader.read(Path("nulle_part.txt"))
    row = RefusedInput(schema_version="1", source=Origin(), stage=Stage.FORMATS, reason=Reason.TOO_LONG, message="")
    raw = RawDispatch(text=SENTENCE, origin=Origin(id="n3"))
    first, second, third, fourth = reader.read_many([Path("nulle_part.txt"), "", raw, row])
    assert isinstance(first, RefusedInput)
    assert first.source.path == "nulle_part.txt"
    assert isinstance(second, RefusedInput)
    assert isinstance(third, Record)
    assert third.dispatch.source.id == "n3"
    assert fourth is row


def test_module_functions_share_one_model():
    assert guillemets.read(SENTENCE) == guillemets.read(SENTENCE)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_every_example_gives_statements(reader: Reader, path: Path):
    assert reader.read(path).attributions


Mutation = Callable[[str, float], str]


def at(text: str, place: float) -> int:
    """An index into the text from a place between 0 and 1."""
    return min(int(place * len(text)), max(len(text) - 1, 0))


def drop_a_mark(text: str, place: float) -> str:
    marks = [i for i, c in enumerate(text) if c in '«»“”"']
    i = marks[at("x" * len(marks), place)] if marks else 0
    return text[:i] + text[i + 1 :]


def join_lines(text: str, place: float) -> str:
    i = at(text, place)
    return text[:i] + text[i:].replace("\n", " ", 8)


def double_a_character(text: str, place: float) -> str:
    i = at(text, place)
    return text[: i + 1] + text[i:]


def cut(text: str, place: float) -> str:
    return text[at(text, place) :]


def repeat_a_stretch(text: str, place: float) -> str:
    i = at(text, place)
    return text[: i + 200] + text[i:]


def insert(wart: str) -> Mutation:
    def mutate(text: str, place: float) -> str:
        i = at(text, place)
        return text[:i] + wart + text[i:]

    mutate.__name__ = f"insert {wart!r}"
    return mutate


MUTATIONS: list[Mutation] = [
    drop_a_mark,
    join_lines,
    double_a_character,
    cut,
    repeat_a_stretch,
    *map(
        insert, ["«", "»", '"', "\u00a0", "\r\n", "\u200b", "😀", "e\u0301", ", a-t-il dit, ", "\x00", "(ATS)", "\n\n"]
    ),
]


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(
    path=st.sampled_from(EXAMPLES),
    mutations=st.lists(st.tuples(st.sampled_from(MUTATIONS), st.floats(0, 1)), min_size=1, max_size=12),
)
def test_damaged_dispatch_never_raises_and_its_offsets_hold(
    reader: Reader, path: Path, mutations: list[tuple[Mutation, float]]
):
    text = path.read_text("utf-8")
    for mutate, place in mutations:
        text = mutate(text, place)
    (outcome,) = reader.read_many([text])
    if isinstance(outcome, Record):
        assert outcome.dispatch.text == text
        assert Record.from_json(outcome.to_json()) == outcome
    else:
        assert outcome.reason in {Reason.UNREADABLE, Reason.NOT_FRENCH}
