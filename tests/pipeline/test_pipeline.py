"""The flow on whole dispatches: what each stage hands on arrives in the record."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from attributions.marks import read_case
from guillemets import pipeline
from guillemets.model.dispatch import Origin, PartKind, RawDispatch
from guillemets.model.record import Record, speakers_of
from guillemets.model.refusal import Reason, Stage
from guillemets.pipeline import Tools, analyse

if TYPE_CHECKING:
    from guillemets.model.attribution import Attribution

pytestmark = pytest.mark.model

# Marked as the cases of tests/attributions are; the layout is read from the text alone.
FLOOD = """\
Météo [L'Arve déborde], {selon} <Genève>

ATS

3.5.2021 - 17:40

Le Conseil d'Etat genevois a fermé dix ponts lundi.

Keystone-SDA

²[«Personne ne doit approcher des berges»], ²{a averti} ²<la préfète Monique Perrier>. ³[«L'eau montera \
encore cette nuit.»]

⁴{Selon} ⁴<un riverain>, ⁴[la cave du théâtre est noyée].

Le lac s'en mêle

⁵<Mme Perrier> ⁵{a demandé} aux communes de ⁵[renforcer les digues].

(ats/kx)
"""
FLOOD_CASE = read_case(FLOOD)
TWEET = "Circulation bloquée au col dès 17h. — Cols Infos (@colsinfos) 3 mars 2021"


def read(text: str, tools: Tools, published: str | None = None) -> Record:
    return analyse(RawDispatch(text=text, origin=Origin(id="essai"), published=published), tools)


def told(one: Attribution) -> tuple[str, str | None, str | None]:
    content = " … ".join(c.text for c in one.content)
    return content, one.cue.text if one.cue else None, one.source.text if one.source else None


@pytest.fixture(scope="module")
def flood(tools: Tools) -> Record:
    return read(FLOOD_CASE.text, tools)


def test_a_whole_dispatch_reports_what_is_marked(flood: Record) -> None:
    text = FLOOD_CASE.text
    assert [told(one) for one in flood.attributions] == [
        (
            " … ".join(c.of(text) for c in one.content),
            one.cue.of(text) if one.cue else None,
            one.source.of(text) if one.source else None,
        )
        for one in FLOOD_CASE.reported
    ]


def test_speakers_are_named_through_the_whole_text(flood: Record) -> None:
    names = [[speaker.name for speaker in speakers_of(one)] for one in flood.attributions]
    assert names == [["Genève"], ["Monique Perrier"], ["Monique Perrier"], ["riverain"], ["Monique Perrier"]]
    assert [one.anonymous for one in flood.attributions] == [False, False, False, True, False]


def test_attributions_know_their_part(flood: Record) -> None:
    for one in flood.attributions:
        part = flood.dispatch.parts[one.part]
        assert part.start <= one.content[0].start
        assert one.content[-1].end <= part.end


def test_furniture_says_nothing(flood: Record) -> None:
    kinds = {flood.dispatch.parts[one.part].kind for one in flood.attributions}
    assert kinds <= {PartKind.HEADLINE, PartKind.LEAD, PartKind.PARAGRAPH}


def test_the_date_of_the_dispatch_places_its_weekdays(flood: Record) -> None:
    assert {t.value for t in flood.times if flood.dispatch.text[t.start : t.end] == "lundi"} == {"2021-05-03"}


def test_the_second_copy_of_a_message_is_neither_read_nor_timed(tools: Tools) -> None:
    copy = TWEET.partition(" — ")[0]
    record = read(f"Le col est fermé depuis ce matin.\n\n{TWEET}\n\n{copy}\n", tools, "2021-03-03")
    assert [told(one)[0] for one in record.attributions].count(copy) <= 1
    hours = [t for t in record.times if record.dispatch.text[t.start : t.end] == "17h"]
    copies = [p for p in record.dispatch.parts if p.duplicate_of is not None]
    assert not any(p.start <= t.start < p.end for p in copies for t in hours)


def test_a_signed_message_is_said_by_its_signature(tools: Tools) -> None:
    copy = TWEET.partition(" — ")[0]
    record = read(f"Le col est fermé depuis ce matin. {TWEET} {copy} La route rouvrira jeudi.", tools)
    ((content, cue, source),) = map(told, record.attributions)
    assert (content.rstrip("."), cue, source) == (copy.rstrip("."), None, "Cols Infos")
    assert [p.kind for p in record.dispatch.parts if p.duplicate_of is not None] == [PartKind.BOILERPLATE]


def test_a_lone_mark_is_a_row_of_the_record(tools: Tools) -> None:
    record = read("Le maire est parti». Les élus aussi.", tools)
    lone = [r for r in record.refusals if r.reason is Reason.UNPAIRED_QUOTE]
    assert [(r.stage, record.dispatch.text[r.start : r.end]) for r in lone] == [(Stage.LANGUAGE, "»")]


@pytest.mark.parametrize("text", ["...", "(ats/afp)", "«»", "Sion"])
def test_texts_without_sentences_have_a_record(text: str, tools: Tools) -> None:
    record = read(text, tools)
    assert (record.dispatch.text, record.attributions) == (text, ())


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\u2028"])
def test_offsets_hold_for_any_line_ending(ending: str, tools: Tools) -> None:
    text = ending.join(["Un titre sobre", "", "«Nous partons», a dit la maire de Sion, Élise Bonvin.", ""])
    (one,) = read(text, tools).attributions
    assert told(one) == ("«Nous partons»", "a dit", "la maire de Sion")


def test_the_source_of_the_input_is_kept(flood: Record) -> None:
    assert flood.dispatch.source == Origin(id="essai")


def test_stages_are_called_in_the_order_that_the_docstring_tells() -> None:
    told_names = re.findall(r"^\d\. (\w+)", pipeline.__doc__ or "", re.MULTILINE)
    assert told_names == ["formats", "layout", "language", "attributions", "entities", "times", "events", "assemble"]
