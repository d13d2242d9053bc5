"""Nouns that can head a source without a name, with the kind of speaker and the field they belong to."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from guillemets.lexicons.load import read_rows
from guillemets.model.attribution import SpeakerKind


class SourceField(StrEnum):
    """The walk of life that a source speaks from."""

    GOVERNMENT = "government"
    POLITICS = "politics"
    DIPLOMATIC = "diplomatic"
    JUDICIAL = "judicial"
    POLICE = "police"
    MILITARY = "military"
    MEDICAL = "medical"
    SCIENCE = "science"
    BUSINESS = "business"
    UNION = "union"
    MEDIA = "media"
    CIVIL = "civil"
    RELIGION = "religion"
    STATE = "state"  # crowned heads
    SPORT = "sport"
    CULTURE = "culture"
    OTHER = "other"


class NounGender(StrEnum):
    """Grammatical gender of the forms."""

    F = "f"
    M = "m"
    BOTH = "mf"


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceNoun:
    """One noun with its plural and feminine forms. A plural form of a person's noun stands for a group."""

    noun: str
    forms: tuple[str, ...]
    kind: SpeakerKind
    field: SourceField
    gender: NounGender
    example: str
    source: str


def read_source_nouns() -> dict[str, SourceNoun]:
    """The nouns by each of their forms in lower case. Raises LexiconError on a faulty file."""
    rows = read_rows("source_nouns.tsv", SourceNoun, key=("noun",))
    return {form.lower(): row for row in rows for form in row.forms}
