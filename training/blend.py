"""The mean of the pipelines that the legs of one training left: steadier than any of them on texts unseen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import spacy

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from spacy.language import Language

TRAINED = ("tok2vec", "morphologizer", "parser", "ner")


def mean(folders: Sequence[Path], shares: Sequence[float]) -> Language:
    """One pipeline whose every parameter is the mean of those in ``folders``, weighed by ``shares``, whose sum is 1."""
    pipelines = [spacy.load(folder) for folder in folders]
    for name in TRAINED:
        walks = [pipeline.get_pipe(name).model.walk() for pipeline in pipelines]
        for nodes in zip(*walks, strict=True):
            for parameter in nodes[-1].param_names:
                if nodes[-1].has_param(parameter):
                    parts = (share * node.get_param(parameter) for share, node in zip(shares, nodes, strict=True))
                    nodes[-1].set_param(parameter, sum(parts).astype("float32"))
    return pipelines[-1]
