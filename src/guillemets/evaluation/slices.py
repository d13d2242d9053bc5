"""The same measures for parts of the attributions: by type, by length of the content, by the rule that found them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from guillemets.evaluation.matching import content_words
from guillemets.evaluation.scoring import Rates

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from guillemets.evaluation.annotated import Annotated, Reported
    from guillemets.evaluation.judging import Judged

    Label = Callable[[Annotated, Reported], str]

LENGTHS = ((0, 4), (5, 14), (15, 39))
NO_RULE = "(no rule)"
_LEADING_NUMBER = re.compile(r"\d+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Slice:
    """The attributions under one label: how many gold, predicted, found, exact, and with the right speaker.

    Recall is that of the gold ones under the label, precision that of the predicted ones. ``gold`` and ``found`` are
    None where the gold bears no such label.
    """

    label: str
    gold: int | None
    found: int | None
    predicted: int
    right: int
    exact: int
    speaker: int

    @property
    def precision(self) -> float:
        """The share of the predicted ones that answer a gold one."""
        return Rates.of(self.right, self.predicted, self.predicted).precision

    @property
    def recall(self) -> float | None:
        """The share of the gold ones that were found, None where the gold has none under the label."""
        return self.found / self.gold if self.gold and self.found is not None else None


def by_type(judged: Sequence[Judged]) -> tuple[Slice, ...]:
    """Direct, indirect, mixed: each by the type that its own side gives it."""
    return _slices(judged, lambda _, one: one.type or "(no type)", in_gold=True)


def by_length(judged: Sequence[Judged]) -> tuple[Slice, ...]:
    """By the number of words of the content."""
    return _slices(judged, _length, in_gold=True)


def by_rule(judged: Sequence[Judged]) -> tuple[Slice, ...]:
    """By the rule that the system says it used; the gold knows no rules, so there is no recall."""
    return _slices(judged, lambda _, one: one.rule or NO_RULE, in_gold=False)


def _slices(judged: Sequence[Judged], label: Label, *, in_gold: bool) -> tuple[Slice, ...]:
    tallies: dict[str, dict[str, int]] = {}

    def add(key: str, **amounts: int) -> None:
        tally = tallies.setdefault(key, dict.fromkeys(("gold", "found", "predicted", "right", "exact", "speaker"), 0))
        for name, amount in amounts.items():
            tally[name] += amount

    for one in judged:
        found = {v.gold for v in one.verdicts}
        verdicts = {v.predicted: v for v in one.verdicts}
        if in_gold:
            for i, gold in enumerate(one.annotated.attributions):
                add(label(one.annotated, gold), gold=1, found=i in found)
        for j, said in enumerate(one.predicted.attributions):
            v = verdicts.get(j)
            right, exact, speaker = (v is not None, v.exact, v.speaker) if v else (False, False, False)
            add(label(one.annotated, said), predicted=1, right=right, exact=exact, speaker=speaker)
    return tuple(
        Slice(
            label=key,
            gold=n["gold"] if in_gold else None,
            found=n["found"] if in_gold else None,
            predicted=n["predicted"],
            right=n["right"],
            exact=n["exact"],
            speaker=n["speaker"],
        )
        for key, n in sorted(tallies.items(), key=lambda item: _order(item[0]))
    )


def _length(annotated: Annotated, one: Reported) -> str:
    words = len(content_words(annotated.text, one.content))
    for least, most in LENGTHS:
        if words <= most:
            return f"{least}-{most} words"
    return f"{LENGTHS[-1][1] + 1}+ words"


def _order(label: str) -> tuple[int, str]:
    """Lengths by their number, everything else by its letters."""
    number = _LEADING_NUMBER.match(label)
    return (int(number[0]) if number else 0, label)
