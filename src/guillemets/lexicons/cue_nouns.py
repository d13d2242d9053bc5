"""Nouns that report: l'annonce selon laquelle, un appel à la grève, la promesse de, le slogan «...»."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from guillemets.lexicons.cue_verbs import Strength
from guillemets.lexicons.load import read_rows
from guillemets.model.attribution import Act


class NounFrame(StrEnum):
    """The shape in which a noun takes its content."""

    SELON_LAQUELLE = "selon_laquelle"  # selon laquelle, selon lequel, ... and a clause
    QUE = "que"
    DE_INF = "de_inf"
    A_INF = "a_inf"
    A_NP = "a_np"
    DE_NP = "de_np"  # not the source: "accusations de fraude", "menace de grève"
    SUR_NP = "sur_np"
    CONTRE_NP = "contre_np"
    POUR_NP = "pour_np"
    WH = "wh"
    QUOTE = "quote"  # a quotation in apposition, or after de ("aux cris de «...»")
    COLON = "colon"


@dataclass(frozen=True, slots=True, kw_only=True)
class CueNoun:
    """One reporting noun. Its source stands in a complement with de or par, or in a possessive; else it is the subject.

    ``strength`` weak wants a clause, a quotation or an expressed source; strong may stand with its frame alone.
    """

    noun: str
    forms: tuple[str, ...]
    frames: tuple[NounFrame, ...]
    act: Act
    strength: Strength
    example: str
    source: str


def read_cue_nouns() -> dict[str, CueNoun]:
    """The reporting nouns by each of their forms in lower case, plurals included ("mots d'ordre", "aveux").

    Raises LexiconError on a faulty file.
    """
    rows = read_rows("cue_nouns.tsv", CueNoun, key=("noun",))
    return {form.lower(): row for row in rows for form in row.forms}


@cache
def compound_cue_nouns() -> dict[str, tuple[str, ...]]:
    """The reporting nouns of several words by the last of them: "garde" has "mise en garde"."""
    found: dict[str, list[str]] = {}
    for form in read_cue_nouns():
        if " " in form:
            found.setdefault(form.replace("'", " ").rpartition(" ")[2], []).append(form)
    return {last: tuple(forms) for last, forms in found.items()}
