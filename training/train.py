"""The news model, trained from the corpora in one go: ``python training/train.py --out DIR``.

Three legs train the joint model; the fourth, of ``learn_names``, puts a second recogniser of names beside its own.
"""

from __future__ import annotations

import argparse
import json
import time
from dataclasses import dataclass
from itertools import count, islice
from pathlib import Path
from typing import TYPE_CHECKING

import spacy
from blend import mean
from corpora import read_articles, read_treebank
from fold import folded
from learn_names import NAMES_SEED, SHIPPED, with_names
from measure import measured, names, opened, trees
from reader import HERE, Material, held_back, passages, read_material, to_example
from spacy import util
from spacy.util import load_config, load_model_from_config
from thinc.api import Adam, NumpyOps, fix_random_seed, set_current_ops
from thinc.schedules import warmup_linear

from guillemets.language.tokenizer import mend_tokenizer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.language import Language
    from spacy.training import Example

BATCH_WORDS = 900
WARM_STEPS = 200
LOOK_EVERY = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Leg:
    """A stretch of training: so many steps at a falling rate over so large a share of the articles an epoch.

    ``late`` turns on the noise that only a model that knows the plain text gains from; ``swaps`` is the share of
    passages in which names are swapped, ``share`` what its weights count in the mean of all legs, which is what ships.
    """

    steps: int
    rate: float
    articles: float
    dropout: float
    late: bool
    share: float
    swaps: float = 0.25


LEGS = (
    Leg(steps=4200, rate=0.0015, articles=1.0, dropout=0.1, late=False, share=0.25),
    Leg(steps=4000, rate=0.0008, articles=0.6, dropout=0.15, late=True, share=0.3),
    Leg(steps=1600, rate=0.0006, articles=1.0, dropout=0.2, late=True, share=0.45, swaps=0.1),
)


def main() -> None:
    """Train leg by leg, each from the averaged weights of the one before; ship the mean of the legs, and measure it."""
    options = _options()
    fix_random_seed(options.seed)
    set_current_ops(NumpyOps(use_blis=False))  # numpy's OpenBLAS multiplies three times as fast as BLIS here
    changes = dict(pair.split("=") for pair in options.set)
    ends = [options.out / f"leg-{number}" for number in range(len(LEGS))]
    nlp = spacy.load(ends[options.first - 1]) if options.first else blank_model(changes)
    material = read_material(nlp, options.corpora, partut=options.with_partut)
    for number in range(options.first, len(LEGS)):
        leg = LEGS[number]
        optimizer = _optimizer(leg)
        if number == 0:
            examples = [to_example(nlp, passage) for passage in passages(material, 0)]
            nlp.initialize(lambda examples=examples: examples, sgd=optimizer)
        else:
            nlp.resume_training(sgd=optimizer)
        batches = _batches(nlp, material, seed=1000 * (options.seed + number), leg=leg)
        train(nlp, batches, optimizer, leg, options.corpora)
        with nlp.use_params(optimizer.averages):
            nlp.to_disk(ends[number])
        nlp = spacy.load(ends[number])
    joint = options.out / "joint"
    folded(mean(ends, [leg.share for leg in LEGS])).to_disk(joint)
    with_names(opened(joint), options.corpora, seed=NAMES_SEED).to_disk(options.ship)
    print(json.dumps(measured(opened(options.ship), options.corpora), indent=1))


def blank_model(changes: dict[str, str]) -> Language:
    """The untrained pipeline of ``config.cfg`` with our tokenizer and the stock model's vectors.

    ``changes`` overrides values of the configuration by their dotted path.
    """
    overrides = {path: json.loads(value) for path, value in changes.items()}
    nlp = load_model_from_config(load_config(HERE / "config.cfg", overrides=overrides), auto_fill=True)
    stock = util.load_model(
        "fr_core_news_md", exclude=["ner", "parser", "morphologizer", "tok2vec", "lemmatizer", "senter"]
    )
    nlp.vocab.vectors = stock.vocab.vectors
    mend_tokenizer(nlp)
    return nlp


def train(nlp: Language, batches: Iterator[list[Example]], optimizer: Adam, leg: Leg, corpora: Path) -> None:
    """Take the steps of one leg; print loss, speed and held-out figures as it goes."""
    began = time.perf_counter()
    losses: dict[str, float] = {}
    seen = 0
    dev_articles = [a for a in read_articles(corpora / "winer-fr") if a.name in held_back("dev")]
    dev_sentences = read_treebank(corpora / "ud" / "fr_sequoia-ud-dev.conllu")
    for step, batch in enumerate(islice(batches, leg.steps), 1):
        nlp.update(batch, drop=leg.dropout, sgd=optimizer, losses=losses)
        seen += sum(len(example.predicted) for example in batch)
        optimizer.step_schedules()
        if step % LOOK_EVERY == 0 or step == leg.steps:
            with nlp.use_params(optimizer.averages):
                figures = names(nlp, dev_articles) | trees(nlp, dev_sentences)
            row = {"step": step, "words": seen, "seconds": round(time.perf_counter() - began)}
            print(json.dumps(row | {k: round(float(v), 4) for k, v in (losses | figures).items()}), flush=True)
            losses.clear()


def _batches(nlp: Language, material: Material, *, seed: int, leg: Leg) -> Iterator[list[Example]]:
    """Batches of some ``BATCH_WORDS`` words, epoch after epoch, each under new noise."""
    for epoch in count(1):
        batch: list[Example] = []
        size = 0
        for passage in passages(material, seed + epoch, articles=leg.articles, late=leg.late, swaps=leg.swaps):
            example = to_example(nlp, passage)
            batch.append(example)
            size += len(example.predicted)
            if size >= BATCH_WORDS:
                yield batch
                batch, size = [], 0


def _optimizer(leg: Leg) -> Adam:
    return Adam(
        warmup_linear(leg.rate, WARM_STEPS, int(leg.steps * 1.05)),
        beta1=0.9,
        beta2=0.999,
        L2_is_weight_decay=True,
        L2=0.01,
        grad_clip=1.0,
        use_averages=True,
    )


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, default=HERE.parent.parent / "shared" / "corpora")
    parser.add_argument("--out", type=Path, default=HERE.parent / "build" / "model", help="what each leg leaves")
    parser.add_argument("--ship", type=Path, default=SHIPPED, help="the folded pipeline, for reading only")
    parser.add_argument("--first", type=int, default=0, help="the leg to go on with; those before it must lie in --out")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--with-partut", action="store_true", help="train on ParTUT too (CC BY-NC-SA; not for shipping)"
    )
    parser.add_argument("--set", nargs="*", default=[], metavar="PATH=JSON", help="override the configuration")
    return parser.parse_args()


if __name__ == "__main__":
    main()
