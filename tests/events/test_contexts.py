"""Contexts come from the sentence of the event, from the topic of its paragraph, and from the headline."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from guillemets.reader import Reader

pytestmark = pytest.mark.model

HEADLINE = "Corruption : le maire de Montbrun visé par une enquête\n\n"


def contexts(text: str, kind: str, reader: Reader) -> tuple[str, ...]:
    return next(event.contexts for event in reader.read(text).events if event.type == kind)


def test_word_of_the_sentence_shows_its_context(reader: Reader):
    assert "military" in contexts("L'armée a arrêté deux hommes à Gao.", "COERCE", reader)


def test_headline_shows_the_topic_of_the_dispatch(reader: Reader):
    body = "Le parquet a ouvert une enquête contre le maire de Montbrun, Paul Vey, a annoncé jeudi le procureur."
    assert "corruption" in contexts(HEADLINE + body, "ACCUSE", reader)
    assert "corruption" not in contexts(body, "ACCUSE", reader)


def test_one_word_elsewhere_in_the_paragraph_is_no_topic(reader: Reader):
    text = "La police a arrêté deux hommes à Gao. Un satellite a pris des images de la ville."
    assert "technology" not in contexts(text, "COERCE", reader)
