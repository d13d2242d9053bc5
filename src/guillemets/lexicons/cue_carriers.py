"""Verbs that may stand before the infinitive of a cue without changing who says what."""

from __future__ import annotations

from dataclasses import dataclass

from guillemets.lexicons.load import read_rows


@dataclass(frozen=True, slots=True, kw_only=True)
class CueCarrier:
    """One carrier: a form of ``head``, then ``link`` (may be empty; elides before a vowel), then the cue's infinitive.

    ``cancels`` holds where the speech did not take place or only seems to have (éviter de préciser, aller annoncer);
    ``passive`` where the cue, an infinitive or a participle, reads as a passive (s'est vu proposer un poste, s'est
    retrouvé critiqué).
    """

    phrase: str
    head: str
    link: str = ""
    cancels: bool = False
    passive: bool = False
    example: str
    source: str


def read_cue_carriers() -> tuple[CueCarrier, ...]:
    """The carriers in file order. Raises LexiconError on a faulty file."""
    return read_rows("cue_carriers.tsv", CueCarrier, key=("phrase",))
