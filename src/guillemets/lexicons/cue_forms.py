"""Every inflected form of the verbs that can be cues, and of the auxiliaries around them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from guillemets.lexicons.load import read_rows
from guillemets.model.entity import Gender


class Mood(StrEnum):
    """Grammatical mood, the three impersonal ones included."""

    IND = "ind"
    CND = "cnd"
    SUB = "sub"
    IMP = "imp"
    INF = "inf"
    GER = "ger"  # present participle
    PP = "pp"  # past participle


class Tense(StrEnum):
    """Tense of a simple form."""

    PRES = "pres"
    PAST = "past"  # of the past participle
    IMPERF = "imperf"
    FUT = "fut"
    SIMPLE = "simple"


class Number(StrEnum):
    """Grammatical number."""

    S = "s"
    P = "p"


@dataclass(frozen=True, slots=True, kw_only=True)
class CueForm:
    """One reading of one form. ``lemma`` is the bare infinitive (CueVerb.head, CuePhrase.head, or an auxiliary)."""

    form: str
    lemma: str
    mood: Mood
    tense: Tense
    person: int | None = None
    number: Number | None = None
    gender: Gender | None = None


def read_cue_forms() -> dict[str, tuple[CueForm, ...]]:
    """All readings of a form, by the form in lower case ("dit" is present, past and participle of dire)."""
    found: dict[str, list[CueForm]] = {}
    key = ("form", "lemma", "mood", "tense", "person", "number", "gender")
    for row in read_rows("cue_forms.tsv", CueForm, key=key):
        found.setdefault(row.form, []).append(row)
    return {form: tuple(rows) for form, rows in found.items()}
