"""The counts of Radar de Parité's own evaluation, for figures that can be set beside the published ones.

Its convention, restated: a quotation is one range of characters; it is found when a predicted one, not yet used, covers
more than a threshold (0.3, 0.8) of the gold range, however far it reaches beyond; gold quotations choose in order of
the text; the speaker is right when the two source spans share a character, or when neither is there.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from guillemets.evaluation.annotated import Place, Reported

THRESHOLDS = (0.3, 0.8)


@dataclass(frozen=True, slots=True, kw_only=True)
class LenientCount:
    """Quotations of one dispatch at one threshold."""

    threshold: float
    gold: int
    predicted: int
    found: int
    speaker: int


def count_leniently(gold: Sequence[Reported], predicted: Sequence[Reported]) -> tuple[LenientCount, ...]:
    """The counts at each threshold."""
    return tuple(_count(gold, predicted, threshold) for threshold in THRESHOLDS)


def _count(gold: Sequence[Reported], predicted: Sequence[Reported], threshold: float) -> LenientCount:
    free = list(predicted)
    found = speaker = 0
    for one in gold:
        best = max(free, key=lambda other: _covered(one, other), default=None)
        if best is None or _covered(one, best) <= threshold:
            continue
        free.remove(best)
        found += 1
        speaker += _shared(_range(one.source), _range(best.source)) > 0 or not (one.source or best.source)
    return LenientCount(threshold=threshold, gold=len(gold), predicted=len(predicted), found=found, speaker=speaker)


def _covered(one: Reported, other: Reported) -> float:
    """The share of the first content's range that the second one's covers."""
    place = _range(one.content)
    length = place[1] - place[0]
    return _shared(place, _range(other.content)) / length if length > 0 else 0.0


def _range(places: Sequence[Place]) -> Place:
    return (min(s for s, _ in places), max(e for _, e in places)) if places else (0, 0)


def _shared(one: Place, other: Place) -> int:
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))
