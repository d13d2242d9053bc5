"""Names found by their own words, whatever the model says: known ones, titled ones, initials."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from guillemets.entities.names import Name, NameLabel
from guillemets.lexicons.grammar import grammar
from guillemets.lexicons.knowledge import LONGEST, KnownName, Sense, squeezed
from guillemets.lexicons.reference_words import ReferenceSort

if TYPE_CHECKING:
    from collections.abc import Iterator

    from guillemets.lexicons import Lexicons

LONGEST_PERSON = 6
"""No person's name has more words than this."""
INITIALS = re.compile(r"(?:[A-ZÉ]\.-?){1,4}")


def known_names(forms: list[str], words: Lexicons) -> Iterator[Name]:
    """The names of the knowledge base, the longest at each place."""
    i = 0
    while i < len(forms):
        found = _longest(forms, i, words)
        if found is None or _common(forms, i, found[0]):
            i += 1
            continue
        last, known = found
        if last == i and _compatriot(forms, i, words):
            i += 1
            continue
        if (
            last > i
            and forms[i].lower() in grammar().article
            and (longer := _longest(forms, i + 1, words))
            and longer[0] > last
        ):
            i += 1
            last, known = longer
        yield Name(first=i, last=last, text=" ".join(forms[i : last + 1]), label=_label(known), known=known)
        i = last + 1


@cache
def _lower_starts() -> tuple[str, ...]:
    """What a known name can begin with in lower case: "les houthis", "la place Rouge"."""
    return tuple(sorted(grammar().name_in_lower_case))


def _longest(forms: list[str], start: int, words: Lexicons) -> tuple[int, KnownName] | None:
    """The last token of the longest known name that begins at ``start``, and what it names."""
    first = forms[start]
    if not (first[0].isupper() or first[0].isdigit() or first.startswith(_lower_starts())):
        return None
    found = None
    joined = ""
    for j in range(start, min(start + 9, len(forms))):
        joined += squeezed(forms[j])
        if len(joined) > LONGEST:
            break
        if known := words.knowledge.names.get(joined):
            found = (j, known)
    return found


def _common(forms: list[str], first: int, last: int) -> bool:
    """Whether a known name is more likely a common word that opens its sentence, or part of a longer name."""
    word = forms[first]
    opens = first == 0 or forms[first - 1] in {".", "«", "!", "?", ":"}
    follower = forms[last + 1] if last + 1 < len(forms) else ""
    return first == last and opens and not word.isupper() and follower in grammar().of and word[-1] in "en"


def _compatriot(forms: list[str], i: int, words: Lexicons) -> bool:
    """Whether the name of a state is that of its people here: "le [Suisse] Rudi Wild"."""
    follower = forms[i + 1] if i + 1 < len(forms) else ""
    said = i > 0 and forms[i - 1].lower() in {"le", "un"} and forms[i].lower() in words.knowledge.adjectives
    return said and follower[:1].isupper()


def _label(known: KnownName) -> NameLabel:
    if known.field == "platform":
        return NameLabel.MISC
    if known.sense in (Sense.ORGANISATION, Sense.SEAT):
        return NameLabel.ORG
    return NameLabel.ORG if known.field else NameLabel.LOC


def added_persons(forms: list[str], words: Lexicons) -> Iterator[Name]:
    """The persons whom the user's gazetteer names."""
    persons = words.knowledge.persons
    if not persons:
        return
    for i, form in enumerate(forms):
        joined = ""
        for j in range(i, min(i + LONGEST_PERSON, len(forms)) if form[0].isupper() else i):
            joined += squeezed(forms[j])
            if joined in persons:
                yield Name(first=i, last=j, text=" ".join(forms[i : j + 1]), label=NameLabel.PER)


def titled_names(forms: list[str], words: Lexicons) -> Iterator[Name]:
    """Names after a form of address; several after a plural one are left to the model."""
    for i, form in enumerate(forms[:-1]):
        title = words.titles.get(form)
        if title is None:
            continue
        if title.term[0].islower() and not forms[i + 1][0].isupper():
            continue
        last = _capitals(forms, i + 1, words)
        if last > i:
            yield Name(
                first=i + 1,
                last=last,
                text=" ".join(forms[i + 1 : last + 1]),
                label=NameLabel.PER,
                title=title,
                titled=i,
            )


def _capitals(forms: list[str], start: int, words: Lexicons) -> int:
    """The last token of the run of capitalised words (particles between them allowed) from ``start`` on."""
    particles = words.reference_words[ReferenceSort.PARTICLE]
    last = start - 1
    i = start
    while i < len(forms):
        form = forms[i]
        if form[0].isupper() and form[0].isalpha():
            last = i
        elif form.lower() not in particles:
            break
        i += 1
    return last


def initials(forms: list[str]) -> Iterator[Name]:
    """Persons whom the copy gives by their initials alone ("E.F., 37 ans")."""
    for i, form in enumerate(forms):
        if "." not in form:
            continue
        follower = forms[i + 1] if i + 1 < len(forms) else ""
        several = len(form) > 3  # noqa: PLR2004 - "E.F." at least; one initial may end its sentence
        if INITIALS.fullmatch(form) and (several or follower == ","):
            yield Name(first=i, last=i, text=form, label=NameLabel.PER)
