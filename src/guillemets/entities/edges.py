"""Where a source really begins and ends: without marks, adjuncts and addressees."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guillemets.entities.names import NameLabel
from guillemets.lexicons.grammar import grammar
from guillemets.lexicons.reference_words import ReferenceSort

if TYPE_CHECKING:
    from guillemets.entities.roster import Roster


def edges(roster: Roster, first: int, last: int) -> tuple[int, int]:
    """The tokens of a source without marks at its edges, adjuncts behind it and "seul" before it.

    A title left alone takes the name that follows.
    """
    doc = roster.parsed.doc
    while first < last and not doc[first].text[0].isalnum() and not doc[first].text.startswith("-"):
        first += 1
    while last > first and not doc[last].text[0].isalnum():
        last -= 1
    if first == last and (name := roster.around.titled.get(first)) is not None:
        return first, name.last
    if doc[first].pos_ in {"ADJ", "ADV"} and first + 1 < last and doc[first + 1].lower_ in roster.words.determiners:
        first += 1
    first, last = _addressee(roster, first, last)
    stops = roster.words.reference_words[ReferenceSort.STOP]
    circumstances = roster.words.reference_words[ReferenceSort.CIRCUMSTANCE]
    for i in range(first + 1, last + 1):
        inner = roster.around.inside.get(i)
        doing = i < last and doc[i].lower_ == "en" and doc[i + 1].lower_ in circumstances
        if (doing or doc[i].lower_ in stops) and (inner is None or inner.first == i):
            return first, i - 1
    while last > first and (doc[last].pos_ == "ADV" or doc[last].lower_ in grammar().in_person):
        if last in roster.around.inside:
            break
        last -= 1
    return first, last


def _addressee(roster: Roster, first: int, last: int) -> tuple[int, int]:
    """The tokens of a source that was taken with its addressee: whoever "qui" stands behind, or the name.

    "M. Blanc au [jeune homme] qui pensait", "[M. Blanc] au jeune homme".
    """
    doc = roster.parsed.doc
    for i in range(first + 1, last):
        name = roster.around.ends.get(i - 1)
        if name is None or name.label is not NameLabel.PER or doc[i].lower_ not in {"au", "aux", "à"}:
            continue
        relative = last + 1 < len(doc) and doc[last + 1].lower_ == "qui"
        return (i + (doc[i].lower_ == "à"), last) if relative else (first, i - 1)
    return first, last
