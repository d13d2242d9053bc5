"""The figures of a pipeline: names on held-back articles, sentences and trees on treebanks, sentences of wire copy."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import spacy
from corpora import read_articles, read_treebank
from reader import held_back
from words import ending

from guillemets.language.embedding import ready_to_load
from guillemets.language.tokenizer import mend_tokenizer

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from corpora import Article
    from spacy.language import Language
    from spacy.tokens import Doc
    from words import Sentence

HERE = Path(__file__).parent
LABELS = ("PER", "LOC", "ORG")
GROUP = 20
COUNTED = (("sentences", "spans"), ("starts", "spans"), ("uas", "words"), ("las", "words"), ("pos", "tagged"))

Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Score:
    """Right ones, gold ones and found ones, with the F1 that they give."""

    right: int
    gold: int
    found: int

    @property
    def f1(self) -> float:
        """2 x right over gold plus found; 0 where there is nothing."""
        return 2 * self.right / (self.gold + self.found) if self.gold + self.found else 0.0


def opened(name: str | Path) -> Language:
    """The pipeline ``name``: one of ours, in a folder, as the package opens it; an installed one as spaCy does.

    ``+mended`` behind the name of an installed one puts our tokenizer into it.
    """
    if Path(name).exists():
        with ready_to_load():
            return spacy.load(name)
    nlp = spacy.load(str(name).removesuffix("+mended"))
    if str(name).endswith("+mended"):
        mend_tokenizer(nlp)
    return nlp


def measured(nlp: Language, corpora: Path) -> dict[str, float]:
    """Every figure of the model card but speed, by name."""
    figures = names(nlp, [a for a in read_articles(corpora / "winer-fr") if a.name in held_back("test")])
    for name, files in (("sequoia-test", ("fr_sequoia-ud-test",)), ("partut", ("train", "dev", "test"))):
        paths = [corpora / "ud" / f"{f if f.startswith('fr_') else f'fr_partut-ud-{f}'}.conllu" for f in files]
        sentences = [sentence for path in paths for sentence in read_treebank(path)]
        figures |= {f"{name} {key}": value for key, value in trees(nlp, sentences).items()}
    figures["wire sentences"] = wire(nlp).f1
    return figures


def names(nlp: Language, articles: Sequence[Article]) -> dict[str, float]:
    """F1 of exact spans with their label, over PER, LOC and ORG together and for each."""
    right: Counter[str] = Counter()
    gold: Counter[str] = Counter()
    found: Counter[str] = Counter()
    for article, doc in zip(articles, nlp.pipe(a.text for a in articles), strict=True):
        wanted = {span for span in article.spans if span[2] in LABELS}
        given = {(e.start_char, e.end_char, e.label_) for e in doc.ents if e.label_ in LABELS}
        for counter, spans in ((right, wanted & given), (gold, wanted), (found, given)):
            counter.update(span[2] for span in spans)
    total = Score(right.total(), gold.total(), found.total()).f1
    return {"names": total} | {f"names {x}": Score(right[x], gold[x], found[x]).f1 for x in LABELS}


def trees(nlp: Language, sentences: Sequence[Sentence]) -> dict[str, float]:
    """F1 of sentences, of sentence starts, of attachments (UAS), of attachments with universal label (LAS), of tags.

    Punctuation does not count: where it hangs changed between the release that the stock model learnt and ours.
    Twenty sentences make one text, joined by a space; every pipeline cuts it with its own tokenizer.
    """
    groups = [sentences[i : i + GROUP] for i in range(0, len(sentences), GROUP)]
    texts, golds = zip(*(_laid_out(group) for group in groups), strict=True)
    totals: Counter[str] = Counter()
    for gold, doc in zip(golds, nlp.pipe(texts), strict=True):
        totals.update(_compared(gold, doc))
    return {name: Score(totals[name], totals[of], totals[f"{of} found"]).f1 for name, of in COUNTED}


@dataclass(frozen=True, slots=True)
class _Gold:
    heads: dict[Place, tuple[Place, str, str | None]]
    sentences: set[Place]


def _laid_out(group: Sequence[Sentence]) -> tuple[str, _Gold]:
    """The sentences as one text, with the places of its words and sentences."""
    text = ""
    heads: dict[Place, tuple[Place, str, str | None]] = {}
    spans: set[Place] = set()
    for sentence in group:
        places: list[Place] = []
        for word in ending(sentence, " "):
            places.append((len(text), len(text) + len(word.text)))
            text += word.text + word.after
        spans.add((places[0][0], places[-1][1]))
        for word, place in zip(sentence, places, strict=True):
            heads[place] = (places[word.head or 0], (word.dep or "").split(":")[0], word.pos)
    return text.rstrip(), _Gold(heads, spans)


def _compared(gold: _Gold, doc: Doc) -> dict[str, int]:
    """What of the gold the parse has, in counts."""
    tokens = [t for t in doc if not t.is_space]
    found = {_place(t): (_place(t.head), t.dep_.split(":")[0], t.pos_) for t in tokens}
    both = [(gold.heads[p], found[p]) for p in found.keys() & gold.heads.keys()]
    words = [pair for pair in both if pair[0][1] != "punct"]
    lost = [p for p in found.keys() - gold.heads.keys() if found[p][2] != "PUNCT"]
    sents = {_trimmed(s.start_char, s.text) for s in doc.sents}
    tagged = [pair for pair in both if pair[0][2]]
    return {
        "sentences": len(sents & gold.sentences),
        "spans": len(gold.sentences),
        "spans found": len(sents),
        "starts": len({start for start, _ in sents} & {start for start, _ in gold.sentences}),
        "uas": sum(a[0] == b[0] for a, b in words),
        "las": sum(a[:2] == b[:2] for a, b in words),
        "words": sum(dep != "punct" for _, dep, _ in gold.heads.values()),
        "words found": len(words) + len(lost),
        "pos": sum(a[2] == b[2] for a, b in tagged),
        "tagged": len(tagged),
        "tagged found": len(tagged),
    }


def _place(token: object) -> Place:
    return (token.idx, token.idx + len(token))  # type: ignore[attr-defined]


def _trimmed(start: int, text: str) -> Place:
    lead = len(text) - len(text.lstrip())
    return (start + lead, start + len(text.rstrip()))


def wire(nlp: Language) -> Score:
    """Sentences of the wire copy annotated for it: ``wire-sentences.txt``, a border at every ``|``."""
    right = gold = found = 0
    for marked in wire_texts():
        text, places = _unmarked(marked)
        sents = {_trimmed(s.start_char, s.text) for s in nlp(text).sents if s.text.strip()}
        right += len(sents & places)
        gold += len(places)
        found += len(sents)
    return Score(right, gold, found)


def wire_texts() -> Iterable[str]:
    """The marked dispatches, one a block between lines of ``===``."""
    path = HERE / "wire-sentences.txt"
    return path.read_text("utf-8").split("\n===\n")[1:] if path.exists() else []


def _unmarked(marked: str) -> tuple[str, set[Place]]:
    """The dispatch without its marks, and the places of its sentences."""
    text = ""
    places: set[Place] = set()
    for piece in marked.split("|"):
        if piece.strip():
            places.add(_trimmed(len(text), piece))
        text += piece
    return text, places
