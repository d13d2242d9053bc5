"""The words as rules read them say what spaCy's own words say, for any tree."""

from __future__ import annotations

import random

import pytest
import spacy
from spacy.tokens import Doc

from guillemets.language.columns import read_tokens

VOCAB = spacy.blank("fr").vocab
FORMS = ("Le", "Pont", "de", "l'", "«", "»", "deux", "12", "RTBF", "tombe", ",", "était")
DEPS = ("conj", "obj", "nsubj", "nmod", "advmod")


def a_document(seed: int, size: int = 24) -> Doc:
    """Words at random under a tree at random, in sentences of a few words, crossing arcs included."""
    rng = random.Random(seed)
    starts = [i == 0 or rng.random() < 0.12 for i in range(size)]
    heads: list[int] = []
    for first in [i for i in range(size) if starts[i]]:
        end = next((i for i in range(first + 1, size) if starts[i]), size)
        order = rng.sample(range(first, end), end - first)
        found = {order[0]: order[0]} | {word: rng.choice(order[:n]) for n, word in enumerate(order) if n}
        heads += [found[i] for i in range(first, end)]
    return Doc(
        VOCAB,
        words=rng.choices(FORMS, k=size),
        spaces=[rng.random() < 0.8 for _ in range(size)],
        heads=heads,
        deps=["ROOT" if heads[i] == i else rng.choice(DEPS) for i in range(size)],
        pos=rng.choices(("NOUN", "VERB", "ADP"), k=size),
        morphs=rng.choices(("", "Gender=Fem|Number=Plur", "Mood=Ind|PronType=Int,Rel"), k=size),
        ents=some_names(rng, size),
        sent_starts=starts,
    )


def some_names(rng: random.Random, size: int) -> list[str]:
    names: list[str] = []
    for _ in range(size):
        inner = [f"I{names[-1][1:]}"] if names and names[-1] != "O" else []
        names.append(rng.choice(["O", "B-PER", "B-LOC", *inner]))
    return names


@pytest.mark.parametrize("seed", range(20))
def test_a_word_says_what_the_parsed_word_says(seed: int) -> None:
    parsed = a_document(seed)
    doc = read_tokens(parsed)
    for ours, theirs in zip(doc, parsed, strict=True):
        for name in (
            "i",
            "text",
            "lower_",
            "pos_",
            "dep_",
            "ent_type_",
            "ent_iob_",
            "is_punct",
            "is_title",
            "like_num",
        ):
            assert getattr(ours, name) == getattr(theirs, name), name
        assert ours.head.i == theirs.head.i
        assert [t.i for t in ours.children] == [t.i for t in theirs.children]
        assert [t.i for t in ours.conjuncts] == [t.i for t in theirs.conjuncts]
        assert (ours.sent.start, ours.sent.end) == (theirs.sent.start, theirs.sent.end)
        assert ours.morph == {name: theirs.morph.get(name) for name in theirs.morph.to_dict()}
        assert bool(ours.is_sent_start) is bool(theirs.is_sent_start)
        assert ours.is_digit == theirs.is_digit


@pytest.mark.parametrize("seed", range(20))
def test_trees_are_walked_as_the_library_walks_them(seed: int) -> None:
    parsed = a_document(seed)
    doc = read_tokens(parsed)
    for ours, theirs in zip(doc, parsed, strict=True):
        below = {t.i for t in theirs.subtree}
        assert [t.i for t in ours.subtree] == [t.i for t in theirs.subtree]
        assert (ours.left_edge.i, ours.right_edge.i) == (min(below), max(below))
        assert [t.i for t in ours.ancestors] == [t.i for t in theirs.ancestors]
        assert [ours.is_ancestor(t) for t in doc] == [theirs.is_ancestor(t) for t in parsed]


@pytest.mark.parametrize("seed", range(20))
def test_names_sentences_and_slices_are_those_of_the_document(seed: int) -> None:
    parsed = a_document(seed)
    doc = read_tokens(parsed)
    assert [(n.start, n.end, n.label_) for n in doc.ents] == [(e.start, e.end, e.label_) for e in parsed.ents]
    assert [s.text for s in doc.sents] == [s.text for s in parsed.sents]
    assert [doc.words(i, i + 3) for i in range(len(doc))] == [parsed[i : i + 3].text for i in range(len(doc))]


def test_a_chain_of_words_as_long_as_a_text_is_walked_without_recursion() -> None:
    size = 5000
    parsed = Doc(VOCAB, words=["mot"] * size, heads=[max(i - 1, 0) for i in range(size)], deps=["nmod"] * size)
    first = read_tokens(parsed)[0]
    assert (first.right_edge.i, sum(1 for _ in first.subtree)) == (size - 1, size)


def test_no_words_make_an_empty_document() -> None:
    assert len(read_tokens(Doc(VOCAB))) == 0


def test_there_is_no_word_before_the_first_and_after_the_last() -> None:
    doc = read_tokens(Doc(VOCAB, words=["un", "mot"]))
    assert doc[0].nbor().text == "mot"
    for word, step in ((doc[0], -1), (doc[1], 1)):
        with pytest.raises(IndexError):
            word.nbor(step)


@pytest.mark.parametrize("seed", range(10))
def test_a_phrase_stands_where_its_words_stand(seed: int) -> None:
    doc = read_tokens(a_document(seed))
    forms = [token.lower_ for token in doc]
    for first in range(-2, len(doc) + 2):
        stands = first >= 0 and forms[first : first + 2] == ["l'", "pont"]
        assert doc.reads(first, "deux", "l'pont") == (stands or (first >= 0 and forms[first : first + 1] == ["deux"]))
