"""Openings of attributive adjuncts: selon, d'après, aux yeux de, de source policière."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from guillemets.lexicons.load import read_rows


class AdjunctScope(StrEnum):
    """What stands after the opening, and whether it opens an attribution at all."""

    SOURCE = "source"  # a noun phrase or a pronoun that names the source
    ANONYMOUS = "anonymous"  # a source without a name, part of the opening itself
    DOCUMENT = "document"  # a text that speaks
    POSSESSIVE = "possessive"  # the source is only a possessive inside the opening: à son avis
    NONE = "none"  # looks like an adjunct and is none: pour l'heure, selon les saisons


class Confusable(StrEnum):
    """What an opening that has other uses needs before it counts."""

    CLAUSE = "clause"  # a person or body after it, a comma, and a finite clause: Pour Berne, rien n'est perdu
    NOUN_SOURCE = "noun_source"  # a noun that can be a source after it


@dataclass(frozen=True, slots=True, kw_only=True)
class CueAdjunct:
    """One opening with its variants, words parted by spaces and after apostrophes.

    The last ``holds_source`` words of a variant already belong to the source: in "de source policière" the cue is
    "de" and the source "source policière".
    """

    phrase: str
    variants: tuple[str, ...]
    holds_source: int = 0
    scope: AdjunctScope
    confusable: Confusable | None = None
    example: str
    source: str


Openings: TypeAlias = Mapping[str, Mapping[str, tuple[tuple[tuple[str, ...], CueAdjunct], ...]]]
"""Openings as token sequences with their rows, the longest first, by their first token and the second, "" for none."""


def tokens_of(phrase: str) -> tuple[str, ...]:
    """The words of a phrase in lower case as a French tokenizer parts them.

    >>> tokens_of("Si l’on en croit")
    ('si', "l'", 'on', 'en', 'croit')
    """
    return tuple(re.findall(r"[^\s']+'?", phrase.lower().replace("’", "'")))


def read_cue_adjuncts() -> Openings:
    """The variants as token sequences with their rows, by their first two tokens.

    Openings with a capital À are entered with a bare A as well. Raises LexiconError on a faulty file.
    """
    rows: dict[tuple[str, ...], CueAdjunct] = {}
    for row in read_rows("cue_adjuncts.tsv", CueAdjunct, key=("phrase",)):
        for variant in row.variants:
            written = tokens_of(variant)
            spellings = {written, ("a", *written[1:])} if written[0] == "à" and len(written) > 1 else {written}
            for spelling in spellings:
                rows.setdefault(spelling, row)
    found: dict[str, dict[str, list[tuple[tuple[str, ...], CueAdjunct]]]] = {}
    for tokens in sorted(rows, key=lambda t: (-len(t), t)):
        second = tokens[1] if len(tokens) > 1 else ""
        found.setdefault(tokens[0], {}).setdefault(second, []).append((tokens, rows[tokens]))
    return {first: {second: tuple(entries) for second, entries in by.items()} for first, by in found.items()}


def match_adjunct(adjuncts: Openings, words: Sequence[str]) -> tuple[CueAdjunct, int] | None:
    """The longest opening that ``words`` (tokens, any case) begin with, and how many tokens its cue has.

    Words of the source inside the opening are not counted. None when there is no opening, or one whose scope is NONE.
    """
    lowered = [word.lower().replace("’", "'") for word in words[:2]]
    openings = adjuncts.get(lowered[0]) if lowered else None
    if openings is None:
        return None
    longer = openings.get(lowered[1], ()) if len(lowered) > 1 else ()
    if longer:
        lowered += [word.lower().replace("’", "'") for word in words[2:]]
    for tokens, row in (*longer, *openings.get("", ())):
        if tuple(lowered[: len(tokens)]) == tokens:
            return None if row.scope is AdjunctScope.NONE else (row, len(tokens) - row.holds_source)
    return None
