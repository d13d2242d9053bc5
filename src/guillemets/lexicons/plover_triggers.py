"""Words that report an event of PLOVER: verbs, nouns and idioms with the places where their parties stand.

A row is read together with ``plover_words.tsv`` (classes of words, written ``@name`` in ``needs``). Its example has
the actors between braces, the recipients between brackets and the trigger between asterisks.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from guillemets.lexicons.load import read_rows

BY_CONTENT = "*"
"""As a mode: what is asked, refused or threatened decides (see plover_contents.tsv)."""


class TriggerSort(StrEnum):
    """What kind of word the head is."""

    VERB = "verb"
    NOUN = "noun"


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger:
    """One way to report an event.

    ``head`` is an infinitive ("s'emparer" with its pronoun) or a singular noun; ``tail`` the words that follow it,
    determiners and adverbs apart; ``needs`` conditions ``slot:word,@class``, all to be met, ``!`` before one that must
    not be; ``actor`` and ``recipient`` the slots where the parties stand, the first that holds one is taken, ``+``
    before a slot that is taken together with those before it, ``-`` for none.
    """

    head: str
    sort: TriggerSort
    event: str
    example: str
    source: str
    tail: str = ""
    needs: tuple[str, ...] = ()
    mode: str = ""
    actor: tuple[str, ...] = ()
    recipient: tuple[str, ...] = ()

    @property
    def reflexive(self) -> bool:
        """Whether the verb carries se."""
        return self.sort is TriggerSort.VERB and self.head.startswith(("se ", "s'"))

    @property
    def infinitive(self) -> str:
        """The head without its pronouns ("s'en prendre" -> "prendre")."""
        bare = self.head
        for clitic in ("se ", "s'", "en "):
            if self.sort is TriggerSort.VERB:
                bare = bare.removeprefix(clitic)
        return bare

    @property
    def weight(self) -> int:
        """How much it asks for: of two that fit, the heavier one is meant."""
        wanted = sum(1 for need in self.needs if not need.startswith("!"))
        return 3 * len(self.tail.split()) + 2 * wanted + (1 if self.head.startswith("s'en ") else 0)


class Triggers:
    """The rows by head: infinitives without pronoun, nouns in the singular."""

    def __init__(self, rows: tuple[Trigger, ...]) -> None:
        self.rows = rows

    @cached_property
    def verbs(self) -> dict[str, tuple[Trigger, ...]]:
        """Rows of verbs by their bare infinitive."""
        return self._by_head(TriggerSort.VERB)

    @cached_property
    def nouns(self) -> dict[str, tuple[Trigger, ...]]:
        """Rows of nouns by their singular."""
        return self._by_head(TriggerSort.NOUN)

    def _by_head(self, sort: TriggerSort) -> dict[str, tuple[Trigger, ...]]:
        found: dict[str, list[Trigger]] = {}
        for row in self.rows:
            if row.sort is sort:
                found.setdefault(row.infinitive, []).append(row)
        return {head: tuple(sorted(rows, key=lambda r: -r.weight)) for head, rows in found.items()}


def read_triggers(text: str | None = None) -> Triggers:
    """The rows of plover_triggers.tsv. Raises LexiconError for a faulty row."""
    key = ("head", "sort", "tail", "needs")
    return Triggers(read_rows("plover_triggers.tsv", Trigger, key=key, text=text))
