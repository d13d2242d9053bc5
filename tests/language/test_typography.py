from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guillemets.language.typography import MARKS, find_quotations, normalised
from guillemets.model.refusal import Reason, Stage
from guillemets.model.span import Span

# ⟦ ⟧ hold a quotation with its marks; × stands before a mark that found no partner.
PAIRED = [
    "⟦«Nous partons»⟧, a-t-il dit.",
    "⟦« Nous partons »⟧, a-t-il dit.",
    "⟦“Nous partons”⟧, a-t-il dit.",
    '⟦"Nous partons"⟧, a-t-il dit, ⟦"et vite"⟧.',
    "⟦„Nous partons“⟧ et ⟦‹Nous restons›⟧",
    "⟦»Nous partons«⟧, a-t-il dit.",
    "Il a dit: ⟦«Nous partons.»⟧ Puis ⟦«Adieu!»⟧",
    "Un ⟦«oui»⟧ franc, un ⟦«non»⟧ ferme.",
    "⟦«Elle m'a dit ⟦«viens»⟧ et je suis venue»⟧, raconte-t-il.",
    '⟦«La loi dit ⟦"oui"⟧»⟧',
    "L'⟦«affaire»⟧ et qu'⟦«aucun»⟧ ne sorte",
    "(⟦«Le Soir»⟧) ou [⟦«La Libre»⟧]",
    "⟦«Vraiment?»⟧-⟦«Vraiment!»⟧",
    "Rien entre guillemets ici.",
    "",
]
DAMAGED = [
    "⟦×«Nous partons, a-t-il dit.⟧",
    "Nous partons×», a-t-il dit.",
    "⟦«Nous partons»»⟧, a-t-il dit.",
    "⟦«Nous partons» et nous revenons»⟧, a-t-il dit.",
    "⟦×«Nous partons.⟧ ⟦«Nous revenons.»⟧",
]


def read(marked: str) -> tuple[str, set[tuple[int, int]], set[int]]:
    """The text, the places of its quotations, and those of its lone marks."""
    text, opened, places, lone = "", [], set(), set()
    for sign in marked:
        if sign == "⟦":
            opened.append(len(text))
        elif sign == "⟧":
            places.add((opened.pop(), len(text)))
        elif sign == "×":
            lone.add(len(text))
        else:
            text += sign
    return text, places, lone


@pytest.mark.parametrize("marked", PAIRED + DAMAGED)
def test_quotations_are_those_marked(marked: str) -> None:
    text, places, lone = read(marked)
    quotations, refusals = find_quotations(text, [Span(0, len(text))] if text else [])
    assert {(q.span.start, q.span.end) for q in quotations} == places
    assert {r.start for r in refusals} == lone


def test_inner_leaves_marks_and_blanks_out() -> None:
    text = "Il parle d'« un gâchis »."
    (quotation,), _ = find_quotations(text, [Span(0, len(text))])
    assert (quotation.inner.of(text), quotation.depth, quotation.closed) == ("un gâchis", 0, True)


def test_an_open_quotation_ends_with_its_region_and_says_so() -> None:
    text = "Il a dit: «Adieu.  "
    (quotation,), (refusal,) = find_quotations(text, [Span(0, len(text))])
    assert (quotation.span.of(text), quotation.inner.of(text), quotation.closed) == ("«Adieu.", "Adieu.", False)
    assert (refusal.stage, refusal.reason, refusal.end) == (Stage.LANGUAGE, Reason.UNPAIRED_QUOTE, refusal.start + 1)


def test_depth_tells_quotations_within() -> None:
    text = "«Elle m'a dit «viens» hier», raconte-t-il."
    quotations, _ = find_quotations(text, [Span(0, len(text))])
    assert [(q.span.of(text), q.depth) for q in quotations] == [("«Elle m'a dit «viens» hier»", 0), ("«viens»", 1)]


def regions_of(text: str) -> list[Span]:
    """The paragraphs of the text, with an empty line between them."""
    starts = [0, *(i + 2 for i in range(len(text)) if text.startswith("\n\n", i))]
    ends = [start - 2 for start in starts[1:]] + [len(text)]
    return [Span(*places) for places in zip(starts, ends, strict=True)]


def test_closed_quotations_stay_in_their_paragraphs() -> None:
    text = "«Un début»\n\nune suite\n\n«une fin»"
    quotations, refusals = find_quotations(text, regions_of(text))
    assert [q.span.of(text) for q in quotations] == ["«Un début»", "«une fin»"]
    assert refusals == ()


@pytest.mark.parametrize(
    "text",
    [
        "Il dit: «Un début.\n\n«Une suite.»",
        "Il dit: «Un début.\n\nUne suite.»",
        "Il dit: «Un début.\n\nUn milieu.\n\nUne suite.»",
    ],
)
def test_a_quotation_goes_on_over_paragraphs(text: str) -> None:
    (quotation,), refusals = find_quotations(text, regions_of(text))
    assert (quotation.span.of(text), quotation.closed, refusals) == (text.removeprefix("Il dit: "), True, ())


def test_a_quotation_between_keeps_paragraphs_apart() -> None:
    text = "Il dit: «Un début.\n\nElle dit «non».\n\nUne fin.»"
    quotations, refusals = find_quotations(text, regions_of(text))
    assert [q.span.of(text) for q in quotations] == ["«Un début.", "«non»"]
    assert len(refusals) == 2


def test_a_mark_that_only_closes_in_the_first_paragraph_is_alone() -> None:
    text = "Un début»\n\nUne fin."
    quotations, (refusal,) = find_quotations(text, regions_of(text))
    assert (quotations, refusal.start) == ((), text.index("»"))


def test_an_apostrophe_turned_into_a_mark_is_none() -> None:
    text = "Il sait qu«il y a du pain."
    assert find_quotations(text, [Span(0, len(text))]) == ((), ())


def test_an_elided_word_before_an_opening_mark_leaves_it_a_mark() -> None:
    text = "Il dit qu«il y a du pain»."
    (quotation,), refusals = find_quotations(text, [Span(0, len(text))])
    assert (quotation.span.of(text), refusals) == ("«il y a du pain»", ())


def test_a_late_second_closing_mark_belongs_to_something_else() -> None:
    text = "«Non» a dit le maire. Les élus sont partis»."
    quotations, refusals = find_quotations(text, [Span(0, len(text))])
    assert [q.span.of(text) for q in quotations] == ["«Non»"]
    assert len(refusals) == 1


@pytest.mark.parametrize(
    ("typed", "uniform"),
    [("l’“ami”", "l'«ami»"), ("rendez–vous", "rendez-vous"), ("12\u202f000\u00a0francs", "12 000 francs")],
)
def test_typography_is_made_uniform(typed: str, uniform: str) -> None:
    assert normalised(typed) == uniform


@given(st.text(alphabet="ab. ,'\n" + MARKS, max_size=60))
def test_any_marks_give_nested_places_inside_the_text(text: str) -> None:
    quotations, refusals = find_quotations(text, [Span(0, len(text))] if text else [])
    assert len(normalised(text)) == len(text)
    assert all(0 <= q.span.start < q.span.end <= len(text) and q.inner.within(q.span) for q in quotations)
    assert all(text[r.start] in MARKS for r in refusals)
    for one in quotations:
        for other in quotations:
            apart = not one.span.overlaps(other.span)
            assert apart or one.span.within(other.span) or other.span.within(one.span)
