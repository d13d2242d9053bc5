"""Writes src/guillemets/lexicons/first_names.tsv from the name lists of Faker (MIT licence).

    python scripts/build_first_names.py [--check]

A name is kept when the countries whose lists hold it agree on its gender by four to one, and the French-speaking ones
do not contradict each other. ``--check`` writes nothing and fails when the committed file differs.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import faker.providers.person as persons

TARGET = Path(__file__).parents[1] / "src" / "guillemets" / "lexicons" / "first_names.tsv"
LISTS = {
    "m": ("first_names_male", "first_names_men", "first_male_names"),
    "f": ("first_names_female", "first_names_women", "first_female_names"),
}
HEAD = """\
# First names that women or men bear, hardly ever both. Made by scripts/build_first_names.py from the lists of Faker.
# Names in the news that those lists lack stand in scripts/first_names_added.tsv. sure: the lists of a French-speaking
# country or of several others have the name.
name\tgender\tsure
"""
ADDED = Path(__file__).with_name("first_names_added.tsv")
FRENCH = ("fr_FR", "fr_CH", "fr_BE", "fr_CA", "fr_QC")
AGREEMENT = 4
SEVERAL = 4
LATIN = 0x250
SHORTEST = 3


def names_by_country() -> dict[str, dict[str, set[str]]]:
    """For each name the countries whose lists give it to men (``m``) and to women (``f``)."""
    found: dict[str, dict[str, set[str]]] = defaultdict(lambda: {"m": set(), "f": set()})
    for country in sorted(module.name for module in iter_modules(persons.__path__)):
        provider = import_module(f"{persons.__name__}.{country}").Provider
        for gender, attributes in LISTS.items():
            for attribute in attributes:
                for name in vars(provider).get(attribute, ()):
                    if len(name) >= SHORTEST and name[0].isupper() and " " not in name and max(map(ord, name)) < LATIN:
                        found[name][gender].add(country)
    return found


def gender_of(countries: dict[str, set[str]]) -> str | None:
    """``m`` or ``f``, or None when both bear the name."""
    french = {gender for gender, where in countries.items() if where & set(FRENCH)}
    if len(french) > 1:
        return None
    for gender, other in (("m", "f"), ("f", "m")):
        if len(countries[gender]) >= AGREEMENT * max(len(countries[other]), 1) or (
            countries[gender] and not countries[other]
        ):
            return None if french == {other} else gender
    return None


def render() -> str:
    """The whole file."""
    known = {
        name: (gender, is_sure(where)) for name, where in names_by_country().items() if (gender := gender_of(where))
    }
    added = (line.split("\t") for line in ADDED.read_text("utf-8").splitlines() if line and line[0] != "#")
    known |= {name: (gender, True) for name, gender, *_ in added}
    return HEAD + "".join(f"{name}\t{gender}\t{str(sure).lower()}\n" for name, (gender, sure) in sorted(known.items()))


def is_sure(countries: dict[str, set[str]]) -> bool:
    """Whether the lists of a French-speaking country or of several others have the name."""
    where = countries["m"] | countries["f"]
    return bool(where & set(FRENCH)) or len(where) >= SEVERAL


def main(arguments: list[str]) -> int:
    """Write the file, or with ``--check`` compare it; 1 when it differs."""
    made = render()
    if "--check" in arguments:
        return int(made != TARGET.read_text("utf-8"))
    TARGET.write_text(made, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
