"""Inflected forms of the verbs that report events: third persons, infinitives and participles."""

from __future__ import annotations

from guillemets.lexicons.cue_forms import CueForm
from guillemets.lexicons.load import read_rows


def read_event_forms() -> dict[str, tuple[CueForm, ...]]:
    """All readings of a form, by the form in lower case."""
    found: dict[str, list[CueForm]] = {}
    key = ("form", "lemma", "mood", "tense", "person", "number", "gender")
    for row in read_rows("event_forms.tsv", CueForm, key=key):
        found.setdefault(row.form, []).append(row)
    return {form: tuple(rows) for form, rows in found.items()}
