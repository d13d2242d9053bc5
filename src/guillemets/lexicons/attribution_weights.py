"""What the signs of an attribution weigh: learnt by training/weigh.py, one row a sign (see docs/evaluation.md)."""

from __future__ import annotations

from dataclasses import dataclass

from guillemets.lexicons.load import read_rows


@dataclass(frozen=True, slots=True, kw_only=True)
class AttributionWeight:
    """The weight of one sign, in log odds: positive where it speaks for the attribution."""

    sign: str
    weight: float


def read_attribution_weights() -> dict[str, float]:
    """The weights by sign, "bias" among them. Raises LexiconError on a faulty file."""
    return {row.sign: row.weight for row in read_rows("attribution_weights.tsv", AttributionWeight, key=("sign",))}
