"""Occasions and vessels of speech: "lors d'une conférence de presse" belongs to the cue, not to the content."""

from __future__ import annotations

from dataclasses import dataclass

from guillemets.lexicons.load import read_rows


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeechVenue:
    """One noun in lower case."""

    noun: str
    example: str
    source: str


def speech_venues() -> frozenset[str]:
    """The nouns of ``speech_venues.tsv`` in lower case."""
    return frozenset(row.noun for row in read_rows("speech_venues.tsv", SpeechVenue, key=("noun",)))
