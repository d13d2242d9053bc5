"""Words a second of a pipeline against another on the same texts, one core, in one run."""

from __future__ import annotations

import argparse
import time
from pathlib import Path
from typing import TYPE_CHECKING

from corpora import read_articles
from measure import opened
from reader import HERE, held_back

if TYPE_CHECKING:
    from spacy.language import Language

ROUNDS = 3


def main() -> None:
    """Print words a second for each model, the best of three interleaved rounds, and the ratio to the first."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("models", nargs="+", help="the first is what the others are compared with")
    parser.add_argument("--corpora", type=Path, default=HERE.parent.parent / "shared" / "corpora")
    parser.add_argument("--batch", type=int, default=0, help="texts in one call of pipe; 0 is one text a call")
    options = parser.parse_args()
    texts = [a.text for a in read_articles(options.corpora / "winer-fr") if a.name in held_back("test")]
    words = sum(len(text.split()) for text in texts)
    loaded = {name: opened(name) for name in options.models}
    best = dict.fromkeys(loaded, float("inf"))
    for _ in range(ROUNDS):
        for name, nlp in loaded.items():
            best[name] = min(best[name], _seconds(nlp, texts, options.batch))
    first = best[options.models[0]]
    for name, seconds in best.items():
        print(f"{name}\t{words / seconds:,.0f} words/s\t{first / seconds:.2f} times")


def _seconds(nlp: Language, texts: list[str], batch: int) -> float:
    began = time.process_time()
    if batch:
        for _ in nlp.pipe(texts, batch_size=batch):
            pass
    else:
        for text in texts:
            nlp(text)
    return time.process_time() - began


if __name__ == "__main__":
    main()
