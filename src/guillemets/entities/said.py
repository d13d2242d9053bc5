"""Who was called what: the referents of a dispatch by the nouns that were said of them."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from guillemets.entities.phrases import Phrase
    from guillemets.entities.referents import Referent


class Said:
    """An index of ``referents``, brought up to date when it is asked: phrases are added to them all the time."""

    def __init__(self, referents: list[Referent]) -> None:
        self._referents = referents
        self._known: list[int] = []
        self._called: dict[object, dict[int, Referent]] = defaultdict(dict)

    def alike(self, phrase: Phrase) -> list[Referent]:
        """Those of whom a phrase was said that begins with the same noun, or has the same role; in their order."""
        self._learn()
        found = {place: referent for key in _keys(phrase) for place, referent in self._called.get(key, {}).items()}
        return [found[place] for place in sorted(found)]

    def _learn(self) -> None:
        known = self._known
        known.extend([0] * (len(self._referents) - len(known)))
        for place, referent in enumerate(self._referents):
            if len(referent.phrases) != known[place]:
                for phrase in referent.phrases[known[place] :]:
                    for key in _keys(phrase):
                        self._called[key][place] = referent
                known[place] = len(referent.phrases)


def _keys(phrase: Phrase) -> Iterator[object]:
    yield phrase.noun.partition(" ")[0]
    if phrase.role is not None:
        yield id(phrase.role.noun)
