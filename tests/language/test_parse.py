"""The parse of a dispatch: regions, offsets, sentences. The model is a blank one where its answers do not matter."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from attributions.marks import read_case
from guillemets.language import parse
from guillemets.language.parse import readable
from guillemets.language.parsed import Parsed
from guillemets.language.tokenizer import mend_tokenizer
from guillemets.lexicons import load_lexicons
from guillemets.model.dispatch import Dispatch, Part, PartKind
from guillemets.model.refusal import Reason
from guillemets.model.span import Passage, Span

if TYPE_CHECKING:
    from spacy.language import Language

    from guillemets.pipeline import Tools

WORDS = load_lexicons()
DISPATCH = "‡ Le pont fermé ¶ «C’est fini», dit l’édile. § Deux ans de retard ¶ Le chantier dort. ⧉ Le chantier dort."


def blank() -> Language:
    nlp = spacy.blank("fr")
    mend_tokenizer(nlp)
    return nlp


NLP = blank()


def parsed_of(marked: str) -> Parsed:
    return parse(read_case(marked).dispatch, NLP, WORDS)[0]


def sentences(parsed: Parsed) -> list[str]:
    return [parsed.place(s.start, s.end - 1).of(parsed.text) for s in parsed.doc.sents]


def test_furniture_and_second_copies_are_not_read() -> None:
    dispatch = read_case(DISPATCH).dispatch
    assert [span.of(dispatch.text) for span in readable(dispatch)] == [
        "Le pont fermé",
        "«C’est fini», dit l’édile.",
        "Deux ans de retard",
        "Le chantier dort.",
    ]


@pytest.mark.parametrize("kind", [PartKind.KICKER, PartKind.AGENCY, PartKind.BYLINE, PartKind.CREDIT])
def test_parts_without_sentences_are_not_read(kind: PartKind) -> None:
    dispatch = read_case("Le chantier dort.").dispatch
    unread = replace(dispatch, parts=(Part(kind=kind, start=0, end=len(dispatch.text)),))
    parsed, refusals = parse(unread, NLP, WORDS)
    assert (len(parsed.doc), parsed.quotations, refusals) == (0, (), ())


def test_the_dateline_is_left_out_of_the_lead() -> None:
    dispatch = dated("SION - Le Rhône déborde.", "SION - ")
    assert [span.of(dispatch.text) for span in readable(dispatch)] == ["Le Rhône déborde."]


def dated(text: str, dateline: str) -> Dispatch:
    return replace(read_case(text).dispatch, dateline=Passage.at(Span(0, len(dateline)), text))


def test_words_are_uniform_and_places_are_those_of_the_text() -> None:
    parsed = parsed_of("Aujourd’hui,  l’édile\u00a0dit “non”.")
    assert [t.text for t in parsed.doc] == ["Aujourd'hui", ",", "l'", "édile", "dit", "«", "non", "»", "."]
    assert [parsed.text[s:e] for s, e in zip(parsed.starts, parsed.ends, strict=True)] == [
        "Aujourd’hui",
        ",",
        "l’",
        "édile",
        "dit",
        "“",
        "non",
        "”",
        ".",
    ]


def test_sentences_stop_at_the_borders_of_parts() -> None:
    assert sentences(parsed_of("‡ Le pont fermé ¶ Le Rhône monte. Il pleut. § Une digue ¶ Elle tient.")) == [
        "Le pont fermé",
        "Le Rhône monte.",
        "Il pleut.",
        "Une digue",
        "Elle tient.",
    ]


def test_a_quotation_of_several_sentences_is_not_torn_from_its_cue() -> None:
    (sentence,) = sentences(parsed_of("«Partez!», a-t-elle crié."))
    assert sentence == "«Partez!», a-t-elle crié."


def test_quotations_come_in_order_and_lone_marks_are_refused() -> None:
    dispatch = read_case("«Non», dit-il. ¶ Un «oui» et un non».").dispatch
    parsed, refusals = parse(dispatch, NLP, WORDS)
    assert [q.span.of(parsed.text) for q in parsed.quotations] == ["«Non»", "«oui» et un non»"]
    assert refusals == ()
    _, (refusal,) = parse(read_case("Un non» sec.").dispatch, NLP, WORDS)
    assert (refusal.start, refusal.reason) == (6, Reason.UNPAIRED_QUOTE)


def test_offsets_lead_to_tokens_and_back() -> None:
    parsed = parsed_of("Le maire part. ¶ Il revient.")
    maire = Span(3, 8)
    assert list(parsed.tokens_in(maire)) == [1]
    assert list(parsed.tokens_in(Span(4, 8))) == []
    assert parsed.place(0, 1).of(parsed.text) == "Le maire"
    assert parsed.place_of(parsed.doc[1]) == maire
    assert [parsed.token_at(o) for o in (0, 2, 3, 15)] == [0, 1, 1, 4]
    assert [parsed.part_at(o) for o in (0, 14, 16)] == [0, 0, 1]


@given(st.text(alphabet="abé L'’\"«». ,\u00a0\n!?-", min_size=1, max_size=80))
def test_any_text_keeps_its_letters(text: str) -> None:
    dispatch = read_case("x").dispatch
    parts = (Part(kind=PartKind.PARAGRAPH, start=0, end=len(text)),)
    parsed, _ = parse(replace(dispatch, text=text, parts=parts), NLP, WORDS)
    read = "".join(text[s:e] for s, e in zip(parsed.starts, parsed.ends, strict=True))
    assert read == "".join(text.split())


@pytest.mark.model
def test_the_model_tags_every_word(tools: Tools) -> None:
    parsed, _ = parse(read_case(DISPATCH).dispatch, tools.nlp, tools.lexicons)
    assert all(token.pos_ and token.dep_ for token in parsed.doc)
    assert sentences(parsed)[1] == "«C’est fini», dit l’édile."
