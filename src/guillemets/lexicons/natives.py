"""Those who come from a town, a region or a people without a state: "la Bernoise", "le Breton"."""

from __future__ import annotations

from dataclasses import dataclass

from guillemets.lexicons.load import read_rows


@dataclass(frozen=True, slots=True, kw_only=True)
class Native:
    """One place and the singular forms of its adjective, which also name its people.

    ``country`` is the state around it, where there is one.
    """

    masculine: str
    feminine: str
    place: str
    example: str
    source: str
    country: str | None = None


def read_natives() -> tuple[Native, ...]:
    """The rows of ``natives.tsv``, in file order."""
    return read_rows("natives.tsv", Native, key=("masculine",))
