"""Places and buildings that stand for the power that sits there."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from guillemets.lexicons.load import read_rows
from guillemets.model.attribution import SpeakerKind


class Seat(StrEnum):
    """What the place is. A capital or another seat is a town as well: it stands for the power only where it acts."""

    CAPITAL = "capital"
    SEAT = "seat"
    PALACE = "palace"
    ADDRESS = "address"
    BODY = "body"


@dataclass(frozen=True, slots=True, kw_only=True)
class Metonym:
    """One place; ``entity`` is the name under which the record gives the power that it stands for."""

    term: str
    entity: str
    kind: SpeakerKind
    seat: Seat
    example: str
    source: str
    aliases: tuple[str, ...] = ()
    country: str | None = None


def read_metonyms() -> tuple[Metonym, ...]:
    """The metonyms of ``metonyms.tsv``, in file order."""
    return read_rows("metonyms.tsv", Metonym, key=("term",))
