"""All dispatches: precision, recall and F1 of contents and of contents with their speaker, accuracies, times."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from guillemets.evaluation.judging import Judged

TYPES = ("direct", "indirect", "mixed")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rates:
    """Precision, recall and their harmonic mean, each between 0 and 1; 0 where nothing can be counted."""

    precision: float
    recall: float
    f1: float

    @classmethod
    def of(cls, right: int, predicted: int, gold: int) -> Rates:
        """The rates of so many right ones among the predicted and the gold ones.

        >>> Rates.of(1, 2, 4).recall
        0.25
        """
        precision = right / predicted if predicted else 0.0
        recall = right / gold if gold else 0.0
        both = precision + recall
        return cls(precision=precision, recall=recall, f1=2 * precision * recall / both if both else 0.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scores:
    """Every figure by its name, in the order in which it is printed; counts are int, rates float.

    ``content_partial_*`` counts contents that share half of their words, ``content_exact_*`` those with the same words,
    ``end_to_end_*`` those with the right speaker; ``acc_*`` are over contents found.
    """

    figures: Mapping[str, float]

    def __getitem__(self, name: str) -> float:
        return self.figures[name]


def score(judged: Sequence[Judged]) -> Scores:
    """The scores of dispatches that have been judged, all attributions counted alike."""
    return scores_of(total(map(counts, judged)))


def counts(judged: Judged) -> Counter[str]:
    """What one dispatch adds to the totals."""
    n: Counter[str] = Counter(
        files=1,
        missing=int(judged.predicted.missing),
        gold=len(judged.annotated.attributions),
        predicted=len(judged.predicted.attributions),
        matched=len(judged.verdicts),
    )
    for verdict in judged.verdicts:
        one = judged.annotated.attributions[verdict.gold]
        said = judged.predicted.attributions[verdict.predicted]
        for name in ("exact", "type", "cue", "source", "speaker"):
            n[name] += getattr(verdict, name)
        n[f"found_{one.type}"] += 1
        n["anonymous"] += verdict.anonymous is True
        n["anonymous_judged"] += verdict.anonymous is not None
        if one.relay:
            n["relay_gold"] += 1
            n["relay_right"] += verdict.relay is True
        elif one.relay is not None and said.relay:
            n["relay_spurious"] += 1
    n.update(f"gold_{one.type}" for one in judged.annotated.attributions)
    for lenient in judged.lenient:
        for name in ("gold", "predicted", "found", "speaker"):
            n[f"lenient_{lenient.threshold}_{name}"] += getattr(lenient, name)
    if judged.times:
        for name in ("gold", "predicted", "found", "exact", "value"):
            n[f"time_{name}"] += getattr(judged.times, name)
    return n


def total(parts: Iterable[Counter[str]]) -> Counter[str]:
    """The sum of the counts."""
    n: Counter[str] = Counter()
    for part in parts:
        n.update(part)
    return n


def scores_of(n: Counter[str]) -> Scores:
    """The scores that the totals give."""
    figures: dict[str, float] = {name: n[name] for name in ("files", "missing", "gold", "predicted")}
    for name, right in (("content_partial", "matched"), ("content_exact", "exact"), ("end_to_end", "speaker")):
        rates = Rates.of(n[right], n["predicted"], n["gold"])
        figures |= {f"{name}_p": rates.precision, f"{name}_r": rates.recall, f"{name}_f1": rates.f1}
    figures |= {f"recall_{name}": _share(n[f"found_{name}"], n[f"gold_{name}"]) for name in TYPES}
    figures |= {f"acc_{name}": _share(n[name], n["matched"]) for name in ("type", "cue", "source", "speaker")}
    figures["acc_anonymous"] = _share(n["anonymous"], n["anonymous_judged"])
    figures["relay_gold"] = n["relay_gold"]
    figures["relay_recall"] = _share(n["relay_right"], n["relay_gold"])
    figures["relay_spurious"] = n["relay_spurious"]
    if n["time_gold"]:
        figures["time_gold"] = n["time_gold"]
        for name, right in (("time_relaxed", "found"), ("time_strict", "exact"), ("time_value", "value")):
            figures[f"{name}_f1"] = Rates.of(n[f"time_{right}"], n["time_predicted"], n["time_gold"]).f1
    return Scores(figures=figures | _lenient_figures(n))


def _lenient_figures(n: Counter[str]) -> dict[str, float]:
    figures: dict[str, float] = {}
    thresholds = sorted(name.split("_")[1] for name in n if name.startswith("lenient_") and name.endswith("_gold"))
    for threshold in thresholds:
        c = {name: n[f"lenient_{threshold}_{name}"] for name in ("gold", "predicted", "found", "speaker")}
        rates = Rates.of(c["found"], c["predicted"], c["gold"])
        name = f"radar_{threshold}"
        figures |= {f"{name}_p": rates.precision, f"{name}_r": rates.recall, f"{name}_f1": rates.f1}
        figures[f"{name}_speaker"] = _share(c["speaker"], c["found"])
    return figures


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0
