"""Invented dispatches with their records, made without any linguistic analysis, for measuring the store.

Each text is put together from parts whose places are known, so that its record is exact by construction. Copies in
other outlets (new headline, cuts, a paragraph of their own), later versions, withdrawals, and the same utterance in
other words are planted, and ``Planted`` says which is which. The same seed gives the same dispatches.
"""

from __future__ import annotations

import random
import tomllib
from dataclasses import dataclass, replace
from datetime import datetime, timedelta, timezone
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypedDict

from planted_draft import Draft, Line, Source
from planted_record import record_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from guillemets.model.record import Record

SEED = 20250128
_START = datetime(2024, 1, 1, 5, 0, tzinfo=timezone(timedelta(hours=1)))
_COPIES, _VERSIONS, _REWORDINGS = 0.5, 0.12, 0.3
_WITHDRAWN = 0.15
_UNNAMED, _ORGANISATIONS, _WOMEN = 0.15, 0.1, 0.35
_HEADS = 8  # how many persons share the top of the list
_OWN_WORDS, _CUT_SHORT = 0.4, 0.4
_SAME_ADDRESS = 0.4


@dataclass(frozen=True, slots=True, kw_only=True)
class Planted:
    """A dispatch and what was planted in it.

    ``copy_of`` is the id of the dispatch whose copy it is, ``version_of`` of the one that it replaces or withdraws;
    ``utterances`` the number of the utterance behind each statement, in order; the same number is the same utterance.
    """

    record: Record
    story: int
    copy_of: str | None
    version_of: str | None
    utterances: tuple[int, ...]


class Topic(TypedDict):
    """What one kind of story is about; each verb is given for one and for many."""

    kicker: str
    nouns: list[str]
    subjects: list[str]
    verbs: list[str]


@cache
def words() -> dict[str, Any]:
    """The words that texts are made of."""
    return tomllib.loads(Path(__file__).with_name("planted_words.toml").read_text("utf-8"))


def planted(count: int, seed: int = SEED) -> Iterator[Planted]:
    """``count`` dispatches in about the order in which they went out."""
    made = 0
    story = 0
    while made < count:
        for one in _story(story, seed):
            if made == count:
                return
            yield one
            made += 1
        story += 1


def _story(number: int, seed: int) -> Iterator[Planted]:
    """All dispatches of one story: the first agency's, its copies and versions, another agency's own account."""
    chance = random.Random(f"{seed}-{number}")
    at = _START + timedelta(minutes=11 * number + chance.randrange(11))
    first = _draft(number, chance, at)
    origin = _planted(first, number)
    yield origin
    for copy in range(chance.choice((1, 1, 2, 3)) if chance.random() < _COPIES else 0):
        yield _planted(_copied(first, chance, copy), number, copy_of=origin.record.dispatch.id)
    if chance.random() < _VERSIONS:
        yield _planted(_later(first, chance), number, version_of=origin.record.dispatch.id)
    if chance.random() < _REWORDINGS:
        yield _planted(_retold(first, chance), number)


def _planted(draft: Draft, story: int, *, copy_of: str | None = None, version_of: str | None = None) -> Planted:
    record, utterances = record_of(draft)
    return Planted(record=record, story=story, copy_of=copy_of, version_of=version_of, utterances=utterances)


def _draft(number: int, chance: random.Random, at: datetime) -> Draft:
    known = words()
    topic = chance.choice(known["topics"])
    agency = chance.choice(known["agencies"])["name"]
    outlet = chance.choice(known["outlets"])["host"]
    cast = [_source(chance) for _ in range(chance.choice((2, 2, 3)))]
    lines = tuple(_line(number * 100 + i, topic, cast, chance) for i in range(chance.randint(4, 9)))
    actor, recipient = chance.sample(known["states"], 2)
    return Draft(
        at=at,
        kicker=topic["kicker"],
        headline=f"{_capital(_clause(topic, chance))}, selon {chance.choice(cast).name}",
        agency=agency,
        place=chance.choice(known["places"]),
        url=f"https://{outlet}/{topic['kicker'].lower()}/{number}",
        deed=chance.choice(known["deeds"]),
        actor=actor,
        recipient=recipient,
        background=f"{_clause(topic, chance)}, {_filled(chance.choice(known['tails'])[0], chance)}",
        lines=lines,
        crosshead=chance.choice(known["crossheads"]),
    )


def _source(chance: random.Random) -> Source:
    """Somebody who speaks, as often named as the press names; few are heard often and many rarely."""
    known = words()
    turn = chance.random()
    if turn < _UNNAMED:
        return Source(name=chance.choice(known["unnamed"]), reason=chance.choice(known["reasons"]))
    if turn < _UNNAMED + _ORGANISATIONS:
        return Source(name=chance.choice(known["organisations"]), organisation=True)
    woman = chance.random() < _WOMEN
    side = "f" if woman else "m"
    rank = min(int(_HEADS * (chance.paretovariate(0.9) - 1)), len(known["surnames"]) * 20)
    person = random.Random(f"person-{side}-{rank}")
    first = person.choice(known[f"first_names_{side}"])
    return Source(
        name=f"{first} {person.choice(known['surnames'])}", role=person.choice(known[f"roles_{side}"]), gender=side
    )


def _line(utterance: int, topic: Topic, cast: list[Source], chance: random.Random) -> Line:
    known = words()
    clause = _clause(topic, chance)
    tail, other_tail = chance.choice(known["tails"])
    figure = chance.randint(3, 990)
    form = chance.choice(("direct", "direct", "indirect", "selon", "relayed"))
    cue, act = chance.choice(known["direct_cues" if form == "direct" else "indirect_cues"])
    return Line(
        utterance=utterance,
        form=form,
        source=chance.choice(cast),
        relay=chance.choice(known["unnamed"]) if form == "relayed" else None,
        clause=clause,
        tail=tail.format(n=figure),
        other_tail=other_tail.format(n=figure),
        addition=_filled(chance.choice(known["additions"]), chance),
        cue=cue,
        act=act,
    )


def _copied(draft: Draft, chance: random.Random, number: int) -> Draft:
    """The same copy elsewhere: a new headline, the last paragraphs cut or a sentence of the outlet's own put before."""
    known = words()
    hosts = [outlet["host"] for outlet in known["outlets"] if outlet["host"] not in draft.url]
    serial = draft.url.rsplit("/", 1)[-1]
    kept = max(3, len(draft.lines) - chance.randint(0, 2))
    return replace(
        draft,
        at=draft.at + timedelta(minutes=chance.randint(10, 600)),
        headline=f"{_capital(draft.lines[0].clause)}, dit-on à {chance.choice(known['places'])}",
        url=f"https://{hosts[(number + chance.randrange(len(hosts))) % len(hosts)]}/depeche/{serial}-{number}",
        lines=draft.lines[:kept],
        own=f"Notre rédaction à {chance.choice(known['places'])} suit l'affaire."
        if chance.random() < _OWN_WORDS
        else None,
    )


def _later(draft: Draft, chance: random.Random) -> Draft:
    """A correction or an update of the same agency; sometimes the withdrawal."""
    at = draft.at + timedelta(minutes=chance.randint(15, 300))
    url = draft.url if chance.random() < _SAME_ADDRESS else f"{draft.url}-{chance.randint(2, 9)}"
    if chance.random() < _WITHDRAWN:
        return replace(draft, at=at, status="ANNULE", lines=(), url=url)
    first = draft.lines[0]
    changed = replace(first, addition=_filled(chance.choice(words()["additions"]), chance))
    return replace(
        draft, at=at, url=url, status=chance.choice(("CORRECTIF", "ACTUALISE")), lines=(changed, *draft.lines[1:])
    )


def _retold(draft: Draft, chance: random.Random) -> Draft:
    """Another agency's account: two or three of the same utterances, reworded or cut short, among others."""
    fresh = _draft(10_000_000 + chance.randrange(10**9), chance, draft.at + timedelta(minutes=chance.randint(5, 90)))
    shared = tuple(
        replace(
            line, tail="" if chance.random() < _CUT_SHORT else line.other_tail, addition="", relay=None,
            form="direct" if line.form == "direct" else "indirect",
            cue=line.cue if line.form in ("direct", "indirect") else "a affirmé que",
        )
        for line in chance.sample(draft.lines, 2)
    )  # fmt: skip
    agencies = [agency["name"] for agency in words()["agencies"] if agency["name"] != draft.agency]
    return replace(
        fresh,
        kicker=draft.kicker,
        agency=chance.choice(agencies),
        actor=draft.actor,
        recipient=draft.recipient,
        deed=draft.deed,
        lines=(*shared, *fresh.lines[:3]),
    )


def _clause(topic: Topic, chance: random.Random) -> str:
    subject = chance.choice(topic["subjects"])
    town = chance.choice(words()["town_beginnings"]) + chance.choice(words()["town_ends"])
    return f"{subject} {_verb(subject, chance.choice(topic['verbs']))} à {town}"


def _verb(subject: str, phrase: str) -> str:
    """The phrase with its verb in the number of the subject.

    >>> _verb("les barrages", "se vide|se vident vite"), _verb("la gare", "se vide|se vident vite")
    ('se vident vite', 'se vide vite')
    """
    one, _, many = phrase.partition("|")
    rest = many.split()[len(one.split()) :]
    return many if subject.startswith("les ") else " ".join((one, *rest))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _filled(text: str, chance: random.Random) -> str:
    return text.format(n=chance.randint(3, 990))
