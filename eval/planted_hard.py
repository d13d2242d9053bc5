"""Hard cases of lineage, invented: copy within longer articles, and what merely looks like a copy."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING

from planted import SEED, Planted, _draft, _planted, _source, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planted_draft import Draft, Line

_START = datetime(2024, 6, 1, 5, 0, tzinfo=timezone(timedelta(hours=1)))
_FIRST_STORY = 50_000_000
_UTTERANCES = 10**10


def hard(stories: int, seed: int = SEED) -> Iterator[Planted]:
    """Stories of five dispatches each: the agency's, an embedding, a follow-up, another speaker, another template.

    The embedding (half of the agency's paragraphs or more, among as many of the outlet's own) is a copy. The follow-up
    repeats one paragraph, and is none. Another speaker says the very words of a statement: two utterances. The last
    has the frame of the first, its headline and its deed, with other statements: the same story, and no copy.
    """
    for number in range(_FIRST_STORY, _FIRST_STORY + stories):
        chance = random.Random(f"hard-{seed}-{number}")
        first = _draft(number, chance, _START + timedelta(minutes=23 * (number - _FIRST_STORY)))
        origin = _planted(first, number)
        yield origin
        yield _planted(_embedded(first, number, chance), number, copy_of=origin.record.dispatch.id)
        yield _planted(_followed(first, number, chance), number)
        yield _planted(_echoed(first, number, chance), number + stories)
        yield _planted(_resembling(first, number, chance), number)


def _fresh(first: Draft, number: int, chance: random.Random, hours: int) -> Draft:
    """Another dispatch some hours later, of another outlet, with statements of its own."""
    made = _draft(_UTTERANCES + number * 10 + hours, chance, first.at + timedelta(hours=hours))
    outlets = [outlet["host"] for outlet in words()["outlets"] if outlet["host"] not in first.url]
    return replace(made, url=f"https://{chance.choice(outlets)}/article/{number}-{hours}")


def _embedded(first: Draft, number: int, chance: random.Random) -> Draft:
    own = _fresh(first, number, chance, 3)
    kept = chance.sample(range(len(first.lines)), (len(first.lines) + 1) // 2)
    borrowed = tuple(first.lines[i] for i in sorted(kept))
    return replace(own, agency=first.agency, lines=(*own.lines[: len(borrowed)], *borrowed))


def _followed(first: Draft, number: int, chance: random.Random) -> Draft:
    own = _fresh(first, number, chance, 26)
    return replace(_of_the_same_deed(first, own), lines=(*own.lines, first.lines[0]))


def _echoed(first: Draft, number: int, chance: random.Random) -> Draft:
    own = _fresh(first, number, chance, 5)
    return replace(own, lines=(*own.lines, _by_another(first.lines[-1], own, chance)))


def _by_another(line: Line, own: Draft, chance: random.Random) -> Line:
    """The words of a statement, said by somebody else."""
    while (source := _source(chance)).name == line.source.name or source.reason:
        pass
    return replace(line, source=source, utterance=own.lines[0].utterance + 99, relay=None)


def _resembling(first: Draft, number: int, chance: random.Random) -> Draft:
    own = _fresh(first, number, chance, 7)
    same = _of_the_same_deed(first, own)
    return replace(same, headline=first.headline, place=first.place, crosshead=first.crosshead)


def _of_the_same_deed(first: Draft, own: Draft) -> Draft:
    return replace(own, deed=first.deed, actor=first.actor, recipient=first.recipient, kicker=first.kicker)
