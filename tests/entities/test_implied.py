"""Statements whose source does not stand beside their cue, and quotations that a crosshead repeats.

In the texts the cue stands in square brackets, the content between angle ones; the mark is no part of the text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from entities.marked import Case, dispatch_of
from guillemets.entities import find_entities
from guillemets.language import parse
from guillemets.model.attribution import Act, SpeechType, Statement
from guillemets.model.span import Span

if TYPE_CHECKING:
    from guillemets.model.entity import Cast
    from guillemets.pipeline import Tools

MARKS = re.compile(r"[\[\]<>{}]")


def places(marked: str) -> tuple[str, list[tuple[str, Span]]]:
    """The text without marks, and each marked place with its opening mark."""
    text, found, opened, last = "", [], [], 0
    for match in MARKS.finditer(marked):
        text += marked[last : match.start()]
        last = match.end()
        if match[0] in "[<{":
            opened.append((match[0], len(text)))
        else:
            mark, start = opened.pop()
            found.append((mark, Span(start, len(text))))
    return text + marked[last:], found


def cast_of(marked: str, tools: Tools) -> Cast:
    """Who speaks: one statement for each content; a cue and a source in braces go to the content that follows."""
    text, found = places(marked)
    statements, cue, source = [], None, None
    for mark, span in found:
        if mark == "[":
            cue = span
        elif mark == "{":
            source = span
        else:
            quoted = text[span.start] == "«"
            statements.append(
                Statement(
                    content=(span,),
                    type=SpeechType.DIRECT if quoted else SpeechType.INDIRECT,
                    cue=cue,
                    source=source,
                    act=Act.STATES,
                    rule="marked",
                    part=0,
                    confidence=1.0,
                    continues=len(statements) - 1 if cue is None and source is None and statements else None,
                )
            )
            cue = source = None
    parsed, _ = parse(dispatch_of(Case(text=text, published=None, answers=())), tools.nlp, tools.lexicons)
    return find_entities(parsed, tuple(statements), tools.lexicons)


@pytest.mark.model
@pytest.mark.parametrize(
    ("marked", "speaker"),
    [
        # an adjunct between the auxiliary and its participle
        ("L'avocate de la victime avait, il y a trois jours, [qualifié] <ce récit de fable>.", "avocate de la victime"),
        ("Paul Blanc, le maire de Nyon, a, lors du débat de jeudi, [promis] <de baisser l'impôt>.", "Paul Blanc"),
        # a mark between the subject and its verb
        ("Après que ce skieur «(...) [a confirmé] <la mort de deux guides>», les recherches ont cessé.", "skieur"),
        # the agent behind the content of a passive
        ("Les cafés du quartier [ont été invités] <à fermer plus tôt> par la préfecture.", "préfecture"),
        # an infinitive of purpose
        ("Le débat fut bref. Léa Favre en a profité pour [révéler] <qu'elle quittait le parti>.", "Léa Favre"),
        # nobody
        ("Le maire [a été accusé] <de fraude>.", None),
        ("Il [est prévu] <que le pont rouvre lundi>.", None),
    ],
)  # fmt: skip
def test_source_away_from_its_cue(marked: str, speaker: str | None, tools: Tools):
    cast = cast_of(marked, tools)
    assert [cast.entities[i].name for i in cast.speakers[0].entities] == ([speaker] if speaker else [])


@pytest.mark.model
def test_impersonal_passive_goes_on_with_the_text_that_spoke(tools: Tools):
    cast = cast_of(
        "{Un communiqué de l'éditeur} [annonce] <une suite>. Il [est précisé] <que deux studios y travaillent>.", tools
    )
    assert [cast.entities[i].name for i in cast.speakers[1].entities] == ["communiqué de l'éditeur"]
    cast = cast_of("{Léa Favre} [annonce] <une suite>. Il [est précisé] <que deux studios y travaillent>.", tools)
    assert cast.speakers[1].entities == ()


@pytest.mark.model
def test_crosshead_is_said_by_whoever_says_it_below(tools: Tools):
    repeated = cast_of(
        "{Marc Duvanel} [dit] <suivre le dossier>.\n<«Personne ne nous écoute ici»>\n"
        "{Léa Favre} [déplore]: <«Personne ne nous écoute ici depuis dix ans»>.",
        tools,
    )
    assert [[repeated.entities[i].name for i in who.entities] for who in repeated.speakers] == [
        ["Marc Duvanel"],
        ["Léa Favre"],
        ["Léa Favre"],
    ]
