"""The closed sets that the store adds to those of the record."""

from __future__ import annotations

from enum import StrEnum


class Naming(StrEnum):
    """How a dispatch lets the source of a statement be known."""

    NAMED = "named"
    ROLE = "role"
    ANONYMOUS = "anonymous"
    UNRESOLVED = "unresolved"


class Standing(StrEnum):
    """Whether a dispatch still stands: superseded by a later version, or withdrawn with all its versions."""

    CURRENT = "current"
    SUPERSEDED = "superseded"
    WITHDRAWN = "withdrawn"


class Counting(StrEnum):
    """What counts as one: each statement, each utterance once a copy, or each utterance."""

    STATEMENTS = "statements"
    COPIES = "copies"
    UTTERANCES = "utterances"
