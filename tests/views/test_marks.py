"""Segments: marks that nest and overlap, cut at their borders, never lose or repeat a character."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from build import TEXT, record_with, sample
from guillemets.model.span import Span
from guillemets.views.interface import Interface, Language
from guillemets.views.lines import statement_lines
from guillemets.views.marks import DeedMark, Mark, Part, Role, deed_marks, marks_of, party_marks, segments

LINES = statement_lines(sample(), Interface(Language.EN))
SPANS = st.tuples(st.integers(0, 40), st.integers(1, 12)).map(lambda pair: (pair[0], pair[0] + pair[1]))
MARKS = st.lists(
    st.builds(
        lambda s, r, i: Mark(start=s[0], end=s[1], role=r, line=LINES[i]),
        SPANS,
        st.sampled_from(Role),
        st.integers(0, 8),
    )
)


def test_sample_is_given_back_whole():
    cut = segments(TEXT, Span(0, len(TEXT)), marks_of(LINES))
    assert "".join(segment.text for segment in cut) == TEXT


def test_nested_source_belongs_to_both_statements_and_shows_the_inner_one():
    cut = segments(TEXT, Span(0, len(TEXT)), marks_of(LINES))
    inner = next(segment for segment in cut if segment.text == "le ministre des transports Paul Zgraggen")
    assert inner.numbers == (5, 4)
    assert inner.roles == (Role.SOURCE,)
    assert [line.number for line in inner.contents] == [4]


def test_nested_contents_close_inner_first():
    cut = segments(TEXT, Span(0, len(TEXT)), marks_of(LINES))
    assert next(s for s in cut if s.text == "un abandon du projet").closes == (5, 4)


def test_parts_of_events_are_cut_at_their_borders():
    record = record_with()
    cut = segments(TEXT, Span(0, len(TEXT)), (), (), (*deed_marks(record.events), *party_marks(record.events)))
    assert "".join(segment.text for segment in cut) == TEXT
    entered = [number for segment in cut for number in segment.starts]
    assert sorted(entered) == list(range(1, len(record.events) + 1))
    for segment in cut:
        for number in segment.starts:
            trigger = record.events[number - 1].trigger.text
            assert trigger.startswith(segment.text) or segment.text.startswith(trigger)


def test_stretch_that_is_trigger_and_party_names_the_trigger_first():
    marks = [
        DeedMark(start=0, end=6, part=Part.RECIPIENT, number=2, trigger=False),
        DeedMark(start=2, end=4, part=Part.TRIGGER, number=1, trigger=True),
    ]
    cut = segments("abcdef", Span(0, 6), (), (), marks)
    assert [(s.text, s.parts, s.events, s.starts) for s in cut] == [
        ("ab", (Part.RECIPIENT,), (2,), ()),
        ("cd", (Part.TRIGGER, Part.RECIPIENT), (1, 2), (1,)),
        ("ef", (Part.RECIPIENT,), (2,), ()),
    ]


@given(MARKS, SPANS)
def test_any_marks_give_the_text_back_and_lie_wholly_over_their_segments(marks: list[Mark], place: tuple[int, int]):
    text = "".join(chr(ord("a") + i % 26) for i in range(60))
    start, end = place
    cut = segments(text, Span(start, end), marks)
    assert "".join(segment.text for segment in cut) == text[start:end]
    reached = start
    for segment in cut:
        left, reached = reached, reached + len(segment.text)
        over = {id(m) for m in marks if m.start < reached and left < m.end}
        assert {id(m) for m in segment.marks} == over
