"""The words that tell whether a time beside a cue is that of the act of speech."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from guillemets.lexicons.load import read_rows


class OccasionWordType(StrEnum):
    """What a word does to the time that follows it.

    ``speech`` is a participle of speaking or publishing, ``other`` one that tells of another deed, ``plain`` a word
    that only looks like a participle. ``carrier`` is an occasion of speech, ``limit`` bounds a stretch of time,
    ``link`` ties the time to the noun before it. ``border`` opens a clause, ``joint`` adds one. ``determiner`` makes a
    noun of what follows, ``light`` stands between a time and the word that it belongs to.
    """

    SPEECH = "speech"
    OTHER = "other"
    PLAIN = "plain"
    CARRIER = "carrier"
    LIMIT = "limit"
    LINK = "link"
    BORDER = "border"
    JOINT = "joint"
    DETERMINER = "determiner"
    LIGHT = "light"


@dataclass(frozen=True, slots=True, kw_only=True)
class OccasionWord:
    """One row of ``occasion_words.tsv``; in the example the cue stands in braces, the source in angle brackets.

    The time stands in square brackets when it dates what is said, in parentheses when the word keeps it from that.
    """

    term: str
    type: OccasionWordType
    example: str
    source: str


def read_occasion_words() -> tuple[OccasionWord, ...]:
    """The rows of ``occasion_words.tsv``."""
    return read_rows("occasion_words.tsv", OccasionWord, key=("term",))
