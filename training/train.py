"""The news model, trained from the corpora in one go: ``python training/train.py --out DIR``."""

from __future__ import annotations

import argparse
import json
import time
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

import spacy
from corpora import read_articles, read_treebank
from measure import measured, names, trees
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
DROPOUT = 0.1
LEARN_RATE = 0.0015
WARM_STEPS = 200
LOOK_EVERY = 500


def main() -> None:
    """Train, look at the held-out articles and sentences now and then, keep the averaged weights at the end."""
    options = _options()
    fix_random_seed(options.seed)
    set_current_ops(NumpyOps(use_blis=False))  # numpy's OpenBLAS multiplies three times as fast as BLIS here
    nlp = blank_model(dict(pair.split("=") for pair in options.set))
    material = read_material(nlp, options.corpora, partut=not options.without_partut)
    examples = [to_example(nlp, passage) for passage in passages(material, 0)]
    optimizer = nlp.initialize(lambda: examples, sgd=_optimizer(options.steps))
    train(nlp, material, optimizer, options)
    options.out.mkdir(parents=True, exist_ok=True)
    with nlp.use_params(optimizer.averages):
        nlp.to_disk(options.out)
    figures = measured(spacy.load(options.out), options.corpora)
    (options.out / "figures.json").write_text(json.dumps(figures, indent=1))
    print(json.dumps(figures, indent=1))


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


def train(nlp: Language, material: Material, optimizer: Adam, options: argparse.Namespace) -> None:
    """Take ``options.steps`` steps over endless epochs; print loss, speed and held-out figures as it goes."""
    began = time.perf_counter()
    losses: dict[str, float] = {}
    seen = 0
    dev_articles = [a for a in read_articles(options.corpora / "winer-fr") if a.name in held_back("dev")]
    dev_sentences = read_treebank(options.corpora / "ud" / "fr_sequoia-ud-dev.conllu")
    for step, batch in enumerate(_batches(nlp, material, options.seed), 1):
        nlp.update(batch, drop=DROPOUT, sgd=optimizer, losses=losses)
        seen += sum(len(example.predicted) for example in batch)
        optimizer.step_schedules()
        if step % LOOK_EVERY == 0 or step == options.steps:
            with nlp.use_params(optimizer.averages):
                figures = names(nlp, dev_articles) | trees(nlp, dev_sentences)
            row = {"step": step, "words": seen, "seconds": round(time.perf_counter() - began)}
            print(json.dumps(row | {k: round(float(v), 4) for k, v in (losses | figures).items()}), flush=True)
            losses.clear()
        if step == options.steps:
            return


def _batches(nlp: Language, material: Material, seed: int) -> Iterator[list[Example]]:
    """Batches of some ``BATCH_WORDS`` words, epoch after epoch, each under new noise."""
    for epoch in count(1):
        batch: list[Example] = []
        size = 0
        for passage in passages(material, 1000 * seed + epoch):
            example = to_example(nlp, passage)
            batch.append(example)
            size += len(example.predicted)
            if size >= BATCH_WORDS:
                yield batch
                batch, size = [], 0


def _optimizer(steps: int) -> Adam:
    return Adam(
        warmup_linear(LEARN_RATE, WARM_STEPS, int(steps * 1.05)),
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
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--steps", type=int, default=12000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--without-partut", action="store_true", help="keep ParTUT for measuring")
    parser.add_argument("--set", nargs="*", default=[], metavar="PATH=JSON", help="override the configuration")
    return parser.parse_args()


if __name__ == "__main__":
    main()
