"""Nouns that name a person by office, trade, kinship or part played."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from guillemets.lexicons.load import read_rows
from guillemets.lexicons.source_nouns import NounGender, SourceField, SourceNoun
from guillemets.model.attribution import SpeakerKind
from guillemets.model.entity import Gender


class Sphere(StrEnum):
    """Where the person is active. ``ANYONE`` fits every person; ``GENERIC`` says something, but of no office."""

    ANYONE = "anyone"
    GENERIC = "generic"
    EXECUTIVE = "executive"
    LEGISLATIVE = "legislative"
    LOCAL = "local"
    DIPLOMATIC = "diplomatic"
    JUDICIAL = "judicial"
    LAWYER = "lawyer"
    POLICE = "police"
    MILITARY = "military"
    RELIGIOUS = "religious"
    ROYAL = "royal"
    BUSINESS = "business"
    MEDIA = "media"
    SCIENCE = "science"
    MEDICAL = "medical"
    CULTURE = "culture"
    SPORT = "sport"
    SUSPECT = "suspect"
    WRONGED = "wronged"
    FAMILY = "family"
    UNION = "union"
    SPOKESPERSON = "spokesperson"


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleNoun:
    """One noun in its singular forms; one that has a single form leaves the other column empty.

    ``covers`` are the spheres whose members the noun can take up again: "le magistrat" for a prosecutor.
    """

    sphere: Sphere
    example: str
    source: str
    masculine: str = ""
    feminine: str = ""
    covers: tuple[Sphere, ...] = ()

    @property
    def term(self) -> str:
        """The form under which the noun is known: the masculine one where there is one."""
        return self.masculine or self.feminine


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleForm:
    """One inflected form of a role noun."""

    noun: RoleNoun
    gender: Gender | None
    plural: bool


def read_role_nouns() -> tuple[RoleNoun, ...]:
    """The nouns of ``role_nouns.tsv``, in file order."""
    return read_rows("role_nouns.tsv", RoleNoun, key=("masculine", "feminine"))


_FIELDS = {
    SourceField.GOVERNMENT: Sphere.EXECUTIVE,
    SourceField.POLITICS: Sphere.LEGISLATIVE,
    SourceField.DIPLOMATIC: Sphere.DIPLOMATIC,
    SourceField.JUDICIAL: Sphere.JUDICIAL,
    SourceField.POLICE: Sphere.POLICE,
    SourceField.MILITARY: Sphere.MILITARY,
    SourceField.MEDICAL: Sphere.MEDICAL,
    SourceField.SCIENCE: Sphere.SCIENCE,
    SourceField.BUSINESS: Sphere.BUSINESS,
    SourceField.UNION: Sphere.UNION,
    SourceField.MEDIA: Sphere.MEDIA,
    SourceField.RELIGION: Sphere.RELIGIOUS,
    SourceField.STATE: Sphere.ROYAL,
    SourceField.SPORT: Sphere.SPORT,
    SourceField.CULTURE: Sphere.CULTURE,
}


def inflected(nouns: tuple[RoleNoun, ...], sources: Mapping[str, SourceNoun] | None = None) -> dict[str, RoleForm]:
    """Every singular and plural form of ``nouns`` in lower case; the first noun that has a form keeps it.

    Nouns of persons among ``sources`` are added with the sphere of their field; whether one of their forms is
    plural is seen from its ending.

    >>> row = RoleNoun(sphere=Sphere.LOCAL, masculine="maire", feminine="maire", example="", source="")
    >>> inflected((row,))["maires"].plural
    True
    """
    forms: dict[str, RoleForm] = {}
    for noun in nouns:
        both = noun.masculine == noun.feminine
        for form, gender in ((noun.masculine, Gender.M), (noun.feminine, Gender.F)):
            if not form:
                continue
            known = None if both else gender
            for spelling in {form.lower(), form.lower().replace("î", "i")}:
                forms.setdefault(spelling, RoleForm(noun=noun, gender=known, plural=False))
                forms.setdefault(plural_of(spelling).lower(), RoleForm(noun=noun, gender=known, plural=True))
                if spelling.endswith("-parole"):
                    forms.setdefault(f"{spelling}s", RoleForm(noun=noun, gender=known, plural=True))
    made: dict[str, RoleNoun] = {}
    for form, row in (sources or {}).items():
        if row.kind is not SpeakerKind.PERSON or form in forms:
            continue
        sphere = _FIELDS.get(row.field, Sphere.GENERIC)
        noun = made.setdefault(
            row.noun, RoleNoun(sphere=sphere, masculine=row.noun, example=row.example, source=row.source)
        )
        shown = None if row.gender is NounGender.BOTH else Gender(row.gender.value)
        plural = form != row.noun.lower() and form.endswith(("s", "x"))
        forms[form] = RoleForm(noun=noun, gender=shown, plural=plural)
    return forms


def plural_of(form: str) -> str:
    """The regular French plural of a noun or of the first word of a compound.

    >>> plural_of("chef de file"), plural_of("général"), plural_of("porte-parole")
    ('chefs de file', 'généraux', 'porte-parole')
    """
    first, space, rest = form.partition(" ")
    if first.endswith(("s", "x", "z", "-parole")) or first.isupper():
        plural = first
    elif first.endswith("al"):
        plural = f"{first[:-2]}aux"
    elif first.endswith(("eau", "eu")):
        plural = f"{first}x"
    else:
        plural = f"{first}s"
    return f"{plural}{space}{rest}"
