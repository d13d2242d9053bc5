"""The wordings of the store that are like a statement: found by rare beginnings, then compared word for word."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from hashlib import blake2b
from typing import TYPE_CHECKING
from zlib import crc32

from guillemets.store.lineage.wording import Likeness, Wording, compare, likeness, wording_of

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

    from guillemets.store.lineage.wording import Comparison

_KEYS = 12
_BEARERS = 40
_VERIFIED = 8
# Words that come back after more days are said again, unless nearly all of them do.
_NEAR_DAYS = 14
_FAR_STRENGTH, _FAR_SHARED = 0.85, 6
# Two utterances grow together over a wording that is like both of them from end to end, not over a fragment.
_MERGING = 0.6
# Of somebody unnamed only the description is known: more of the words must agree, and the days.
_STRANGER_DAYS, _STRANGER_SHARED, _STRANGER_STRENGTH = 2, 4, 0.75
_IN_COPIES = 0.6
_TELLING = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A statement as it is looked up: its content, in what words, and who says it.

    ``speakers`` are keys of entities that are known over dispatches, or numbers below zero for the words that a
    dispatch has for somebody unnamed; empty when nobody could be resolved.
    """

    key: int
    content: str
    wording: Wording
    speakers: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A wording of the store that is like a statement; ``whole`` where it is so from end to end."""

    key: int
    utterance: int
    likeness: Likeness
    strength: float
    whole: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """Where a statement stands: when its dispatch went out, and the wordings that copies of the dispatch have."""

    moment: str | None
    day: str | None
    copied: frozenset[int]
    unresolved: dict[str, Found]


@lru_cache(maxsize=1 << 14)
def wording_for(content: str) -> Wording:
    """The wording of a content, kept: copies of a dispatch say the same."""
    return wording_of(content)


def alike(connection: sqlite3.Connection, said: Said, setting: Setting) -> Iterator[Found]:
    """The wordings of the same speaker that say the same, the likest first; the same words end the search."""
    digest = digest_of(said.wording)
    for speaker in said.speakers:
        for key, utterance, day in connection.execute(
            "SELECT key, utterance, day FROM wording WHERE speaker = ? AND digest = ? ORDER BY key DESC LIMIT ?",
            (speaker, digest, _VERIFIED),
        ).fetchall():
            if key in setting.copied or _again(said.wording, speaker, setting.day, day):
                yield Found(key=key, utterance=utterance, likeness=Likeness.SAME, strength=1.0, whole=True)
                return
    found = [
        one
        for key, is_known in _candidates(connection, said)
        if (one := _verified(connection, key, said, setting, is_known=is_known))
    ]
    yield from sorted(found, key=lambda one: (-one.strength, one.key))


def _again(wording: Wording, speaker: int, one: str | None, other: str | None) -> bool:
    """Whether the same words are the same utterance: enough of them at any time, a "non" on the same days alone."""
    days = _days_between(one, other)
    if speaker < 0:
        return bool(one and other) and days <= _STRANGER_DAYS and len(wording.carrying) >= _STRANGER_SHARED
    return days <= _STRANGER_DAYS or len(wording.carrying) >= _TELLING


def _candidates(connection: sqlite3.Connection, said: Said) -> list[tuple[int, bool]]:
    """The wordings that share rare words, the likeliest first, and whether their speaker is known over dispatches."""
    votes: defaultdict[int, float] = defaultdict(float)
    known: dict[int, bool] = {}
    for speaker in said.speakers:
        for key in keys_of(said.wording):
            bearers = connection.execute(
                "SELECT wording FROM wording_key WHERE speaker = ? AND beginning = ? ORDER BY wording DESC LIMIT ?",
                (speaker, key, _BEARERS),
            ).fetchall()
            for (bearer,) in bearers:
                votes[bearer] += 1 / (1 + len(bearers))
                known[bearer] = known.get(bearer, False) or speaker > 0
    best = sorted(votes, key=lambda one: (-votes[one], one))[:_VERIFIED]
    return [(one, known[one]) for one in best]


def _verified(
    connection: sqlite3.Connection, wording: int, said: Said, setting: Setting, *, is_known: bool
) -> Found | None:
    utterance, content, day = connection.execute(
        "SELECT utterance, content, day FROM wording WHERE key = ?", (wording,)
    ).fetchone()
    other = wording_for(content)
    compared = compare(said.wording, other)
    like = likeness(said.wording, other, compared)
    if wording in setting.copied:
        # A version that puts a figure right is the same statement still.
        if like is None and compared.by_figures and compared.strength >= _IN_COPIES:
            like = Likeness.REWORDED
    elif like is not None and not _near_enough(compared, _days_between(setting.day, day), is_known=is_known):
        return None
    if like is None or (not is_known and not (setting.day and day)):
        return None
    whole = min(compared.of_one, compared.of_other) >= _MERGING
    return Found(key=wording, utterance=utterance, likeness=like, strength=compared.strength, whole=whole)


def _near_enough(compared: Comparison, days: int, *, is_known: bool) -> bool:
    """Whether so much is shared that so many days may lie between."""
    if not is_known:
        enough = compared.shared >= _STRANGER_SHARED and compared.strength >= _STRANGER_STRENGTH
        return days <= _STRANGER_DAYS and enough
    return days <= _NEAR_DAYS or (compared.strength >= _FAR_STRENGTH and compared.shared >= _FAR_SHARED)


def _days_between(one: str | None, other: str | None) -> int:
    """How many days lie between two dates; none where one of them is not known."""
    if not one or not other:
        return 0
    try:
        return abs((date.fromisoformat(one) - date.fromisoformat(other)).days)
    except ValueError:
        return 0


def keys_of(wording: Wording) -> list[int]:
    """The beginnings under which a wording stands, as numbers; of many the same few everywhere."""
    return sorted(crc32(key.encode()) for key in wording.beginnings_of_all())[:_KEYS]


def digest_of(wording: Wording) -> int:
    """The words as a number of 64 bits, equal for the same words."""
    return int.from_bytes(blake2b(wording.digest.encode(), digest_size=8).digest(), "little", signed=True)
