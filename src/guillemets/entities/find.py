"""The stage in one place: names, then a reading from beginning to end, then the cast of the dispatch."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guillemets.entities.cast import make_cast
from guillemets.entities.reading import Reading
from guillemets.entities.recognise import find_names

if TYPE_CHECKING:
    from guillemets.language.parsed import Parsed
    from guillemets.lexicons import Lexicons
    from guillemets.model.attribution import Statement
    from guillemets.model.entity import Cast


def find_entities(parsed: Parsed, statements: tuple[Statement, ...], words: Lexicons) -> Cast:
    """Who is who: the entities of the dispatch, and for each statement its speaker and relays.

    1. names are recognised and corrected;
    2. names of one being are brought together, roles beside names are read;
    3. from beginning to end, sources, roles and pronouns find whom they mean;
    4. the cast is drawn up: entities with all their mentions, resolutions with indices into them.
    """
    names = find_names(parsed, words)  # 1
    reading = Reading(parsed, names, words)  # 2
    reading.run(statements)  # 3
    return make_cast(parsed, statements, reading)  # 4
