"""One dispatch: which predicted attribution answers which gold one, and what is right about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from guillemets.evaluation.lenient import LenientCount, count_leniently
from guillemets.evaluation.matching import content_words, pair_up, same_speakers, word_starts

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from guillemets.evaluation.annotated import Annotated, Place, Predicted, Reported

LEAST_OVERLAP = 0.5
LEAST_TIME_OVERLAP = 0.01


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """A gold and a predicted attribution (their indices) whose contents answer each other, and what agrees.

    ``anonymous`` is None where the gold does not say. ``relay`` is None where there is none on either side, or where
    the gold does not annotate relays.
    """

    gold: int
    predicted: int
    exact: bool
    type: bool
    cue: bool
    source: bool
    speaker: bool
    anonymous: bool | None
    relay: bool | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeCount:
    """Time expressions of one dispatch: how many, how many found, and with the same words, type and value."""

    gold: int = 0
    predicted: int = 0
    found: int = 0
    exact: int = 0
    type: int = 0
    value: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A dispatch with its gold, its prediction, the verdicts, and the indices of what was missed and spurious."""

    annotated: Annotated
    predicted: Predicted
    verdicts: tuple[Verdict, ...]
    missed: tuple[int, ...]
    spurious: tuple[int, ...]
    lenient: tuple[LenientCount, ...]
    times: TimeCount | None


def judge(annotated: Annotated, predicted: Predicted) -> Judged:
    """The prediction judged against the gold of the same dispatch.

    Contents pair one to one, those that share most words first, from half of their words on.
    """
    text = annotated.text
    gold = [content_words(text, one.content) for one in annotated.attributions]
    said = [content_words(text, one.content) for one in predicted.attributions]
    pairs = pair_up(gold, said, LEAST_OVERLAP)
    verdicts = tuple(_verdict(annotated, predicted, pair, exact=gold[pair[0]] == said[pair[1]]) for pair in pairs)
    return Judged(
        annotated=annotated,
        predicted=predicted,
        verdicts=verdicts,
        missed=tuple(sorted(set(range(len(gold))) - {i for i, _ in pairs})),
        spurious=tuple(sorted(set(range(len(said))) - {j for _, j in pairs})),
        lenient=count_leniently(annotated.attributions, predicted.attributions),
        times=_count_times(annotated, predicted),
    )


def judge_all(gold: Iterable[Annotated], predictions: Mapping[str, Predicted]) -> tuple[Judged, ...]:
    """Every dispatch judged by the prediction under its id, in the order of the gold."""
    return tuple(judge(one, predictions[one.id]) for one in gold)


def _verdict(annotated: Annotated, predicted: Predicted, pair: tuple[int, int], *, exact: bool) -> Verdict:
    i, j = pair
    one, other = annotated.attributions[i], predicted.attributions[j]
    return Verdict(
        gold=i,
        predicted=j,
        exact=exact,
        type=one.type == other.type,
        cue=_touch(annotated.text, one.cue, other.cue),
        source=_touch(annotated.text, one.source, other.source),
        speaker=same_speakers(one.speakers, other.speakers),
        anonymous=None if one.anonymous is None else one.anonymous == bool(other.anonymous),
        relay=_same_relay(one, other),
    )


def _touch(text: str, one: tuple[Place, ...], other: tuple[Place, ...]) -> bool:
    """Whether the places share a word, or neither covers any."""
    ours, theirs = word_starts(text, one), word_starts(text, other)
    return bool(ours & theirs) or not (ours or theirs)


def _same_relay(one: Reported, other: Reported) -> bool | None:
    if one.relay is None:
        return None
    ours, theirs = one.relay, other.relay or ()
    if not ours and not theirs:
        return None
    return len(ours) == len(theirs) and all(map(same_speakers, ours, theirs))


def _count_times(annotated: Annotated, predicted: Predicted) -> TimeCount | None:
    if annotated.times is None:
        return None
    gold, said = annotated.times, predicted.times
    gold_words = [word_starts(annotated.text, [mark.place]) for mark in gold]
    said_words = [word_starts(annotated.text, [mark.place]) for mark in said]
    pairs = pair_up(gold_words, said_words, LEAST_TIME_OVERLAP)
    return TimeCount(
        gold=len(gold),
        predicted=len(said),
        found=len(pairs),
        exact=sum(gold_words[i] == said_words[j] for i, j in pairs),
        type=sum(gold[i].type == said[j].type for i, j in pairs),
        value=sum(gold[i].value == said[j].value for i, j in pairs),
    )
