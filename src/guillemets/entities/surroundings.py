"""The names of one text by their place: what every look at the words beside a name needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guillemets.entities.phrases import Phrase, read_phrase
from guillemets.lexicons.reference_words import ReferenceSort

if TYPE_CHECKING:
    from guillemets.entities.names import Name
    from guillemets.language.parsed import Parsed
    from guillemets.lexicons import Lexicons


class Surroundings:
    """The names of one text by where they begin and end, with its words."""

    def __init__(self, parsed: Parsed, names: tuple[Name, ...], words: Lexicons) -> None:
        self.parsed = parsed
        self.words = words
        self.names = names
        self.begins = {name.first: name for name in names}
        self.titled = {name.titled: name for name in names if name.titled is not None}
        self.ends = {name.last: name for name in names}
        self.links = words.reference_words[ReferenceSort.COMPLEMENT]
        self.copulas = words.reference_words[ReferenceSort.COPULA]
        self.inside = {i: name for name in names for i in range(name.first, name.last + 1)}

    def phrase(self, first: int, last: int) -> Phrase | None:
        """The noun phrase of these tokens with the names inside it."""
        return read_phrase(self.parsed, first, last, self.words, tuple(self.names_in(first, last)))

    def names_in(self, first: int, last: int) -> list[Name]:
        """The names that lie inside these tokens, in order."""
        starts = (self.begins.get(i) for i in range(first, last + 1))
        return [name for name in starts if name is not None and name.last <= last]

    def name_at(self, i: int) -> Name | None:
        """The name that begins at token ``i``, its title included."""
        return self.titled.get(i) or self.begins.get(i)
