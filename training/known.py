"""What gazetteers know of a word: one row of the embedding for every combination of the things that it may be."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from spacy.strings import StringStore

from guillemets.lexicons import Lexicons
from guillemets.lexicons.organisations import read_organisations
from guillemets.lexicons.reference_words import ReferenceSort
from guillemets.lexicons.states import read_states
from guillemets.model.attribution import SpeakerKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

PLACES = Path(__file__).with_name("places.txt")
SURE, FIRST_NAME, STATE, BODY, PEOPLE, BODY_NOUN, ROLE, PLACE_NOUN, GREAT_TOWN, TOWN = (1 << bit for bit in range(10))
LOWER_CASE = PEOPLE | BODY_NOUN | ROLE | PLACE_NOUN
WORD = re.compile(r"[\w.'’-]{2,}")
SMALL_WORDS = frozenset(
    {"de", "du", "des", "la", "le", "les", "et", "d'", "l'", "en", "sur", "pour", "au", "aux", "of"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """Hashes of lower-case words, rising; for each the row where it stands in lower case and where not; all rows.

    Row 0 is that of words that nothing is known of; ``kinds`` are the rows' combinations of bits.
    """

    keys: NDArray[np.uint64]
    rows: NDArray[np.int32]
    kinds: NDArray[np.uint64]

    def rows_of(self, lower: NDArray[np.uint64], forms: NDArray[np.uint64]) -> NDArray[np.int32]:
        """The row of each word, given the hashes of its lower-case form and of the form itself."""
        places = np.minimum(np.searchsorted(self.keys, lower), len(self.keys) - 1)
        found = self.rows[places, (forms != lower).astype(np.intp)]
        return np.where(self.keys[places] == lower, found, 0)


def known_words() -> Known:
    """The words of the package's lexicons and of ``places.txt``."""
    strings = StringStore()
    bits = _bits()
    kinds = sorted({0} | set(bits.values()) | {value & LOWER_CASE for value in bits.values()})
    row = {kind: number for number, kind in enumerate(kinds)}
    pairs = sorted((strings.add(word), row[value & LOWER_CASE], row[value]) for word, value in bits.items())
    return Known(
        keys=np.array([key for key, _, _ in pairs], dtype=np.uint64),
        rows=np.array([rows for _, *rows in pairs], dtype=np.int32),
        kinds=np.array(kinds, dtype=np.uint64),
    )


def _bits() -> dict[str, int]:
    """For each word in lower case what it may be; capitals without their accent count too."""
    found: dict[str, int] = defaultdict(int)

    def add(names: Iterable[str], bit: int) -> None:
        for word in (word.lower() for name in names for word in WORD.findall(name)):
            if word not in SMALL_WORDS:
                found[word] |= bit
                found[unicodedata.normalize("NFD", word)[0] + word[1:]] |= bit

    lexicons = Lexicons()
    add((name for name, row in lexicons.first_names.items() if row.sure), SURE)
    add((name for name, row in lexicons.first_names.items() if not row.sure), FIRST_NAME)
    add((name for state in read_states() for name in (state.name, *state.aliases, *state.capitals)), STATE)
    add((name for body in read_organisations() for name in (body.name, *body.aliases)), BODY)
    towns = [line for line in PLACES.read_text("utf-8").split("\n") if line and not line.startswith("#")]
    add((line[:-1] for line in towns if line.endswith("+")), GREAT_TOWN)
    add((line for line in towns if not line.endswith("+")), TOWN)
    nouns = lexicons.source_nouns.items()
    for words, bit in (
        (lexicons.knowledge.adjectives, PEOPLE),
        ((noun for noun, row in nouns if row.kind is SpeakerKind.ORGANISATION), BODY_NOUN),
        ((noun for noun, row in nouns if row.kind is SpeakerKind.PERSON), ROLE),
        (lexicons.titles, ROLE),
        (lexicons.role_nouns, ROLE),
        (lexicons.reference_words[ReferenceSort.PLACE], PLACE_NOUN),
    ):
        for word in words:
            found[word.lower()] |= bit
    return found
