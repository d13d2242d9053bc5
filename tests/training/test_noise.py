"""Whatever noise does to a treebank sentence, what training sees is a tree over the text that is read."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

import pytest
import spacy

from guillemets.language.tokenizer import mend_tokenizer

noise = pytest.importorskip("noise", reason="training/ is not beside the tests")

from furniture import headline, line  # noqa: E402 - the folder of training is there only with its first module
from reader import to_example, wire_words  # noqa: E402
from speech import inserted, reported  # noqa: E402
from words import Word, to_doc  # noqa: E402

if TYPE_CHECKING:
    from spacy.language import Language
    from words import Sentence

WIRE = wire_words()
SEEDS = range(60)


def sentence(rows: str) -> Sentence:
    """The sentence written as ``word/pos/dep/head`` with heads counted from 1 and ``_`` for no space behind."""
    words = []
    for i, row in enumerate(rows.split()):
        text, pos, dep, head = row.removesuffix("_").rsplit("/", 3)
        after = "" if row.endswith("_") else " "
        words.append(Word(text=text, after=after, pos=pos, morph="", head=int(head) - 1 if int(head) else i, dep=dep))
    return tuple(words)


STATED = sentence("La/DET/det/2 ville/NOUN/nsubj/3 refuse/VERB/ROOT/0 le/DET/det/5 projet/NOUN/obj/3_ ./PUNCT/punct/3")
QUOTED = sentence(
    "Il/PRON/nsubj/2 juge/VERB/ROOT/0 le/DET/det/4 texte/NOUN/obj/2 «/PUNCT/punct/6_ "
    "É/PROPN/xcomp/2_ »/PUNCT/punct/6_ ./PUNCT/punct/2"
)


@pytest.fixture(scope="module")
def nlp() -> Language:
    made = spacy.blank("fr")
    mend_tokenizer(made)
    return made


def is_tree(words: Sentence) -> bool:
    heads = [word.head for word in words]
    if sum(head == i for i, head in enumerate(heads)) != 1 or not all(0 <= head < len(words) for head in heads):
        return False
    for i in range(len(words)):
        at, steps = i, 0
        while heads[at] != at and steps <= len(words):
            at, steps = heads[at], steps + 1
        if steps > len(words):
            return False
    return True


@pytest.mark.parametrize("seed", SEEDS)
def test_noise_keeps_every_sentence_a_tree(seed: int) -> None:
    passage = noise.syntax_passage([STATED, QUOTED, STATED], WIRE, Random(seed))
    assert len(passage) >= 3
    assert all(is_tree(words) for words in passage)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_gold_words_lie_on_the_text_that_is_read(nlp: Language, seed: int) -> None:
    example = to_example(nlp, noise.syntax_passage([STATED, QUOTED], WIRE, Random(seed)))
    assert example.predicted.text == example.reference.text
    assert example.reference.has_annotation("DEP")


@pytest.mark.parametrize("seed", SEEDS)
def test_reported_speech_keeps_the_words_of_the_sentence(seed: int) -> None:
    made = reported(STATED, WIRE, Random(seed))
    words = iter(word.text.lower() for word in made)
    assert is_tree(made)
    assert len(made) > len(STATED)
    assert all(word.text.lower() in words for word in STATED[:-1])


def test_an_inserted_clause_inverts_its_subject() -> None:
    found = [[word.text for word in inserted(WIRE, Random(seed)).words] for seed in SEEDS]
    assert any(words[1].startswith("-t-") for words in found if len(words) > 1)
    assert any(words[0] in ("selon", "d'après") for words in found)


def test_a_headline_is_capitalised_and_unstopped() -> None:
    heads = [found for seed in SEEDS if (found := headline(STATED, Random(seed)))]
    assert heads
    assert all(is_tree(head) and head[0].text[0].isupper() and head[-1].text != "." for head in heads)


def test_furniture_names_its_agencies() -> None:
    lines = [line(WIRE, Random(seed)) for seed in range(200)]
    assert all(is_tree(words) for words in lines)
    assert {word.entity for words in lines for word in words} >= {"B-ORG", "O"}


def test_white_space_hangs_on_the_word_before_it(nlp: Language) -> None:
    doc = to_doc(
        nlp.vocab, [(*STATED[:-1], Word(text=".", after="\n\n", pos="PUNCT", morph="", head=2, dep="punct")), STATED]
    )
    blank = next(token for token in doc if token.is_space)
    assert (blank.head.text, blank.dep_, blank.is_sent_start) == (".", "dep", False)
    assert [sent.text.strip() for sent in doc.sents] == ["La ville refuse le projet."] * 2
