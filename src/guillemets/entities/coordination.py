"""Splits a source into those it names: "A et B", "l'UE, l'ONU et l'organisation C", "le préfet et par le maire"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guillemets.lexicons.determiners import DeterminerSort
from guillemets.lexicons.reference_words import ReferenceSort
from guillemets.model.attribution import SpeakerKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from guillemets.entities.surroundings import Surroundings


def conjuncts(around: Surroundings, first: int, last: int) -> Iterator[tuple[int, int]]:
    """First and last token of each one who is named; the whole phrase when it is no coordination.

    What follows a conjunction counts when it has a determiner of its own, or is a name while the first one is too:
    the ministry "de l'Intérieur et des Cultes" stays one.
    """
    doc = around.parsed.doc
    joints = around.words.reference_words[ReferenceSort.JOINT]
    cuts = [first]
    i = first + 1
    while i < last:
        token = doc[i]
        if around.inside.get(i) is not None and around.inside.get(i - 1) is around.inside.get(i):
            i += 1
            continue
        if token.text.lower() in joints or token.text == ",":
            start = _next_start(around, first, i, last)
            if start is not None:
                cuts.append(start)
                i = start
        i += 1
    if len(cuts) == 1 or not any(doc[i].text.lower() in joints for i in range(first, last + 1)):
        yield first, last
        return
    ends = [_trimmed_end(around, cut - 1) for cut in cuts[1:]] + [last]
    yield from zip(cuts, ends, strict=True)


def _next_start(around: Surroundings, first: int, joint: int, last: int) -> int | None:
    doc = around.parsed.doc
    i = joint + 1
    while i < last and _skipped(around, i) and doc[i].text.lower() not in {"de", "d'"}:
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
    opens = around.words.determiners.get(lower)
    if opens is not None and opens.sort is DeterminerSort.POSSESSIVE:
        return None
    if lower in around.words.determiners:
        return i
    if doc[joint - 1].like_num or doc[i].like_num:
        return None
    joined = doc[i - 1].lower_ in around.words.reference_words[ReferenceSort.JOINT]
    bare = joined and doc[i].pos_ == "NOUN" and lower in around.words.source_nouns
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


def _skipped(around: Surroundings, i: int) -> bool:
    """Whether the token may stand between two who are joined."""
    sorts = around.words.reference_words
    lower = around.parsed.doc[i].lower_
    return lower == "," or lower in sorts[ReferenceSort.JOINT] or lower in sorts[ReferenceSort.BETWEEN]


def _trimmed_end(around: Surroundings, end: int) -> int:
    while _skipped(around, end):
        end -= 1
    return end
