"""The person whose name stands behind her role: next to it, between commas, after a relative clause."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guillemets.entities.extent import extent
from guillemets.entities.names import Name, NameLabel
from guillemets.lexicons.determiners import DeterminerSort
from guillemets.lexicons.grammar import grammar

if TYPE_CHECKING:
    from guillemets.entities.surroundings import Surroundings

AFTER_NAME = frozenset({",", ".", ";", ")", "»", "qui", "dont", ":"})
CLAUSE = 16
"""Words of a relative clause between a role and the name at most."""


def name_behind(around: Surroundings, last: int) -> Name | None:
    """The person's name behind the role that ends at token ``last``.

    "le maire Hubert Lenoir", "le maire, Hubert Lenoir, a dit", "l'ancien maire, [actuel préfet], Hubert Lenoir",
    "le biologiste [qu'ils ont engagé], Hubert Lenoir".
    """
    behind = _past_adverbs(around, last + 1)
    comma = _is(around, behind, ",")
    name = _person_at(around, behind + comma)
    if name is None:
        comma = True
        after = _past_role(around, behind) if _is(around, behind, ",") else _past_clause(around, behind)
        name = _person_at(around, after) if after is not None else None
    if name is None:
        return None
    return name if not comma or _closes(around, name) else None


def names_behind(around: Surroundings, last: int) -> tuple[Name, ...]:
    """The persons named between commas behind the plural role that ends at ``last``: "les élus, A et B, ont dit"."""
    doc = around.parsed.doc
    if not _is(around, last + 1, ","):
        return ()
    names: list[Name] = []
    i = last + 2
    while (name := _person_at(around, i)) is not None:
        names.append(name)
        i = name.last + 1
        if not (_is(around, i, ",") or _is(around, i, "et")) or _person_at(around, i + 1) is None:
            break
        i += 1
    joined = len(names) > 1 and doc[names[-1].first - 1 - (names[-1].titled is not None)].lower_ == "et"
    return tuple(names) if joined and _closes(around, names[-1]) else ()


def _is(around: Surroundings, i: int, form: str) -> bool:
    return i < len(around.parsed.doc) and around.parsed.doc[i].lower_ == form


def _person_at(around: Surroundings, i: int) -> Name | None:
    """The person's name that begins at token ``i`` inside its sentence."""
    name = around.name_at(i)
    if name is None or name.label is not NameLabel.PER or name.known is not None:
        return None
    opens = around.parsed.doc[name.titled if name.titled is not None else name.first].is_sent_start
    return None if opens else name


def _past_adverbs(around: Surroundings, i: int) -> int:
    doc = around.parsed.doc
    while i < len(doc) and (doc[i].pos_ == "ADV" or doc[i].text == ")") and i not in around.inside:
        i += 1
    return i


def _past_role(around: Surroundings, comma: int) -> int | None:
    """The token behind a second role between commas, which has no article of its own; None without one."""
    doc = around.parsed.doc
    if comma + 1 >= len(doc):
        return None
    phrase = around.phrase(comma + 1, extent(around.parsed, comma + 1, around.begins, around.words))
    bare = phrase is not None and phrase.role is not None and phrase.sort is DeterminerSort.NONE and not phrase.plural
    return phrase.last + 2 if phrase is not None and bare and _is(around, phrase.last + 1, ",") else None


def _past_clause(around: Surroundings, i: int) -> int | None:
    """The token behind the comma that ends a relative clause; None where none begins, or another mark ends it."""
    doc = around.parsed.doc
    if i >= len(doc) or doc[i].lower_ not in grammar().relative:
        return None
    end = next((j for j in range(i + 1, min(i + CLAUSE, len(doc))) if not doc[j].text[0].isalnum()), None)
    return end + 1 if end is not None and doc[end].text == "," and not doc[end].is_sent_start else None


def _closes(around: Surroundings, name: Name) -> bool:
    """Whether an apposition ends with the name: a mark or a relative clause follows."""
    doc = around.parsed.doc
    return name.last + 1 >= len(doc) or doc[name.last + 1].text in AFTER_NAME
