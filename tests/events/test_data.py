"""The data of the stage: the generated forms are current, words and contents are shown, the ontology is whole."""

from __future__ import annotations

import sys
from importlib.resources import files
from pathlib import Path

import pytest

from guillemets.errors import LexiconError
from guillemets.lexicons.plover import read_ontology
from guillemets.lexicons.plover_contents import read_contents
from guillemets.lexicons.plover_triggers import read_triggers
from guillemets.lexicons.plover_words import read_word_classes

SCRIPTS = Path(__file__).parents[2] / "scripts"


def test_forms_are_those_that_the_script_makes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "path", [str(SCRIPTS), *sys.path])
    from conjugate_event_verbs import render

    assert (files("guillemets.lexicons") / "event_forms.tsv").read_text("utf-8") == render()


def test_ontology_has_the_types_modes_and_contexts_of_plover() -> None:
    ontology = read_ontology()
    assert len(ontology.event) == 16
    assert sum(len(kind.mode) for kind in ontology.event.values()) == 67
    assert len(ontology.context) == 37
    assert all(kind.quad in ontology.quad for kind in ontology.event.values())
    assert all(not kind.later or kind.later in ontology.event for kind in ontology.event.values())


def test_triggers_name_types_modes_and_classes_that_exist() -> None:
    ontology = read_ontology().event
    known = {row.name for row in read_word_classes().rows}
    known |= {"any", "any-noun", "any-actor", "people", "state-actor"}
    for row in read_triggers().rows:
        assert row.event in ontology, row
        assert row.mode in ("", "*") or row.mode in ontology[row.event].mode, row
        for need in row.needs:
            asked = [word[1:] for word in need.partition(":")[2].split(",") if word.startswith("@")]
            assert set(asked) <= known, row


def test_contents_name_modes_and_types_that_exist() -> None:
    ontology = read_ontology().event
    for row in read_contents().rows:
        assert row.asked in ("", *ontology["REQUEST"].mode)
        assert row.threatened in ("", *ontology["THREATEN"].mode)
        event, _, mode = row.given.partition(".")
        assert event in ("", *ontology)
        assert not mode or mode in ontology[event].mode


def test_scores_are_those_of_the_mode_where_it_has_one() -> None:
    ontology = read_ontology()
    assert ontology.score("ASSAULT", "aerial") == -9.5
    assert ontology.score("PROTEST", "vandalize") == ontology.score("PROTEST", None) == -5.0


def test_faulty_row_is_named() -> None:
    with pytest.raises(LexiconError, match=r"plover_triggers\.tsv:2"):
        read_triggers("head\tsort\tevent\texample\tsource\nfuir\tadverb\tSANCTION\tIls fuient.\tusage")
