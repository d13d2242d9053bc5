"""Confidence intervals by resampling dispatches: attributions of one dispatch stand or fall together."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

from guillemets.evaluation.scoring import counts, scores_of, total

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from guillemets.evaluation.judging import Judged

SEED = 20250128
SAMPLES = 1000
LEVEL = 0.95


def intervals(
    judged: Sequence[Judged], names: Sequence[str], *, samples: int = SAMPLES, seed: int = SEED
) -> Mapping[str, tuple[float, float]]:
    """The 95 % interval of each named figure: percentiles over samples of the dispatches with replacement.

    The same dispatches and seed give the same intervals. A figure that no sample has is left out.
    """
    parts = [counts(one) for one in judged]
    if not parts:
        return {}
    draw = Random(seed)  # noqa: S311 -- resampling, no secret
    drawn: dict[str, list[float]] = {name: [] for name in names}
    for _ in range(samples):
        figures = scores_of(total(draw.choices(parts, k=len(parts)))).figures
        for name in names:
            if name in figures:
                drawn[name].append(figures[name])
    return {name: _middle(values) for name, values in drawn.items() if values}


def _middle(values: list[float]) -> tuple[float, float]:
    values.sort()
    outside = (1 - LEVEL) / 2
    last = len(values) - 1
    return values[round(outside * last)], values[round((1 - outside) * last)]
