"""What was missed, spurious or wrong, each with the words around it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from guillemets.evaluation.annotated import Annotated, Place, Reported
    from guillemets.evaluation.judging import Judged, Verdict

CONTEXT = 90
_JUDGED = ("exact", "type", "cue", "source", "speaker", "anonymous", "relay")
_NAMED = {"exact": "content"}


class FaultKind(StrEnum):
    """What is the matter."""

    MISSED = "missed"
    SPURIOUS = "spurious"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One fault in a dispatch. ``wrong`` names the fields that disagree; ``gold`` or ``said`` is None where missing.

    ``start`` and ``end`` are half-open and cover both contents.
    """

    kind: FaultKind
    dispatch: str
    start: int
    end: int
    gold: Reported | None
    said: Reported | None
    wrong: tuple[str, ...] = ()


def find_faults(judged: Iterable[Judged]) -> tuple[Fault, ...]:
    """The faults of the dispatches, each dispatch's in order of the text."""
    return tuple(fault for one in judged for fault in sorted(_faults(one), key=lambda f: (f.start, f.end, f.kind)))


def _faults(one: Judged) -> Iterator[Fault]:
    gold, said = one.annotated.attributions, one.predicted.attributions
    for verdict in one.verdicts:
        if wrong := wrong_fields(verdict):
            yield _fault(one.annotated, gold[verdict.gold], said[verdict.predicted], wrong)
    for i in one.missed:
        yield _fault(one.annotated, gold[i], None)
    for j in one.spurious:
        yield _fault(one.annotated, None, said[j])


def wrong_fields(verdict: Verdict) -> tuple[str, ...]:
    """The fields in which the two attributions disagree; "content" where the words are not the same."""
    return tuple(_NAMED.get(name, name) for name in _JUDGED if getattr(verdict, name) is False)


def _fault(annotated: Annotated, gold: Reported | None, said: Reported | None, wrong: tuple[str, ...] = ()) -> Fault:
    places = [place for one in (gold, said) if one for place in one.content]
    kind = FaultKind.WRONG if gold and said else FaultKind.MISSED if gold else FaultKind.SPURIOUS
    return Fault(
        kind=kind,
        dispatch=annotated.id,
        start=min((s for s, _ in places), default=0),
        end=max((e for _, e in places), default=0),
        gold=gold,
        said=said,
        wrong=wrong,
    )


def words_at(text: str, places: Iterable[Place]) -> str:
    """The words at the places on one line, fragments parted by an ellipsis in brackets."""
    return " […] ".join(" ".join(text[s:e].split()) for s, e in places)


def context_of(text: str, fault: Fault, around: int = CONTEXT) -> tuple[str, str, str]:
    """The words before, at and after a fault, each on one line, cut at whole words where there is one."""
    before = text[max(0, fault.start - around) : fault.start]
    after = text[fault.end : fault.end + around]
    if fault.start > around:
        before = "…" + before.partition(" ")[2]
    if fault.end + around < len(text):
        after = after.rpartition(" ")[0] + "…"
    return _line(before), _line(text[fault.start : fault.end]), _line(after)


def _line(words: str) -> str:
    return words.replace("\r", " ").replace("\n", " ")
