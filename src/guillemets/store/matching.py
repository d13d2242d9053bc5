"""What people type into a search box, as a query of the full text in which names of speakers count too."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from guillemets.errors import UsageError
from guillemets.store.fulltext import Asked, asked
from guillemets.store.words import WORD, folded

if TYPE_CHECKING:
    import sqlite3

    from guillemets.store.asking import Value

_SHORTEST_START = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Matching:
    """The words looked for.

    ``words`` asks for all of them as they stand, in whichever column: a speaker's name may stand beside a word that he
    said. It is empty where a phrase or an excluded word leaves no such choice. ``names`` asks whose name holds any.
    """

    asked: Asked
    words: str
    names: str

    def names_somebody(self, connection: sqlite3.Connection) -> bool:
        """Whether any of the words belongs to a name that the store knows."""
        sql = "SELECT 1 FROM entity_search WHERE entity_search MATCH ? LIMIT 1"
        return bool(self.names) and connection.execute(sql, (self.names,)).fetchone() is not None

    def keys(self, table: str, given: dict[str, Value]) -> str:
        """The query of the keys that fit in ``table`` (``dispatch`` or ``statement``); its values go into ``given``.

        The keys come one by one as they are taken, the highest first if that is asked of them.
        """
        both = []
        for name, sought in ((f"{table}_stem", self.asked.by_stem), (f"{table}_search", self.asked.by_word)):
            if sought:
                given[name] = sought
                both.append(f"SELECT rowid AS key FROM {name} WHERE {name} MATCH :{name}")
        return " INTERSECT ".join(both)

    def keys_with_names(self, table: str, given: dict[str, Value]) -> str:
        """As ``keys``, for the words as they stand, in the names of speakers too; both together are all that fits."""
        given["words"] = self.words
        return f"SELECT rowid AS key FROM {table}_search WHERE {table}_search MATCH :words"


def matching(typed: str, *, unfinished: bool = False) -> Matching | None:
    """What to look for, None when the box holds no word.

    ``unfinished`` takes the last word for a beginning, as while somebody is typing.

    >>> matching("négociations Genève").words
    '"negociations" "geneve"'
    """
    begun = typed.rstrip()
    if unfinished and begun == typed and len(WORD.findall(typed)[-1:] or "") and _open(typed):
        begun += "*"
    try:
        wanted = asked(begun)
    except UsageError:
        return None
    plain = not wanted.phrases and not wanted.excluded
    words = [f'"{folded(word)}"' for word in WORD.findall(begun)] if plain else []
    if words and begun.endswith("*"):
        words[-1] += "*"
    # An elided article (l'année) is in many names.
    long = [word for word in words if len(word) > len('"l"')]
    return Matching(asked=wanted, words=" ".join(words), names=" OR ".join(long))


def _open(typed: str) -> bool:
    """Whether the last thing typed is a word that may go on."""
    last = typed.rsplit(maxsplit=1)[-1]
    return (
        last[-1].isalnum() and not last.startswith("-") and len(last) >= _SHORTEST_START and typed.count('"') % 2 == 0
    )
