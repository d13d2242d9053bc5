"""Organisations that copy names without further words: bodies, courts, media, parties, unions, armed groups."""

from __future__ import annotations

from dataclasses import dataclass

from guillemets.lexicons.load import read_rows
from guillemets.model.attribution import SpeakerKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """One organisation: its usual name, its other names and acronyms, what kind of speaker it is.

    ``field`` says what the body is (``eu``, ``un``, ``court``, ``media``, ``party``...); ``country`` is ISO 3166-1
    alpha-3 where it belongs to one.
    """

    name: str
    kind: SpeakerKind
    field: str
    example: str
    source: str
    aliases: tuple[str, ...] = ()
    country: str | None = None


def read_organisations() -> tuple[Organisation, ...]:
    """The organisations of ``organisations.tsv``, in file order."""
    return read_rows("organisations.tsv", Organisation, key=("name",))
