"""Reads marked sentences: {actors}, [recipients] and *the trigger* stand in the sentence itself."""

from __future__ import annotations

from dataclasses import dataclass

_SIGNS = {"{": ("actor", True), "}": ("actor", False), "[": ("recipient", True), "]": ("recipient", False)}


@dataclass(frozen=True, slots=True)
class Marked:
    """A sentence without its marks and what they enclose, as half-open ranges of code points."""

    text: str
    actors: tuple[tuple[int, int], ...]
    recipients: tuple[tuple[int, int], ...]
    triggers: tuple[tuple[int, int], ...]


def read_marked(marked: str) -> Marked:
    """The sentence and the places of its marks.

    >>> read_marked("{Rome} *accuse* [Paris].").recipients
    ((12, 17),)
    """
    text: list[str] = []
    begun: dict[str, int] = {}
    found: dict[str, list[tuple[int, int]]] = {"actor": [], "recipient": [], "trigger": []}
    for sign in marked:
        if sign == "*":
            if "trigger" in begun:
                found["trigger"].append((begun.pop("trigger"), len(text)))
            else:
                begun["trigger"] = len(text)
        elif sign in _SIGNS:
            role, opens = _SIGNS[sign]
            if opens:
                begun[role] = len(text)
            else:
                found[role].append((begun.pop(role), len(text)))
        else:
            text.append(sign)
    return Marked("".join(text), *(tuple(found[role]) for role in ("actor", "recipient", "trigger")))


def meets(places: tuple[tuple[int, int], ...], parties: list[tuple[int, int]]) -> bool:
    """Whether each marked place is touched by a party and each party touches a marked place."""
    return all(any(_touch(a, b) for b in parties) for a in places) and all(
        any(_touch(a, b) for a in places) for b in parties
    )


def _touch(one: tuple[int, int], two: tuple[int, int]) -> bool:
    return one[0] < two[1] and two[0] < one[1]
