"""The words, rules, feasts and zones that time expressions are read with; each row carries its example."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from guillemets.lexicons.load import read_rows


class TimeCategory(StrEnum):
    """What a word can be in a time expression; the names are those that the patterns of the rules use."""

    MONTH = "MONTH"
    SHORTMONTH = "SHORTMONTH"
    ENGLISH = "ENGLISH"
    WEEKDAY = "WEEKDAY"
    NUMBER = "NUMBER"
    ORD = "ORD"
    UNIT = "UNIT"
    SHORTUNIT = "SHORTUNIT"
    PART = "PART"
    DEICTIC = "DEICTIC"
    DIRECTION = "DIRECTION"
    DIRECTIONS = "DIRECTIONS"
    WEEKEND = "WEEKEND"
    SEASON = "SEASON"
    EDGE = "EDGE"
    QUANTITY = "QUANTITY"
    VAGUE = "VAGUE"
    DOZEN = "DOZEN"
    BIG = "BIG"
    HALF = "HALF"
    NOON = "NOON"
    REFERENCE = "REFERENCE"
    NEARNESS = "NEARNESS"
    MEASURE = "MEASURE"
    RELDAY = "RELDAY"
    WEEKDAYS = "WEEKDAYS"
    SHORTDAY = "SHORTDAY"
    LPAR = "LPAR"
    RPAR = "RPAR"
    PLAIN = "PLAIN"


class Tense(StrEnum):
    """The tense of a clause's verb, as far as it decides between a past and a coming day."""

    PAST = "past"
    PRESENT = "present"
    FUTURE = "future"


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeWord:
    """A word or several, their category, and the value that it has there (a month's number, a unit's letter)."""

    term: str
    category: TimeCategory
    value: str = ""
    example: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeRule:
    """A pattern over categories and what it means; ``fixed`` and ``mod`` go into the value as they stand.

    ``after`` names the meaning of the expression that must stand right before (lists: "en 2010 et 2011").
    The example is read as if published on 2016-11-24, a Thursday; what the rule finds is in square brackets.
    """

    name: str
    pattern: str
    meaning: str
    fixed: str = ""
    mod: str = ""
    after: str = ""
    example: str
    answer: str = ""
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeFragment:
    """A part of a pattern that several rules share."""

    name: str
    pattern: str
    example: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Holiday:
    """A feast: ``day`` is MM-DD, YYYY-MM-DD, easter+N, or MM-wD-N (the Nth weekday D of a month, -1 the last).

    ``nation`` is set for national days; "*" is the one of whichever country the text speaks of.
    """

    term: str
    day: str
    nation: str = ""
    example: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Zone:
    """A way to name a time zone: an IANA name, an offset such as +02:00, or "local" when only the place tells."""

    term: str
    zone: str
    example: str
    source: str


class ParticipleRole(StrEnum):
    """What a word is to a participle: a determiner makes it a noun, an auxiliary a past; or it is an irregular one."""

    DETERMINER = "determiner"
    AUXILIARY = "auxiliary"
    PARTICIPLE = "participle"


@dataclass(frozen=True, slots=True, kw_only=True)
class TenseClue:
    """A word, or an ending after a hyphen, that shows the tense of its clause; without a tense, it shows none.

    ``role`` says what the word is to a participle.
    """

    term: str
    tense: Tense | None = None
    role: ParticipleRole | None = None
    example: str
    source: str


class LinkRole(StrEnum):
    """How a word joins two time expressions."""

    FROM = "from"
    TO = "to"
    BETWEEN = "between"
    AND = "and"
    ASIDE = "aside"


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeLink:
    """Words before or between two time expressions that belong together."""

    term: str
    role: LinkRole
    example: str
    source: str


def read_time_links() -> tuple[TimeLink, ...]:
    """The rows of ``times_links.tsv``."""
    return read_rows("times_links.tsv", TimeLink, key=("term", "role"))


def read_time_words() -> tuple[TimeWord, ...]:
    """The rows of ``times_words.tsv``."""
    return read_rows("times_words.tsv", TimeWord, key=("term", "category"))


def read_time_rules() -> tuple[TimeRule, ...]:
    """The rows of ``times_rules.tsv``, in the order in which they win a tie."""
    return read_rows("times_rules.tsv", TimeRule, key=("name",))


def read_time_fragments() -> tuple[TimeFragment, ...]:
    """The rows of ``times_fragments.tsv``."""
    return read_rows("times_fragments.tsv", TimeFragment, key=("name",))


def read_holidays() -> tuple[Holiday, ...]:
    """The rows of ``times_holidays.tsv``."""
    return read_rows("times_holidays.tsv", Holiday, key=("term",))


def read_zones() -> tuple[Zone, ...]:
    """The rows of ``times_zones.tsv``."""
    return read_rows("times_zones.tsv", Zone, key=("term",))


def read_tense_clues() -> tuple[TenseClue, ...]:
    """The rows of ``times_tense.tsv``."""
    return read_rows("times_tense.tsv", TenseClue, key=("term",))
