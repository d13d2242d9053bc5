"""Rubrics: the topics and places that a kicker names."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from guillemets.lexicons.load import read_rows


class RubricType(StrEnum):
    """A place can also open a sentence or a name ("France Inter"), a topic hardly ever does."""

    TOPIC = "topic"
    PLACE = "place"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rubric:
    """One rubric as it is printed; ``example`` is a line where it stands fused with a headline."""

    term: str
    type: RubricType
    example: str
    source: str


def read_rubrics() -> dict[str, RubricType]:
    """The rubrics of ``rubrics.tsv`` in lower case, with their type.

    >>> read_rubrics()["diplomatie"].value
    'topic'
    """
    return {row.term.casefold(): row.type for row in read_rows("rubrics.tsv", Rubric, key=("term",))}
