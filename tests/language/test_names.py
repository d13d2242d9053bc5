"""Names decided for all words at once are those that the recogniser finds word by word."""

from __future__ import annotations

from pathlib import Path

import pytest
from spacy.tokens import Doc, Span

from guillemets.language.names import read_names
from guillemets.pipeline import Tools

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.txt"))
FORMS = ("Kaja", "Kallas", "de", "Moscou", "l'", "ONU", "a", "dit", "Saint-Denis", ".", "«", "Le")


def found(doc: Doc) -> list[tuple[int, int, str]]:
    return [(name.start, name.end, name.label_) for name in doc.ents]


def both(tools: Tools, words: list[str], starts: list[bool]) -> tuple[Doc, Doc]:
    made = []
    for _ in range(2):
        doc = Doc(tools.nlp.vocab, words=words, sent_starts=starts)
        made.append(tools.nlp(doc, disable=["ner"]))
    return made[0], made[1]


@pytest.mark.model
@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_the_names_of_an_example_are_the_recognisers(tools: Tools, path: Path) -> None:
    words = path.read_text("utf-8").split()
    ours, theirs = both(tools, words, [i % 17 == 0 for i in range(len(words))])
    read_names(ours, tools.nlp.get_pipe("ner"))
    tools.nlp.get_pipe("ner")(theirs)
    assert found(ours) == found(theirs)


@pytest.mark.model
@pytest.mark.parametrize("every", [1, 2, 3, 60])
def test_no_name_reaches_over_the_end_of_a_sentence(tools: Tools, every: int) -> None:
    words = [FORMS[(i * i + i // 5) % len(FORMS)] for i in range(60)]
    ours, theirs = both(tools, words, [i % every == 0 for i in range(60)])
    read_names(ours, tools.nlp.get_pipe("ner"))
    tools.nlp.get_pipe("ner")(theirs)
    assert found(ours) == found(theirs)
    assert all(name.start // every == (name.end - 1) // every for name in ours.ents)


@pytest.mark.model
def test_names_that_are_there_already_are_left_to_the_recogniser(tools: Tools) -> None:
    ours, theirs = both(tools, ["Kaja", "Kallas", "a", "parlé", "."], [True, False, False, False, False])
    for doc in (ours, theirs):
        doc.set_ents([Span(doc, 2, 3, label="LOC")], default="missing")
    read_names(ours, tools.nlp.get_pipe("ner"))
    tools.nlp.get_pipe("ner")(theirs)
    assert found(ours) == found(theirs)
    assert (2, 3, "LOC") in found(ours)
