"""Times read on the words beside a cue: "mardi soir", "le 3 mai dernier", "il y a deux jours", "une nouvelle fois"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guillemets.lexicons.grammar import grammar

if TYPE_CHECKING:
    from guillemets.attributions.scene import Scene
    from guillemets.language.tokens import Token

_AGO = 5  # words from "il y a" within which its time stands
_NOUN = 3  # words from the first of a time to its noun


def is_ago(scene: Scene, i: int) -> bool:
    """Whether token ``i`` is the verb of "il y a deux jours"."""
    doc = scene.doc
    if not doc.reads(i - 2, "il y"):
        return False
    return any(is_time(scene, word) for word in doc[i + 1 : i + _AGO])


def is_time(scene: Scene, word: Token) -> bool:
    """Whether a noun names a time, in the singular or the plural."""
    times = scene.words.time_nouns
    return word.lower_ in times or word.lower_.removesuffix("s") in times


def day_end(scene: Scene, i: int, limit: int) -> int | None:
    """The last token of a day that starts at a determiner or a number: "le 26 mars", "ce mardi 20 février 2018".

    Or of a time: "une nouvelle fois".
    """
    doc = scene.doc
    times = scene.words.time_nouns
    j = i + 1 if doc[i].lower_ in ("le", "ce", "cet", "cette", "un", "une") else i
    if j > i and j < limit and doc[j].pos_ == "ADJ" and doc[j + 1].lower_ in times:
        j += 1
    while j <= limit and (doc[j].is_digit or doc[j].lower_ in times or doc[j].lower_ in ("même", "1er")):
        j += 1
    if not any(doc[k].lower_ in times for k in range(i, j)):
        return None
    return j if j <= limit and doc[j].lower_ in grammar().nearest else j - 1


def time_end(scene: Scene, i: int, last: int) -> int | None:
    """The last token of a day ("lundi 3 mai") or of a time past ("il y a deux jours") that starts at token ``i``."""
    if i + 2 <= last and is_ago(scene, i + 2):
        return next(j for j in range(i + 3, len(scene.doc)) if is_time(scene, scene.doc[j]))
    return day_end(scene, i, last)


def past_time(scene: Scene, i: int, limit: int) -> int:
    """The token after a time at ``i``: "mardi soir", "le 3 mai dernier", "une nouvelle fois"."""
    doc = scene.doc
    day = day_end(scene, i, limit)
    if day is not None:
        return day + 1
    j = i
    while j < limit and j < i + _NOUN and doc[j].pos_ in ("DET", "ADJ", "NUM"):
        j += 1
    return j + 1 if doc[j].lower_ in scene.words.time_nouns else i
