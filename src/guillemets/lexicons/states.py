"""States under their usual French short names, with their seats of government and adjectives."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from guillemets.lexicons.load import read_rows


class Article(StrEnum):
    """Gender of a state's name, or plural."""

    M = "m"
    F = "f"
    P = "p"


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """One state. ``masculine`` and ``feminine`` hold the adjective's singular forms, which also name its people.

    ``capitals`` are the towns that stand for the government; those that share the country's name are left out.
    """

    alpha3: str
    name: str
    article: Article
    example: str
    source: str
    aliases: tuple[str, ...] = ()
    capitals: tuple[str, ...] = ()
    masculine: tuple[str, ...] = ()
    feminine: tuple[str, ...] = ()


def read_states() -> tuple[State, ...]:
    """The states of ``states.tsv``, in file order."""
    return read_rows("states.tsv", State, key=("alpha3",))
