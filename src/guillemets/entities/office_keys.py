"""What wordings of one office have in common: "cheffe de la diplomatie de l'UE", "de la diplomatie européenne"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from guillemets.entities.names import folded
from guillemets.lexicons.knowledge import LONGEST, KnownName, Sense, squeezed
from guillemets.lexicons.reference_words import ReferenceSort
from guillemets.lexicons.role_nouns import Sphere

if TYPE_CHECKING:
    from guillemets.lexicons import Lexicons
    from guillemets.lexicons.role_nouns import RoleForm

_TOKEN = re.compile(r"[\w-]+['’]?")
_LONGEST_NOUN = 4
_LONGEST_NAME = 9
_LOCAL = frozenset({Sphere.LOCAL, Sphere.BUSINESS, Sphere.UNION, Sphere.JUDICIAL, Sphere.POLICE})


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeKey:
    """An office by its noun, the content words of its complements, its institution and its country.

    ``former`` when the words say that it is held no longer.
    """

    role: RoleForm
    words: frozenset[str]
    institution: str | None = None
    country: str | None = None
    former: bool = False

    def __str__(self) -> str:
        return "|".join((folded(self.role.noun.term), *sorted(self.words)))


def office_key(text: str, words: Lexicons) -> OfficeKey | None:
    """The office that a noun phrase without determiner names; None when no noun of a role heads it.

    Adjectives and names of states become the country, names of bodies their usual name; modifiers that tell no
    office from another ("nouveau", "élue") go.
    """
    tokens = _TOKEN.findall(text)
    former = words.reference_words[ReferenceSort.FORMER]
    stock = words.reference_words[ReferenceSort.STOCK]
    past = False
    while tokens and folded(tokens[0]) in former | stock:
        past = past or folded(tokens.pop(0)) in former
    for length in range(min(_LONGEST_NOUN, len(tokens)), 0, -1):
        role = words.role_nouns.get(" ".join(tokens[:length]).lower().replace("' ", "'").replace("’ ", "'"))
        if role is not None:
            break
    else:
        return None
    parts, institution, country = _complements(tokens[length:], words)
    institution = institution or _body(tokens[length:], role, words)
    past = past or bool(parts & former) or tokens[0].lower().startswith("ex-")
    return OfficeKey(role=role, words=parts - stock - former, institution=institution, country=country, former=past)


def _complements(tokens: list[str], words: Lexicons) -> tuple[frozenset[str], str | None, str | None]:
    """Content words, institution and country of what follows the noun of an office."""
    joins = words.reference_words[ReferenceSort.COMPLEMENT]
    parts: set[str] = set()
    institution = country = None
    i = 0
    while i < len(tokens):
        found = _known(tokens, i, words)
        if found is not None:
            last, known = found
            if known.sense is Sense.STATE and known.country:
                country = country or known.country
            elif known.sense is Sense.CAPITAL:
                parts |= {folded(token) for token in tokens[i : last + 1]}
            else:
                institution = institution or known.entity
                parts.add(folded(known.entity))
            i = last + 1
            continue
        lower = tokens[i].lower().replace("’", "'")
        if folded(lower) in words.reference_words[ReferenceSort.EUROPEAN]:
            institution = institution or "Union européenne"
            parts.add("union europeenne")
        elif words.knowledge.country_of(lower) is not None:
            country = country or words.knowledge.country_of(lower)
        elif lower not in joins and lower not in words.determiners and lower != "et":
            parts.add(folded(lower))
        i += 1
    return frozenset(parts), institution, country


def _body(tokens: list[str], role: RoleForm, words: Lexicons) -> str | None:
    """The body or place that the complements name without the package knowing it; None when they name none.

    An acronym is one; words in capitals are for a mayor, a prosecutor, a head of a company or of a union: others have
    ministries and powers there ("ministre de la Justice").
    """
    local = role.noun.sphere in _LOCAL
    capitals = [
        i
        for i, token in enumerate(tokens)
        if (token.isupper() and len(token) > 1 and token.isalpha())
        or (local and token[0].isupper() and folded(token) not in words.reference_words[ReferenceSort.REALM])
    ]
    if not capitals or any(words.knowledge.country_of(tokens[i]) for i in capitals):
        return None
    return " ".join(tokens[capitals[0] : capitals[-1] + 1]).replace("' ", "'").replace("’ ", "’")


def _known(tokens: list[str], start: int, words: Lexicons) -> tuple[int, KnownName] | None:
    """The last token of the longest known name that begins at ``start``, and what it names."""
    if not (tokens[start][0].isupper() or tokens[start][0].isdigit()):
        return None
    found = None
    joined = ""
    for i in range(start, min(start + _LONGEST_NAME, len(tokens))):
        joined += squeezed(tokens[i])
        if len(joined) > LONGEST:
            break
        if known := words.knowledge.names.get(joined):
            found = (i, known)
    return found
