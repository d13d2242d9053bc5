"""Offices learnt from text: where a record says that somebody holds one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from guillemets.entities.office_keys import office_key
from guillemets.lexicons.grammar import grammar
from guillemets.lexicons.reference_words import ReferenceSort
from guillemets.lexicons.role_nouns import Sphere
from guillemets.model.attribution import SpeakerKind
from guillemets.model.entity import MentionForm
from guillemets.model.office import Appointment

if TYPE_CHECKING:
    from guillemets.lexicons import Lexicons
    from guillemets.model.entity import Entity
    from guillemets.model.record import Record
    from guillemets.model.span import Passage

OFFICIAL = frozenset(
    {
        Sphere.EXECUTIVE,
        Sphere.LEGISLATIVE,
        Sphere.LOCAL,
        Sphere.DIPLOMATIC,
        Sphere.JUDICIAL,
        Sphere.POLICE,
        Sphere.MILITARY,
        Sphere.RELIGIOUS,
        Sphere.ROYAL,
        Sphere.BUSINESS,
        Sphere.UNION,
        Sphere.SPOKESPERSON,
    }
)
"""Walks of life whose roles are offices; what somebody is by birth, trade or chance is none."""
_WORD = re.compile(r"[\w-]+['’]?")
_AGE = re.compile(r"^\s*,\s*\d{1,3}\s+ans\s*,\s*")


def find_appointments(record: Record, words: Lexicons) -> tuple[Appointment, ...]:
    """The offices that the dispatch itself gives to somebody whom it names, in the order of the text.

    The role stands right beside the name: before it, after it between commas or brackets, or joined by a form of
    "être". What the record inferred (a role taken up later, a table of offices) teaches nothing. Offices held no
    longer and roles without institution, country or other complement are left out.
    """
    found: dict[tuple[str, str, str | None], Appointment] = {}
    date = record.dispatch.published[:10] if record.dispatch.published else None
    for entity in record.entities:
        if entity.kind is not SpeakerKind.PERSON or " " not in entity.name:
            continue
        for role in entity.roles:
            office = office_key(role.text, words) if _beside(entity, role, record, words) else None
            if office is None or office.former or office.role.plural or office.role.noun.sphere not in OFFICIAL:
                continue
            if not (office.words or office.country) or _nested(role.text, words):
                continue
            appointment = Appointment(
                person=entity.name,
                role=" ".join(role.text.split()),
                key=str(office),
                start=role.start,
                end=role.end,
                institution=office.institution,
                country=office.country,
                gender=entity.gender or office.role.gender,
                date=date,
            )
            found.setdefault((entity.name, appointment.key, appointment.country), appointment)
    return tuple(sorted(found.values(), key=lambda appointment: appointment.start))


def _nested(role: str, words: Lexicons) -> bool:
    """Whether another singular role stands in the phrase, which may be the bearer's ("conseiller du [président]")."""
    tokens = [word.lower().replace("’", "'") for word in _WORD.findall(role)]
    if "auprès" in tokens:
        return False
    inner = (
        i for i, token in enumerate(tokens) if i and token in words.role_nouns and tokens[i - 1] in grammar().name_joint
    )
    return any(not words.role_nouns[tokens[i]].plural for i in inner)


def _beside(entity: Entity, role: Passage, record: Record, words: Lexicons) -> bool:
    """Whether nothing but determiners, titles, marks or a copula stands between the role and a name of the entity."""
    text = record.dispatch.text
    for mention in entity.mentions:
        if mention.form is not MentionForm.NAME:
            continue
        if role.end <= mention.start and _joins(text[role.end : mention.start], words):
            return True
        if mention.end <= role.start and _joins(_AGE.sub(", ", text[mention.end : role.start]), words):
            return True
    return False


def _joins(between: str, words: Lexicons) -> bool:
    """Whether the words between a name and a role leave the one said of the other."""
    copulas = words.reference_words[ReferenceSort.COPULA]
    if re.search(r"[.;:!?\n]", between.replace("M.", "M")):
        return False
    return all(
        word.lower() in copulas or word in words.titles or f"{word}." in words.titles or _article(word, words)
        for word in _WORD.findall(between)
    )


def _article(word: str, words: Lexicons) -> bool:
    lower = word.lower().replace("’", "'")
    return lower in words.determiners and lower not in grammar().of
