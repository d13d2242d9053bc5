"""How likely each found attribution is right: a logistic model over its signs, learnt from annotated dispatches."""

from __future__ import annotations

from dataclasses import replace
from math import exp
from typing import TYPE_CHECKING

from guillemets.attributions.evidence import evidence
from guillemets.attributions.scene import contents_by_word

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from guillemets.attributions.scene import Draft, Scene

BIAS = "bias"  # the weight that every attribution carries
# Below it, dropping gains more precision than it costs recall (training/weigh.py prints the table).
UNLIKELY = 0.42


def weighed(scene: Scene, drafts: Sequence[Draft]) -> tuple[list[Draft], list[Draft]]:
    """The drafts with how likely each is right as its ``confidence``, 0 to 1: those kept, and the unlikely ones."""
    weights = scene.words.attribution_weights
    contents = contents_by_word(drafts)
    found = [replace(draft, confidence=_likelihood(evidence(scene, draft, contents), weights)) for draft in drafts]
    return [d for d in found if d.confidence >= UNLIKELY], [d for d in found if d.confidence < UNLIKELY]


def _likelihood(signs: frozenset[str], weights: Mapping[str, float]) -> float:
    """The logistic function of the sum of the signs' weights; a sign never seen in training weighs nothing."""
    total = weights[BIAS] + sum(weights.get(sign, 0.0) for sign in sorted(signs))
    return round(1 / (1 + exp(-total)), 3)
