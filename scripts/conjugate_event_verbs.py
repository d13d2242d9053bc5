"""Writes lexicons/event_forms.tsv: the forms of the verbs that report events, of third persons and without person.

Run it after an edit of plover_triggers.tsv, plover_words.tsv or plover_contents.tsv; a test fails while the committed
file differs. Nobody reports events in the second person, and the first is met only in "nous avons arrêté".
"""

from __future__ import annotations

from pathlib import Path

from conjugate_verbs import HEADER, forms, models

from guillemets.lexicons.plover_contents import read_contents
from guillemets.lexicons.plover_triggers import Trigger, TriggerSort, read_triggers
from guillemets.lexicons.plover_words import read_word_classes

TARGET = Path(__file__).parents[1] / "src" / "guillemets" / "lexicons" / "event_forms.tsv"
AUXILIARIES = ("avoir", "être", "aller", "venir", "pouvoir", "devoir", "vouloir", "faire", "laisser", "falloir")
NOUNS_LIKE_VERBS = frozenset(
    [
        "avenir",
        "chancelier",
        "danger",
        "dîner",
        "fer",
        "foudre",
        "février",
        "hier",
        "hiver",
        "humanitaire",
        "janvier",
        "loisir",
        "ouvrier",
        "panier",
        "policier",
        "raider",
        "secrétaire",
        "soir",
        "tir",
        "vivre",
        "émir",
    ]
)
DEFECTIVE = {
    "falloir": (
        ("faut", "ind", "pres"),
        ("fallait", "ind", "imperf"),
        ("faudra", "ind", "fut"),
        ("faudrait", "cnd", "pres"),
    )
}


def infinitives() -> set[str]:
    """The infinitives that need forms: heads of triggers and verbs of the word classes."""
    heads = {row.infinitive for row in read_triggers().rows if row.sort is TriggerSort.VERB}
    listed = [row.terms for row in read_word_classes().rows if not row.sector and not row.name.startswith("context")]
    listed += [row.terms for row in read_contents().rows]
    listed += [wanted_verbs(row) for row in read_triggers().rows]
    words = {term.removeprefix("se ").removeprefix("s'") for terms in listed for term in terms if is_infinitive(term)}
    return (heads | words | set(AUXILIARIES)) - NOUNS_LIKE_VERBS


def wanted_verbs(row: Trigger) -> tuple[str, ...]:
    """The verbs that the conditions of a trigger name."""
    wanted = [need.removeprefix("!").partition(":") for need in row.needs]
    verbal = ("host", "inf", "near", "next")
    return tuple(word for slot, _, words in wanted if slot in verbal for word in words.split(","))


def is_infinitive(term: str) -> bool:
    """Whether a term of a word class is a verb."""
    bare = term.removeprefix("se ").removeprefix("s'")
    if " " in bare or not bare.islower():
        return False
    return bare.endswith(("er", "ir")) or any(bare == e.removeprefix("=") or bare.endswith(e) for e in models())


def rows(verb: str) -> set[tuple[str, ...]]:
    """The forms of one verb that are kept."""
    if verb in DEFECTIVE:
        return {(form, verb, mood, tense, "3", "s", "") for form, mood, tense in DEFECTIVE[verb]}
    return {row for row in forms(verb) if row[4] in ("", "3") or (row[4], row[5]) == ("1", "p")} - {
        row for row in forms(verb) if row[2] == "imp"
    }


def render() -> str:
    """The whole file event_forms.tsv."""
    found = sorted(row for verb in infinitives() for row in rows(verb))
    note = "# Made by scripts/conjugate_event_verbs.py; edit the verbs or the script, never this file."
    return "\n".join([note, "\t".join(HEADER), *("\t".join(row) for row in found)]) + "\n"


if __name__ == "__main__":
    TARGET.write_text(render(), "utf-8")
    print(f"{TARGET.name}: {len(infinitives())} verbs")
