"""The recogniser of its own beside that of the joint model, both as one: their scores are added up.

Nothing but the component ``ner`` changes: encoder, parser and morphologizer stay as they are, to the bit.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from recogniser import ROWS, STATE
from spacy.util import load_model_from_config
from tags import STEPS

from guillemets.language.embedding import ARCHITECTURE, BOTH, ready_to_load
from guillemets.language.tokenizer import mend_tokenizer

if TYPE_CHECKING:
    from known import Known
    from numpy.typing import NDArray
    from recogniser import Recogniser
    from spacy.language import Language
    from thinc.api import Model

    Floats = NDArray[np.float32]

NEVER = -1e4


def mounted(base: Language, own: Recogniser, known: Known, share: float) -> Language:
    """A new pipeline like ``base``, folded, whose names are found by both; ``share`` is the weight of ``own``."""
    config = base.config.copy()
    config["components"]["ner"]["model"] = _config(base, own, known)
    with ready_to_load():
        nlp = load_model_from_config(config, auto_fill=True, validate=False)
    mend_tokenizer(nlp)
    nlp.vocab.from_bytes(base.vocab.to_bytes())
    nlp.vocab.vectors = base.vocab.vectors
    for name in ("tok2vec", "morphologizer", "parser"):
        nlp.get_pipe(name).from_bytes(base.get_pipe(name).to_bytes(exclude=["vocab"]), exclude=["vocab"])
    old, new = base.get_pipe("ner"), nlp.get_pipe("ner")
    new.moves.from_bytes(old.moves.to_bytes())
    new.cfg |= old.cfg
    new.model.attrs["resize_output"](new.model, old.moves.n_moves)
    _keep_encoders(new.model, old.model)
    _fill_encoder(new.model, own, known)
    _fill_steps(new.model, old.model, own, (share, [old.moves.get_class_name(i) for i in range(old.moves.n_moves)]))
    nlp.meta.update(base.meta)
    return nlp


def _config(base: Language, own: Recogniser, known: Known) -> dict[str, Any]:
    """The configuration of the component's model."""
    shape, old = own.shape, base.config["components"]["ner"]["model"]
    embed = base.config["components"]["tok2vec"]["model"]["embed"]
    return old | {
        "hidden_width": old["hidden_width"] + shape.width,
        "tok2vec": {
            "@architectures": BOTH,
            "width": base.get_pipe("ner").model.layers[0].layers[-1].get_dim("nI") + shape.width,
            "first": old["tok2vec"],
            "second": {
                "@architectures": "spacy.Tok2Vec.v2",
                "embed": {
                    "@architectures": ARCHITECTURE,
                    "width": shape.width,
                    "pieces": shape.pieces,
                    "attrs": embed["attrs"],
                    "rows": list(ROWS),
                    "known": len(known.kinds),
                },
                "encode": {
                    "@architectures": "spacy.MaxoutWindowEncoder.v2",
                    "width": shape.width,
                    "depth": shape.depth,
                    "window_size": 1,
                    "maxout_pieces": shape.pieces,
                },
            },
        },
    }


def _keep_encoders(model: Model[Any, Any], old: Model[Any, Any]) -> None:
    """Give the encoders that ``old`` has of its own, mounted before, their weights; the shared one has none here."""
    first = old.layers[0].layers[0]
    parts = first.layers or [first]
    for source, target in zip(parts, model.layers[0].layers[0].layers, strict=False):
        for one, other in zip(source.walk(), target.walk(), strict=True):
            for name in one.param_names:
                other.set_param(name, one.get_param(name))


def _fill_encoder(model: Model[Any, Any], own: Recogniser, known: Known) -> None:
    """Fold the embedding of ``own`` and give its windows their weights."""
    second = model.layers[0].layers[0].layers[-1]
    nodes = list(second.walk(order="dfs_pre"))
    (embed,) = (node for node in nodes if node.name == "folded_embed")
    weights, size = own.mix.layers[0].get_param("W"), own.shape.embedded
    shares = weights.reshape(-1, weights.shape[-1])
    vectors = own.vectors @ own.vector.get_param("W").T + own.vector.get_param("b")
    gazetteers = own.known.predict(known.kinds[:, None])
    hashed = [node.get_param("E") for table in own.tables for node in table.walk() if node.name == "hashembed"]
    tables = [*hashed, vectors, gazetteers]
    blocks = [table @ shares[:, i * size : (i + 1) * size].T for i, table in enumerate(tables)]
    bias = own.mix.layers[0].get_param("b").reshape(1, -1)
    embed.set_param("E", np.concatenate([*blocks, bias]).astype(np.float16))
    embed.set_param("K", known.keys)
    embed.set_param("M", known.rows.astype(np.uint8))
    sources = [
        node for layer in (own.mix, *own.windows) for node in layer.walk() if node.name in {"maxout", "layernorm"}
    ]
    targets = [node for node in nodes if node.name in {"maxout", "layernorm"}]
    for source, target in zip(sources[1:], targets, strict=True):
        for name in source.param_names:
            target.set_param(name, source.get_param(name))


def _fill_steps(model: Model[Any, Any], old: Model[Any, Any], own: Recogniser, mix: tuple[float, list[str]]) -> None:
    """The layers of both recognisers as blocks of one; each adds its share of every score."""
    share, moves = mix
    (_, old_lower, old_upper), (projection, lower, upper) = old.layers, model.layers
    old_linear, linear = old.layers[0].layers[-1], projection.layers[-1]
    hidden, pieces = own.shape.width, lower.get_dim("nP")
    linear.set_param("W", _blocks(old_linear.get_param("W"), np.eye(hidden, dtype=np.float32)))
    linear.set_param("b", np.concatenate([old_linear.get_param("b"), np.zeros(hidden, np.float32)]))
    weights = own.lower.get_param("W").reshape(STATE, hidden, pieces, -1)
    padding = (own.padding.get_param("W")[:, 0] + own.padding.get_param("b")).reshape(STATE, hidden, pieces)
    bias = own.lower.get_param("b").reshape(STATE, hidden, pieces)
    olds = old_lower.get_param("W")
    made = np.zeros((STATE, olds.shape[1] + hidden, pieces, olds.shape[3] + hidden), np.float32)
    made[:, : olds.shape[1], :, : olds.shape[3]] = olds
    made[:, olds.shape[1] :, :, olds.shape[3] :] = weights
    lower.set_param("W", made)
    # the bias of a slot that holds a word goes into the common one; padding takes its place, so it gives it back
    lower.set_param("b", np.concatenate([old_lower.get_param("b"), bias.sum(axis=0)]))
    lower.set_param("pad", np.concatenate([old_lower.get_param("pad"), (padding - bias)[None]], axis=2))
    rows = [STEPS.index(move) if move in STEPS else None for move in moves]
    scores, base = own.upper.get_param("W"), own.upper.get_param("b")
    ours = np.array([np.zeros(hidden) if row is None else share * scores[row] for row in rows], np.float32)
    shift = np.array([NEVER if row is None else share * base[row] for row in rows], np.float32)
    upper.set_dim("nI", olds.shape[1] + hidden, force=True)
    upper.set_param("W", np.concatenate([(1 - share) * old_upper.get_param("W"), ours], axis=1))
    upper.set_param("b", (1 - share) * old_upper.get_param("b") + shift)


def _blocks(first: Floats, second: Floats) -> Floats:
    """One matrix with ``first`` and ``second`` on its diagonal, zeros elsewhere."""
    made = np.zeros((first.shape[0] + second.shape[0], first.shape[1] + second.shape[1]), np.float32)
    made[: first.shape[0], : first.shape[1]] = first
    made[first.shape[0] :, first.shape[1] :] = second
    return made
