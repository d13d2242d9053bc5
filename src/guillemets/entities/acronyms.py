"""Acronyms that the copy explains: "le Haut-Commissariat aux réfugiés (HCR)" and "le HCR" are one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guillemets.entities.names import Name, NameLabel, folded
from guillemets.model.attribution import SpeakerKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from guillemets.entities.referents import Cluster
    from guillemets.language.parsed import Parsed

LONGEST = 14
"""No long form of an acronym has more words than this."""
SHORTEST = 3
"""Letters of an acronym that its initials alone give away at least."""
EARLIEST = 2
"""An explained acronym has a word and a bracket before it."""


def explained_names(parsed: Parsed) -> Iterator[Name]:
    """Acronyms in brackets after the words that they stand for, as names of organisations."""
    doc = parsed.doc
    for i in range(EARLIEST, len(doc) - 1):
        form = doc[i].text
        bracketed = doc[i - 1].text == "(" and doc[i + 1].text == ")"
        if bracketed and form.isupper() and form.isalpha() and _spelled_out(parsed, i - 2, form) is not None:
            yield Name(first=i, last=i, text=form, label=NameLabel.ORG)


def join_acronyms(names: tuple[Name, ...], cluster: Cluster, parsed: Parsed) -> None:
    """Make one of a long name and the acronym in brackets after it, whatever part of the long name was recognised."""
    doc = parsed.doc
    ends = {name.last: name for name in names}
    for name in names:
        short = cluster.owners.get(name.first)
        if short is None or short.kind is SpeakerKind.PERSON or not name.text.isupper() or name.first < EARLIEST:
            continue
        if doc[name.first - 1].text != "(" or name.last + 1 >= len(doc) or doc[name.last + 1].text != ")":
            continue
        start = _spelled_out(parsed, name.first - 2, name.text)
        if start is None:
            start = _capitalised(parsed, name.first - 2)
        if start is None:
            continue
        for i in range(start, name.first - 1):
            inner = ends.get(i)
            long = cluster.owners.get(inner.first) if inner else None
            if inner and long and long is not short and inner.first == start and long.kind is short.kind:
                short.names.extend(long.names)
                cluster.owners.update({n.first: short for n in long.names})
                cluster.referents.remove(long)
        place = parsed.place(start, name.last + 1)
        short.name = " ".join(place.of(parsed.text).split())
    for i, referent in enumerate(cluster.referents):
        referent.index = i


def join_initials(cluster: Cluster, parsed: Parsed) -> None:
    """Make one of a body and the acronym that the initials of its words spell, where they do so for it alone.

    "La Fédération romande des consommateurs alerte. La FRC réclame": the little words between do not count.
    """
    bodies = [r for r in cluster.referents if r.kind is SpeakerKind.ORGANISATION and r.names]
    short = [r for r in bodies if r.name.isupper() and r.name.isalpha() and len(r.name) >= SHORTEST]
    for acronym in short:
        before = [r for r in bodies if r not in short and r.names[0].first < acronym.names[0].first]
        ends = [(r, _spelled_from(parsed, r.names[0].first, folded(acronym.name))) for r in before]
        fits = [(r, end) for r, end in ends if end is not None]
        if len(fits) == 1:
            long, end = fits[0]
            place = parsed.place(long.names[0].first, max(end, long.names[0].last))
            long.name = " ".join(place.of(parsed.text).split())
            long.names.extend(acronym.names)
            cluster.owners.update({n.first: long for n in acronym.names})
            cluster.referents.remove(acronym)
    for i, referent in enumerate(cluster.referents):
        referent.index = i


def _spelled_from(parsed: Parsed, first: int, letters: str) -> int | None:
    """The last of the words from ``first`` whose initials are the letters, those of one to three letters left out."""
    left = letters
    for token in parsed.doc[first : first + LONGEST]:
        if token.is_punct or (token.i > first and token.is_sent_start):
            return None
        if token.text[0].isupper() or len(token.text) > len("des"):
            if folded(token.text)[0] != left[0]:
                return None
            left = left[1:]
        if not left:
            return token.i
    return None


def _capitalised(parsed: Parsed, end: int) -> int | None:
    """The first token of the phrase before ``end`` when it is in capitals: its acronym can be of another language."""
    doc = parsed.doc
    i = end
    while i > 0 and not doc[i].is_punct and not doc[i].is_sent_start and end - i < LONGEST:
        before = doc[i - 1]
        free = i < EARLIEST or doc[i - 2].pos_ != "ADP" or doc[i - 2].lower_ == "par"
        if before.pos_ == "DET" and doc[i].text[0].isupper() and free:
            return i
        i -= 1
    return None


def _spelled_out(parsed: Parsed, end: int, acronym: str) -> int | None:
    """The first token of the words before ``end`` whose initials make the acronym; None when they do not."""
    doc = parsed.doc
    left = [letter for letter in folded(acronym) if letter.isalpha()]
    i = end
    while i >= 0 and left and not doc[i].is_punct:
        word = folded(doc[i].text)
        if word[0] == left[-1]:
            left.pop()
        elif doc[i].text[0].isupper() and len(word) > 3:  # noqa: PLR2004
            return None
        if doc[i].is_sent_start:
            i -= 1
            break
        i -= 1
    return i + 1 if not left else None
