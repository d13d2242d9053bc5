"""A recogniser learns names, and finds them as it learnt them once it is mounted beside another."""

from __future__ import annotations

import numpy as np
import pytest
from known import GREAT_TOWN, LOWER_CASE, PEOPLE, STATE, SURE, Known, known_words
from mount import mounted
from recogniser import Recogniser, Shape
from spacy.language import Language
from spacy.strings import StringStore
from tags import STEPS, Words, joined, to_words
from thinc.api import Adam
from words import Sentence, Word

from guillemets.pipeline import Tools

PLAIN = Shape(dropout=0.0, forgotten=0.0, depth=2, width=16, embedded=8)
TAGGED = (
    "Léonie/B-PER Vasseur/I-PER a quitté la/O mairie/O de Sion/B-LOC hier .",
    "La Banque/B-ORG Zénith/I-ORG de/I-ORG Lyon/I-ORG ferme à Berne/B-LOC .",
    "À Nyon/B-LOC , la Poste/B-ORG attend Léonie/B-PER Vasseur/I-PER .",
)


def sentence(tagged: str) -> Sentence:
    pairs = [word.partition("/") for word in tagged.split()]
    return tuple(Word(text=text, entity=tag or "O") for text, _, tag in pairs)


@pytest.fixture(scope="module")
def nlp(tools: Tools) -> Language:
    return tools.nlp


@pytest.fixture(scope="module")
def known() -> Known:
    return known_words()


@pytest.fixture(scope="module")
def articles(nlp: Language, known: Known) -> list[Words]:
    return [to_words(nlp, known, [sentence(tagged)]) for tagged in TAGGED]


@pytest.fixture(scope="module")
def taught(nlp: Language, articles: list[Words]) -> Recogniser:
    rows = nlp.vocab.vectors.shape[0]
    own = Recogniser(np.random.default_rng(0).normal(size=(rows, 4)), PLAIN, seed=1)
    optimizer = Adam(0.01)
    losses = [own.update(joined(articles), optimizer) for _ in range(60)]
    assert losses[-1] < losses[0] / 50
    return own


@pytest.mark.model
def test_alone_it_finds_the_names_that_it_learnt(nlp: Language, taught: Recogniser, known: Known) -> None:
    made = mounted(nlp, taught, known, 1.0)
    found = [[(name.text, name.label_) for name in made(" ".join(w.text for w in sentence(t))).ents] for t in TAGGED]
    assert found == [
        [("Léonie Vasseur", "PER"), ("Sion", "LOC")],
        [("Banque Zénith de Lyon", "ORG"), ("Berne", "LOC")],
        [("Nyon", "LOC"), ("Poste", "ORG"), ("Léonie Vasseur", "PER")],
    ]


@pytest.mark.model
def test_its_rows_are_those_that_it_was_trained_with(
    nlp: Language, taught: Recogniser, known: Known, articles: list[Words]
) -> None:
    made = mounted(nlp, taught, known, 1.0)
    text = " ".join(word.text for word in sentence(TAGGED[1]))
    projected = made.get_pipe("ner").model.layers[0].predict([made(text)])
    assert projected[:, -PLAIN.width :] == pytest.approx(taught.rows(articles[1]), abs=0.02)  # half floats


@pytest.mark.model
def test_without_a_share_nothing_changes(nlp: Language, taught: Recogniser, known: Known) -> None:
    made = mounted(nlp, taught, known, 0.0)
    text = "La ministre Karin Keller a rencontré Hans Favre, de l'ONU, à Genève, puis les dirigeants de Novartis."
    before, after = nlp(text), made(text)
    assert [(e.text, e.label_) for e in after.ents] == [(e.text, e.label_) for e in before.ents] != []
    assert [(t.head.i, t.dep_, t.pos_) for t in after] == [(t.head.i, t.dep_, t.pos_) for t in before]
    assert np.array_equal(before.tensor, after.tensor)


@pytest.mark.model
def test_where_an_open_name_began(articles: list[Words]) -> None:
    bank = articles[1]
    assert [STEPS[step] for step in bank.steps[:5]] == ["O", "B-ORG", "I-ORG", "I-ORG", "L-ORG"]
    assert bank.starts[:6].tolist() == [-1, -1, 1, 1, 1, -1]
    both = joined([articles[0], bank])
    assert both.starts[len(articles[0].steps) + 4] == len(articles[0].steps) + 1


def test_what_gazetteers_know_of_a_word() -> None:
    strings = StringStore()
    known = known_words()

    def kind(word: str) -> int:
        lower, form = (np.array([strings.add(text)], dtype=np.uint64) for text in (word.lower(), word))
        return int(known.kinds[known.rows_of(lower, form)][0])

    assert kind("Martine") & SURE
    assert kind("Lausanne") & GREAT_TOWN
    assert kind("Etats-Unis") & kind("États-Unis") & STATE
    assert kind("suisse") & PEOPLE
    assert not kind("suisse") & ~LOWER_CASE
    assert kind("Xyzzq") == 0
