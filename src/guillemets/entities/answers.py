"""Whom sources mean, and what the whole text adds once it has been read: a name for somebody known by role so far."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from guillemets.lexicons.determiners import DeterminerSort

if TYPE_CHECKING:
    from guillemets.entities.referents import Referent
    from guillemets.model.span import Span

DEFINITE = frozenset({DeterminerSort.DEFINITE, DeterminerSort.NONE})


@dataclass(frozen=True, slots=True)
class Answer:
    """Whom a source means: ``referents``, or when several fit equally ``candidates``."""

    referents: tuple[Referent, ...] = ()
    candidates: tuple[Referent, ...] = ()


def name_unnamed(referents: list[Referent], answers: dict[Span, Answer]) -> None:
    """Give an unnamed definite speaker the name of the one person who speaks without having been introduced.

    Copy that opens with "L'ambassadrice du Canada a dit..." goes on with "Léa Favre affirme..." and never says that
    they are one. It is read so when there is one such role and one such name, they agree in gender, and the name comes
    later. ``answers`` is brought up to date.
    """
    speaking = {r.index for answer in answers.values() for r in answer.referents}
    roles = [r for r in referents if r.index in speaking and r.person and not r.named and _definite(r)]
    names = [r for r in referents if r.index in speaking and r.person and r.named and not r.phrases]
    if len(roles) != 1 or len(names) != 1:
        return
    role, name = roles[0], names[0]
    clash = role.gender is not None and name.gender is not None and role.gender is not name.gender
    if clash or not role.mentions or not name.names or min(role.mentions)[0] > name.names[0].first:
        return
    name.mentions |= role.mentions
    name.phrases.extend(role.phrases)
    name.gender = name.gender or role.gender
    role.mentions.clear()
    for span, answer in answers.items():
        if role in answer.referents:
            answers[span] = replace(
                answer, referents=tuple(dict.fromkeys(name if r is role else r for r in answer.referents))
            )


def _definite(referent: Referent) -> bool:
    return bool(referent.phrases) and referent.phrases[0].sort in DEFINITE and referent.phrases[0].role is not None
