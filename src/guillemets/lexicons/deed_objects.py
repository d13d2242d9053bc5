"""Objects with which a reporting verb names a deed: "accuse un retard", "assure la sécurité"."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from guillemets.lexicons.load import read_rows


@dataclass(frozen=True, slots=True, kw_only=True)
class DeedObject:
    """One verb by its infinitive, and the nouns, singular and plural, that it does something to.

    ``persons`` holds where any person as object makes it a deed: "a exclu deux élus".
    """

    verb: str
    nouns: frozenset[str] = frozenset()
    persons: bool = False
    example: str
    source: str


@cache
def deed_objects() -> dict[str, DeedObject]:
    """The rows of ``deed_objects.tsv`` by their verb.

    >>> "retard" in deed_objects()["accuser"].nouns
    True
    """
    return {row.verb: row for row in read_rows("deed_objects.tsv", DeedObject, key=("verb",))}
