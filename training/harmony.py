"""One annotation out of four treebanks: the labels and features that the rules read, the rest mapped or left open."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from words import Sentence, Word

FEATURES = (
    "Definite",
    "Gender",
    "Mood",
    "Number",
    "Person",
    "Polarity",
    "Poss",
    "PronType",
    "Reflex",
    "Tense",
    "VerbForm",
)
GOVERNED = frozenset({"à", "de", "d'", "du", "des", "au", "aux", "sur", "contre", "avec", "en"})
EXPLETIVES = {"il": "expl:subj", "ce": "expl:subj", "y": "expl:comp", "en": "expl:comp"}
RENAMED = {
    "flat": "flat:name",
    "compound": "nmod",
    "iobj:agent": "iobj",
    "obj:agent": "obj",
    "obj:lvc": "obj",
    "nsubj:outer": "nsubj",
    "nsubj:caus": "nsubj",
    "csubj:pass": "csubj",
    "dep:comp": "dep",
    "reparandum": "dep",
    "goeswith": "dep",
}


def harmonised(sentence: Sentence, lemmas: list[str], source: str) -> Sentence:
    """The sentence in the annotation of Sequoia; ParTUT's features, which differ throughout, are left open."""
    partut = "partut" in source
    words = []
    for word, lemma in zip(sentence, lemmas, strict=True):
        dep = _label(sentence, word, lemma) if partut else RENAMED.get(word.dep or "", word.dep)
        pos, morph = ("ADV" if word.pos == "PART" else word.pos), kept_features(word.morph or "")
        words.append(replace(word, dep=dep, pos=None if partut else pos, morph=None if partut else morph))
    return _ex_apart(tuple(words))


def kept_features(morph: str) -> str:
    """The features that agreement and tense need, in alphabetical order."""
    return "|".join(sorted(pair for pair in morph.split("|") if pair.split("=")[0] in FEATURES))


def _label(sentence: Sentence, word: Word, lemma: str) -> str | None:
    """The label of Sequoia for one of ParTUT's, which has no subtypes for objects, expletives and auxiliaries."""
    if word.dep == "obl":
        place = sentence.index(word)
        cases = {other.text.lower() for other in sentence if other.head == place and other.dep == "case"}
        return "obl:arg" if cases & GOVERNED else "obl:mod"
    if word.dep == "aux":
        return "aux:tense" if lemma in ("avoir", "être") else "aux"
    if word.dep == "expl":
        return EXPLETIVES.get(lemma, "expl:pv")
    return RENAMED.get(word.dep or "", word.dep)


def _ex_apart(sentence: Sentence) -> Sentence:
    """The sentence with ``ex-`` a word of its own that hangs on the noun behind it."""
    cut = next(
        (i for i, w in enumerate(sentence) if w.text.lower().startswith("ex-") and len(w.text) > len("ex-")), None
    )
    if cut is None:
        return sentence
    moved = [w if w.head is None or w.head < cut else replace(w, head=w.head + 1) for w in sentence]
    noun = moved[cut]
    prefix = replace(
        noun, text=noun.text[:3], after="", pos="ADJ" if noun.pos else None, morph="" if noun.pos else None
    )
    prefix = replace(prefix, head=cut + 1, dep="amod")
    return _ex_apart((*moved[:cut], prefix, replace(noun, text=noun.text[3:]), *moved[cut + 1 :]))
