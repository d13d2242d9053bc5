"""Whom sources mean, and what the whole text adds once it has been read: a name for somebody known by role so far."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from guillemets.entities.names import folded
from guillemets.lexicons.determiners import DeterminerSort
from guillemets.lexicons.role_nouns import Sphere
from guillemets.model.attribution import SpeakerKind

if TYPE_CHECKING:
    from guillemets.entities.referents import Referent
    from guillemets.model.span import Span

PRIVATE = frozenset({Sphere.ANYONE, Sphere.GENERIC, Sphere.FAMILY, Sphere.SUSPECT, Sphere.WRONGED})
ORGANISATION = SpeakerKind.ORGANISATION
FEWEST_OWN = 1
"""Words behind the noun of a body that an acronym takes up, and fewer than the acronym has letters."""
DEFINITE = frozenset({DeterminerSort.DEFINITE, DeterminerSort.NONE})


@dataclass(frozen=True, slots=True)
class Answer:
    """Whom a source means: ``referents``, or when several fit equally ``candidates``."""

    referents: tuple[Referent, ...] = ()
    candidates: tuple[Referent, ...] = ()


def answer_of(referent: Referent) -> Answer:
    """The answer that this one is meant, or for a plural one its members."""
    return Answer(referent.members or (referent,))


def name_unnamed(referents: list[Referent], answers: dict[Span, Answer]) -> None:
    """Give an unnamed definite speaker the name of the one person who speaks without having been introduced.

    Copy that opens with "L'ambassadrice du Canada a dit..." goes on with "Léa Favre affirme..." and never says that
    they are one. It is read so when there is one such role and one such name, they agree in gender, the name comes
    later and nobody else has been named before the role. A body is treated so when an acronym speaks later that begins
    with its initials ("la régie de transports", then "la RTM"). ``answers`` is brought up to date.
    """
    speaking = {r.index for answer in answers.values() for r in answer.referents}
    _name_bodies([r for r in referents if r.index in speaking], answers)
    names = [r for r in referents if r.index in speaking and r.person and r.named and not r.phrases and _full(r)]
    opening = min((r.names[0].first for r in referents if r.person and r.names), default=0)
    for role in [r for r in referents if r.index in speaking and r.person and not r.named and _definite(r)]:
        first = min(role.mentions)[0]
        fits = [r for r in names if not r.phrases and _agree(role, r) and first < min(opening, r.names[0].first)]
        if len(fits) == 1:
            _merge(role, fits[0], answers)


def _name_bodies(speaking: list[Referent], answers: dict[Span, Answer]) -> None:
    """Give an unnamed body the acronym that speaks later and begins with the initials of its words."""
    acronyms = [r for r in speaking if r.named and r.names and r.name.isupper() and r.kind is ORGANISATION]
    for body in [r for r in speaking if not r.named and r.kind is ORGANISATION and r.phrases]:
        phrase = body.phrases[0]
        first = folded(phrase.noun)[:1]
        fits = [
            r
            for r in acronyms
            if phrase.sort in DEFINITE
            and len(phrase.own) == FEWEST_OWN
            and folded(r.name).startswith(first + min(phrase.own)[0])
            and len(r.name) > FEWEST_OWN
            and min(body.mentions)[0] < r.names[0].first
        ]
        if len(fits) == 1:
            _merge(body, fits[0], answers)


def _full(referent: Referent) -> bool:
    """Whether the name has a first name, and no title that is a role itself (Me, Dr)."""
    return " " in referent.name and all(n.title is None or n.title.gender is not None for n in referent.names)


def _agree(role: Referent, name: Referent) -> bool:
    return role.gender is None or name.gender is None or role.gender is name.gender


def _merge(role: Referent, name: Referent, answers: dict[Span, Answer]) -> None:
    name.mentions |= role.mentions
    name.phrases.extend(role.phrases)
    name.gender = name.gender or role.gender
    role.mentions.clear()
    for span, answer in answers.items():
        if role in answer.referents:
            merged = tuple(dict.fromkeys(name if r is role else r for r in answer.referents))
            answers[span] = replace(answer, referents=merged)


def _definite(referent: Referent) -> bool:
    if not referent.phrases or referent.phrases[0].role is None:
        return False
    first = referent.phrases[0]
    office = first.role is not None and first.role.noun.sphere not in PRIVATE
    return office and first.sort in DEFINITE and (first.complemented or first.country is not None)
