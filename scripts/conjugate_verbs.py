"""Writes lexicons/cue_forms.tsv: every form of the verbs that can be cues, by rule and from verb_models.tsv.

Run it after an edit of cue_verbs.tsv, cue_phrases.tsv or cue_carriers.tsv; a test fails while the committed file
differs. The rules are ours because the French conjugators that can be installed train a statistical model at first
use, inflect new verbs wrongly (tweeter like jeter), or carry data under a licence that the package could not ship.
"""

from __future__ import annotations

import csv
import re
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from guillemets.lexicons.cue_carriers import read_cue_carriers
from guillemets.lexicons.cue_phrases import read_cue_phrases
from guillemets.lexicons.cue_verbs import read_cue_verbs

HERE = Path(__file__).parent
TARGET = HERE.parent / "src" / "guillemets" / "lexicons" / "cue_forms.tsv"
MODELS = HERE / "verb_models.tsv"

AUXILIARIES = ("aller", "avoir", "devoir", "être", "faire", "laisser", "pouvoir", "venir", "voir", "vouloir")
HEADER = ("form", "lemma", "mood", "tense", "person", "number", "gender")
SIX = ((1, "s"), (2, "s"), (3, "s"), (1, "p"), (2, "p"), (3, "p"))

IMPERFECT = ("ais", "ais", "ait", "ions", "iez", "aient")
FUTURE = ("ai", "as", "a", "ons", "ez", "ont")
SUBJUNCTIVE = ("e", "es", "e", "ions", "iez", "ent")
PAST = {
    "a": ("ai", "as", "a", "âmes", "âtes", "èrent"),
    "i": ("is", "is", "it", "îmes", "îtes", "irent"),
    "u": ("us", "us", "ut", "ûmes", "ûtes", "urent"),
    "in": ("ins", "ins", "int", "înmes", "întes", "inrent"),
}
PAST_SUBJUNCTIVE = {"a": "ât", "i": "ît", "u": "ût", "in": "înt"}

# -eler and -eter double their consonant (appelle, projette) except in these, which take è.
GRAVE_NOT_DOUBLE = ("celer", "ciseler", "geler", "marteler", "modeler", "acheter", "haleter", "fureter")
MUTE_VOWEL = re.compile(r"[eé](?=(?:[bcdfgjklmnpqrstvz]|[bcdfgptv][rl]|ch|gn|gu|qu)$)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Paradigm:
    """The principal parts of one verb; the rest follows from them."""

    present: tuple[str, ...]
    futures: tuple[str, ...]
    past_root: str
    past_vowel: str
    participle: str
    subjunctive: tuple[str, ...]
    imperative: tuple[str, ...]
    gerund: str
    imperfect: str


@cache
def models() -> dict[str, dict[str, str]]:
    """The rows of verb_models.tsv by ending."""
    lines = [line for line in MODELS.read_text("utf-8").splitlines() if not line.startswith("#")]
    return {row["ending"]: row for row in csv.DictReader(lines, delimiter="\t")}


def spelled(stem: str, ending: str) -> str:
    """``stem`` + ``ending`` with the ç and ge that keep the sound of the stem: annonc + ons = annonçons."""
    if ending[0] in "aâouû":
        if stem.endswith("c"):
            return f"{stem[:-1]}ç{ending}"
        if stem.endswith("g"):
            return f"{stem}e{ending}"
    return stem + ending


def mute_stems(verb: str) -> tuple[str, ...]:
    """The stems of an -er verb before a mute e, the usual one first: appell, achèv, répèt, emploi, pai or pay."""
    stem = verb.removesuffix("er")
    if verb.endswith(("oyer", "uyer")):
        return (f"{stem[:-1]}i",)
    if verb.endswith("ayer"):
        return (f"{stem[:-1]}i", stem)
    found = MUTE_VOWEL.search(stem)
    if not found or (found.start() and stem[found.start() - 1] in "aeou" and not stem.endswith("gu")):
        return (stem,)
    if stem[found.start()] == "e" and verb.endswith(("eler", "eter")) and not verb.endswith(GRAVE_NOT_DOUBLE):
        return (stem + stem[-1],)
    return (f"{stem[: found.start()]}è{stem[found.end() :]}",)


def first_group(verb: str) -> Paradigm:
    """Principal parts of a verb in -er."""
    stem, mute = verb.removesuffix("er"), mute_stems(verb)
    strong = mute[0]
    present = (f"{strong}e", f"{strong}es", f"{strong}e", spelled(stem, "ons"), f"{stem}ez", f"{strong}ent")
    # répétera and, since 1990, répètera; but only achèvera.
    keeps_acute = len(strong) == len(stem) and any(a == "é" != b for a, b in zip(stem, strong, strict=True))
    futures = tuple(f"{one}er" for one in ((stem, *mute) if keeps_acute else mute))
    return Paradigm(
        present=present,
        futures=futures,
        past_root=stem,
        past_vowel="a",
        participle=f"{stem}é",
        subjunctive=(present[0], present[1], present[2], f"{stem}ions", f"{stem}iez", present[5]),
        imperative=(present[0], present[3], present[4]),
        gerund=spelled(stem, "ant"),
        imperfect=stem,
    )


def second_group(verb: str) -> Paradigm:
    """Principal parts of a verb in -ir with -iss-."""
    stem = verb.removesuffix("r")
    present = (f"{stem}s", f"{stem}s", f"{stem}t", f"{stem}ssons", f"{stem}ssez", f"{stem}ssent")
    return Paradigm(
        present=present,
        futures=(verb,),
        past_root=stem.removesuffix("i"),
        past_vowel="i",
        participle=stem,
        subjunctive=tuple(f"{stem}ss{end}" for end in SUBJUNCTIVE),
        imperative=(present[1], present[3], present[4]),
        gerund=f"{stem}ssant",
        imperfect=f"{stem}ss",
    )


def third_group(verb: str, ending: str) -> Paradigm:
    """Principal parts of a verb that follows the model of ``ending``."""
    row, prefix = models()[ending], verb.removesuffix(ending.removeprefix("="))

    def cells(column: str) -> tuple[str, ...]:
        return tuple(prefix + cell for cell in row[column].split())

    present = cells("present")
    imperfect = prefix + row["imperfect"] if row["imperfect"] else present[3].removesuffix("ons")
    plural = present[5].removesuffix("ent")
    derived = tuple((imperfect if person in {3, 4} else plural) + end for person, end in enumerate(SUBJUNCTIVE))
    return Paradigm(
        present=present,
        futures=(prefix + row["future"],),
        past_root=prefix + row["past_root"],
        past_vowel=row["past_vowel"],
        participle=prefix + row["participle"],
        subjunctive=cells("subjunctive") or derived,
        imperative=cells("imperative") or (present[1], present[3], present[4]),
        gerund=prefix + row["gerund"] if row["gerund"] else f"{imperfect}ant",
        imperfect=imperfect,
    )


def paradigm(verb: str) -> Paradigm:
    """Principal parts of an infinitive without clitics. Exits when no model fits."""
    fitting = [ending for ending in models() if verb == ending.removeprefix("=") or verb.endswith(ending)]
    if fitting:
        return third_group(verb, max(fitting, key=len))
    if verb.endswith("er"):
        return first_group(verb)
    if verb.endswith("ir"):
        return second_group(verb)
    sys.exit(f"{verb}: no model in {MODELS.name}; add its ending there")


def participles(masculine: str) -> list[tuple[str, str, str]]:
    """(form, number, gender) of a past participle: dû, due, dus, dues."""
    stem = f"{masculine[:-1]}u" if masculine.endswith("û") else masculine
    plural = stem if stem.endswith("s") else f"{stem}s"
    return [(masculine, "s", "m"), (f"{stem}e", "s", "f"), (plural, "p", "m"), (f"{stem}es", "p", "f")]


def forms(verb: str) -> set[tuple[str, ...]]:
    """All rows (as cells of HEADER) of one infinitive."""
    parts = paradigm(verb)
    found: set[tuple[str, ...]] = {
        (verb, verb, "inf", "pres", "", "", ""),
        (parts.gerund, verb, "ger", "pres", "", "", ""),
    }
    six: list[tuple[str, str, tuple[str, ...]]] = [
        ("ind", "pres", parts.present),
        ("ind", "imperf", tuple(spelled(parts.imperfect, end) for end in IMPERFECT)),
        ("ind", "simple", tuple(spelled(parts.past_root, end) for end in PAST[parts.past_vowel])),
        ("sub", "pres", parts.subjunctive),
    ]
    for future in parts.futures:
        six.append(("ind", "fut", tuple(future + end for end in FUTURE)))
        six.append(("cnd", "pres", tuple(future + end for end in IMPERFECT)))
    for mood, tense, six_forms in six:
        found |= {(f, verb, mood, tense, str(p), n, "") for f, (p, n) in zip(six_forms, SIX, strict=True)}
    past_subjunctive = spelled(parts.past_root, PAST_SUBJUNCTIVE[parts.past_vowel])
    found.add((past_subjunctive, verb, "sub", "imperf", "3", "s", ""))
    told = zip(parts.imperative, ((2, "s"), (1, "p"), (2, "p")), strict=True)
    found |= {(f, verb, "imp", "pres", str(p), n, "") for f, (p, n) in told}
    agreeing = participles(parts.participle)[: 1 if verb == "être" else None]
    found |= {(f, verb, "pp", "past", "", n, g) for f, n, g in agreeing}
    if verb.endswith("ayer"):  # balaie and balaye
        found |= {
            (f.replace("ai", "ay", 1), *rest) for f, *rest in found if f.startswith(verb.removesuffix("yer") + "ie")
        }
    return found


def infinitives() -> set[str]:
    """The infinitives that need forms: heads of cue verbs, of idioms and of carriers, and the auxiliaries."""
    return {
        *AUXILIARIES,
        *(verb.head for verb in read_cue_verbs().values()),
        *read_cue_phrases(),
        *read_cue_carriers(),
    }


def render() -> str:
    """The whole file cue_forms.tsv."""
    rows = sorted(row for verb in infinitives() for row in forms(verb))
    lines = ["# Made by scripts/conjugate_verbs.py; edit the verbs or the script, never this file.", "\t".join(HEADER)]
    return "\n".join([*lines, *("\t".join(row) for row in rows)]) + "\n"


if __name__ == "__main__":
    TARGET.write_text(render(), "utf-8")
    print(f"{TARGET.name}: {len(infinitives())} verbs")
