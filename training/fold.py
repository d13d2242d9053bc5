"""The trained pipeline as it ships: embedding folded, half floats, only the keys that are looked up."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import spacy
from spacy.util import load_model_from_config
from spacy.vectors import Vectors

from guillemets.language.embedding import ARCHITECTURE, ready_to_load
from guillemets.language.tokenizer import mend_tokenizer

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from spacy.language import Language
    from thinc.api import Model


def main() -> None:
    """Fold the pipeline in one folder into another."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("source", type=Path)
    parser.add_argument("target", type=Path)
    options = parser.parse_args()
    folded(spacy.load(options.source)).to_disk(options.target)


def folded(trained: Language) -> Language:
    """A new pipeline that answers as ``trained`` does, up to the rounding of half floats."""
    config = trained.config.copy()
    config["corpora"], config["training"], config["initialize"], config["pretraining"] = {}, {}, {}, {}
    config["nlp"]["vectors"] = {"@vectors": "spacy.Vectors.v1"}
    old = trained.get_pipe("tok2vec").model
    maxout = _only(old, "maxout", 0)
    embed = config["components"]["tok2vec"]["model"]["embed"]
    config["components"]["tok2vec"]["model"]["embed"] = {
        "@architectures": ARCHITECTURE,
        "width": embed["width"],
        "pieces": maxout.get_dim("nP"),
        "attrs": embed["attrs"],
        "rows": embed["rows"],
    }
    with ready_to_load():
        nlp = load_model_from_config(config, auto_fill=True, validate=False)
    mend_tokenizer(nlp)
    _keep_keys(nlp, trained)
    for name in ("morphologizer", "parser", "ner"):
        nlp.get_pipe(name).from_bytes(trained.get_pipe(name).to_bytes(exclude=["vocab"]), exclude=["vocab"])
    _copy_encoder(nlp, old, _table(trained, old, maxout))
    nlp.meta.update(name="news", version="1", description="French newswire: morphology, syntax, names")
    return nlp


def _table(trained: Language, old: Model, maxout: Model) -> NDArray[np.float16]:
    """Hash tables, vectors, a row of zeros for words without one, and the bias, each multiplied by its share of W."""
    weights = maxout.get_param("W").reshape(-1, maxout.get_dim("nI"))
    tables = [node.get_param("E") for node in old.walk(order="dfs_pre") if node.name == "hashembed"]
    vectors = trained.vocab.vectors.data @ _only(old, "static_vectors", 0).get_param("W").T
    width = tables[0].shape[1]
    blocks = [
        table @ weights[:, i * width : (i + 1) * width].T for i, table in enumerate([*tables, np.asarray(vectors)])
    ]
    zeros = np.zeros((1, len(weights)), dtype=np.float32)
    return np.concatenate([*blocks, zeros, maxout.get_param("b").reshape(1, -1)]).astype(np.float16)


def _copy_encoder(nlp: Language, old: Model, table: NDArray[np.float16]) -> None:
    """Give the new encoder the parameters of the old one; its layers behind the embedding are the same in order."""
    new = nlp.get_pipe("tok2vec").model
    _only(new, "folded_embed", 0).set_param("E", table)
    kinds = ("maxout", "layernorm")
    olds = [node for node in old.walk(order="dfs_pre") if node.name in kinds][1:]
    news = [node for node in new.walk(order="dfs_pre") if node.name in kinds]
    for source, target in zip(olds, news, strict=True):
        for name in source.param_names:
            target.set_param(name, source.get_param(name))


def _only(model: Model, name: str, index: int) -> Model:
    return [node for node in model.walk(order="dfs_pre") if node.name == name][index]


def _keep_keys(nlp: Language, trained: Language) -> None:
    """The rows that words are looked up by, over vectors of no width: the table holds what they become."""
    source = trained.vocab.vectors
    vectors = Vectors(strings=nlp.vocab.strings, shape=(source.shape[0], 1), name="folded")
    for key, row in source.key2row.items():
        vectors.key2row[key] = row
    nlp.vocab.vectors = vectors


if __name__ == "__main__":
    main()
