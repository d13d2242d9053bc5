"""The measurement as text: a table of the scores, the slices, the faults in context, the changes between two runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guillemets.evaluation.faults import FaultKind, context_of, words_at

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from guillemets.evaluation.annotated import Reported
    from guillemets.evaluation.comparing import Change
    from guillemets.evaluation.faults import Fault
    from guillemets.evaluation.scoring import Scores
    from guillemets.evaluation.slices import Slice

_MARKS = {FaultKind.MISSED: "-", FaultKind.SPURIOUS: "+", FaultKind.WRONG: "~"}
SHOWN = 160


def score_lines(scores: Scores, ranges: Mapping[str, tuple[float, float]]) -> Iterator[str]:
    """One line for each figure, with its 95 % interval where one was computed."""
    for name, value in scores.figures.items():
        shown = f"{value:9d}" if isinstance(value, int) else f"{value:9.3f}"
        interval = f"   [{ranges[name][0]:.3f}, {ranges[name][1]:.3f}]" if name in ranges else ""
        yield f"{name:24}{shown}{interval}"


def slice_lines(title: str, slices: Sequence[Slice]) -> Iterator[str]:
    """A table of the slices: recall over the gold, precision, exact contents and right speakers over the predicted."""
    width = max([len(title), *(len(one.label) for one in slices)], default=0)
    yield f"{title:{width}}  {'gold':>6} {'recall':>7} {'pred.':>6} {'prec.':>7} {'exact':>7} {'speaker':>8}"
    for one in slices:
        gold = "" if one.gold is None else str(one.gold)
        recall = "" if one.recall is None else f"{one.recall:.3f}"
        right = one.right or 1
        yield (
            f"{one.label:{width}}  {gold:>6} {recall:>7} {one.predicted:>6} {one.precision:>7.3f} "
            f"{one.exact / right:>7.3f} {one.speaker / right:>8.3f}"
        )


def fault_lines(faults: Iterable[Fault], texts: Mapping[str, str]) -> Iterator[str]:
    """Every fault in its context, dispatch by dispatch: - missed, + spurious, ~ wrong in the fields named."""
    dispatch = None
    for fault in faults:
        if fault.dispatch != dispatch:
            dispatch = fault.dispatch
            yield f"== {dispatch}"
        text = texts[fault.dispatch]
        before, at, after = context_of(text, fault)
        wrong = f" {', '.join(fault.wrong)}" if fault.wrong else ""
        yield f"{_MARKS[fault.kind]} [{fault.start}, {fault.end}){wrong}"
        yield f"    {before}>>>{_shortened(at)}<<<{after}"
        if fault.gold:
            yield f"    gold  {described(text, fault.gold)}"
        if fault.said:
            yield f"    said  {described(text, fault.said)}"


def described(text: str, one: Reported) -> str:
    """An attribution on one line: type, content, cue, source, speakers, anonymity, relay, rule."""
    cue, source = words_at(text, one.cue) or "-", words_at(text, one.source) or "-"
    fields = [
        one.type or "-",
        _shortened(words_at(text, one.content)),
        f"cue {cue}",
        f"source {source}",
        f"speaker {'; '.join(one.speakers) or '-'}{' (anonymous)' if one.anonymous else ''}",
    ]
    fields += [f"on the word of {' < '.join('; '.join(link) for link in one.relay)}"] if one.relay else []
    fields += [f"rule {one.rule}"] if one.rule else []
    return " | ".join(fields)


def change_lines(changes: Sequence[Change], texts: Mapping[str, str]) -> Iterator[str]:
    """What was gained and lost; the words are shown for the dispatches whose text is given, the places for all."""
    gained = sum(change.gained for change in changes)
    yield f"{gained} gained, {len(changes) - gained} lost"
    for change in changes:
        text = texts.get(change.dispatch)
        words = f"  {_shortened(words_at(text, change.content))}" if text is not None else ""
        places = " ".join(f"[{start}, {end})" for start, end in change.content)
        before, after = change.before or "not there", change.after or "gone"
        yield f"{'+' if change.gained else '-'} {change.dispatch} {places} {before} -> {after}{words}"


def _shortened(words: str) -> str:
    half = SHOWN // 2
    return words if len(words) <= SHOWN else f"{words[:half]} […] {words[-half:]}"
