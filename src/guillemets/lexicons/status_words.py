"""The words with which an agency says where a dispatch stands in its life."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from guillemets.lexicons.load import read_rows


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusWord:
    """One word in lower case; ``status`` is a value of ``model.dispatch.Status``."""

    term: str
    status: Literal["alert", "urgent", "lead", "update", "correction", "withdrawal"]
    example: str
    source: str


def read_status_words() -> dict[str, str]:
    """The words of ``status_words.tsv`` with the status that each announces.

    >>> read_status_words()["correctif"]
    'correction'
    """
    return {row.term: row.status for row in read_rows("status_words.tsv", StatusWord, key=("term",))}
