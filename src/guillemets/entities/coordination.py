"""Splits a source into those it names: "A et B", "l'UE, l'ONU et l'organisation C", "le préfet et par le maire"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guillemets.lexicons.determiners import DeterminerSort
from guillemets.model.attribution import SpeakerKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from guillemets.entities.apposition import Surroundings

_JOINTS = frozenset({"et", "ou", "puis", "ainsi"})
_SKIPPED = frozenset(
    {"et", "ou", "puis", "ainsi", "que", "qu'", "par", "surtout", "enfin", "aussi", "même", ",", "de", "du", "d'"}
)


def conjuncts(around: Surroundings, first: int, last: int) -> Iterator[tuple[int, int]]:
    """First and last token of each one who is named; the whole phrase when it is no coordination.

    What follows a conjunction counts when it has a determiner of its own, or is a name while the first one is too:
    the ministry "de l'Intérieur et des Cultes" stays one.
    """
    doc = around.parsed.doc
    cuts = [first]
    i = first + 1
    while i < last:
        token = doc[i]
        if around.inside.get(i) is not None and around.inside.get(i - 1) is around.inside.get(i):
            i += 1
            continue
        if token.text.lower() in _JOINTS or token.text == ",":
            start = _next_start(around, first, i, last)
            if start is not None:
                cuts.append(start)
                i = start
        i += 1
    if len(cuts) == 1 or not any(doc[i].text.lower() in _JOINTS for i in range(first, last + 1)):
        yield first, last
        return
    ends = [_trimmed_end(around, cut - 1) for cut in cuts[1:]] + [last]
    yield from zip(cuts, ends, strict=True)


def _next_start(around: Surroundings, first: int, joint: int, last: int) -> int | None:
    doc = around.parsed.doc
    i = joint + 1
    while i < last and doc[i].text.lower() in _SKIPPED and doc[i].text.lower() not in {"de", "d'"}:
        i += 1
    if i > last:
        return None
    lower = doc[i].text.lower()
    if lower in {"du", "de", "d'"}:
        return None
    if lower == "des":
        return i if doc[first].text.lower() == "des" else None
    if doc[i].like_num and doc[joint - 1].like_num:
        return None
    name = around.name_at(i)
    if name is not None:
        return None if _within_complement(around, first, joint) else i
    if lower in {"son", "sa", "ses", "leur", "leurs"}:
        return None
    if lower in around.words.determiners:
        return i
    if doc[joint - 1].like_num or doc[i].like_num:
        return None
    bare = doc[i].pos_ == "NOUN" and lower in around.words.source_nouns and doc[i - 1].text.lower() in _JOINTS
    opening = around.words.determiners.get(doc[first].text.lower())
    return (
        i if bare and opening is not None and opening.plural and opening.sort is not DeterminerSort.DEFINITE else None
    )


def _within_complement(around: Surroundings, first: int, joint: int) -> bool:
    """Whether the name before the joint is governed inside a document ("les chiffres de [A et B]"): so is the next."""
    doc = around.parsed.doc
    before = around.ends.get(joint - 1)
    if before is None or before.first <= first + 1:
        return False
    governed = doc[before.first - 1].text.lower() in {"par", "de", "d'", "du", "la", "l'", "le"}
    noun = next((n for i in (first, first + 1) if (n := around.words.source_nouns.get(doc[i].lower_))), None)
    return governed and noun is not None and noun.kind is SpeakerKind.DOCUMENT


def _trimmed_end(around: Surroundings, end: int) -> int:
    doc = around.parsed.doc
    while doc[end].text.lower() in _SKIPPED:
        end -= 1
    return end
