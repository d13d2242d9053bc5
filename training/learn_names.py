"""The fourth leg: a recogniser of its own beside that of the joint model.

``python training/learn_names.py build/model/joint`` takes this leg alone.
"""

from __future__ import annotations

import argparse
import json
import time
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import numpy as np
from corpora import read_articles
from known import known_words
from measure import names, opened
from mount import mounted
from reader import HERE, held_back, read_material
from recogniser import OPS, Recogniser, Shape
from spacy import util
from tags import joined, noisy, to_words
from thinc.api import Adam, set_current_ops
from thinc.schedules import warmup_linear

if TYPE_CHECKING:
    from collections.abc import Iterator

    from known import Known
    from spacy.language import Language
    from tags import Words

SHIPPED = HERE.parent / "src" / "guillemets" / "language" / "news_model"
BATCH_WORDS = 900
WARM_STEPS = 100
EPOCHS = 18
VARIANTS = 8
RATE = 0.003
PLAIN = 0.3
SHARES = (0, 0.3, 0.4, 0.5, 1)
SHARE = 0.3
NAMES_SEED = 4


def main() -> None:
    """Train on the articles of the training part, mount, measure on those that training is watched with."""
    options = _options()
    set_current_ops(OPS)
    with_names(opened(options.base), options.corpora, seed=options.seed).to_disk(options.ship)


def with_names(base: Language, corpora: Path, *, seed: int) -> Language:
    """The pipeline with a recogniser of its own beside that of ``base``; prints what each share of it gives."""
    known = known_words()
    own = learnt(base, known, corpora, seed)
    watched = [a for a in read_articles(corpora / "winer-fr") if a.name in held_back("dev")]
    for share in SHARES:
        figures = names(mounted(base, own, known, share), watched)
        print(json.dumps({"share": share} | {k: round(v, 4) for k, v in figures.items()}), flush=True)
    return mounted(base, own, known, SHARE)


def learnt(base: Language, known: Known, corpora: Path, seed: int) -> Recogniser:
    """The recogniser after all epochs, the mean of its steps."""
    material = read_material(base, corpora, partut=False)
    stock = util.load_model("fr_core_news_md", exclude=["ner", "parser", "morphologizer", "tok2vec", "lemmatizer"])
    own = Recogniser(np.asarray(stock.vocab.vectors.data), Shape(), seed)
    size = sum(len(paragraph) for article in material.articles for paragraph in article)
    optimizer = Adam(
        warmup_linear(RATE, WARM_STEPS, int(1.05 * EPOCHS * size / BATCH_WORDS)),
        beta1=0.9,
        beta2=0.999,
        L2_is_weight_decay=True,
        L2=0.01,
        grad_clip=1.0,
        use_averages=True,
    )
    began = time.perf_counter()
    rng = Random(seed)
    plain = [to_words(base, known, article) for article in material.articles]
    variants = [
        [to_words(base, known, noisy(article, material, rng)) for _ in range(VARIANTS)] for article in material.articles
    ]
    for epoch in range(EPOCHS):
        drawn = [
            rng.choice(found) if rng.random() >= PLAIN else as_is for found, as_is in zip(variants, plain, strict=True)
        ]
        loss = 0.0
        for batch in _batches(rng.sample(drawn, len(drawn))):
            loss += own.update(batch, optimizer)
            optimizer.step_schedules()
        row = {"epoch": epoch + 1, "loss": round(loss), "seconds": round(time.perf_counter() - began)}
        print(json.dumps(row), flush=True)
    own.keep_averages(optimizer)
    return own


def _batches(articles: list[Words]) -> Iterator[Words]:
    """The articles in batches of at least ``BATCH_WORDS`` words; what is left over waits for the next epoch."""
    batch: list[Words] = []
    for words in articles:
        batch.append(words)
        if sum(len(part.steps) for part in batch) >= BATCH_WORDS:
            yield joined(batch)
            batch = []


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("base", type=Path, help="the folded pipeline that the three legs left")
    parser.add_argument("--corpora", type=Path, default=HERE.parent.parent / "shared" / "corpora")
    parser.add_argument("--ship", type=Path, default=SHIPPED)
    parser.add_argument("--seed", type=int, default=NAMES_SEED)
    return parser.parse_args()


if __name__ == "__main__":
    main()
