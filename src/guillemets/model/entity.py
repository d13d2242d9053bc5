"""Who is who in a dispatch."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from guillemets.model.attribution import SpeakerKind
from guillemets.model.refusal import Refusal
from guillemets.model.span import Passage, Span


class MentionForm(StrEnum):
    """How a mention names its entity."""

    NAME = "name"
    ROLE = "role"
    PRONOUN = "pronoun"
    DEMONYM = "demonym"
    METONYM = "metonym"


class Gender(StrEnum):
    """Grammatical or stated gender of a person."""

    F = "f"
    M = "m"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One place where an entity is named or meant."""

    start: int
    end: int
    text: str
    form: MentionForm


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """A person, group, organisation, state or document of the dispatch, under its fullest name.

    ``country`` is ISO 3166-1 alpha-3; ``ids`` holds identifiers elsewhere by scheme (``{"wikidata": "Q458"}``).
    """

    id: str
    name: str
    kind: SpeakerKind
    mentions: tuple[Mention, ...]
    roles: tuple[Passage, ...] = ()
    country: str | None = None
    gender: Gender | None = None
    ids: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """Who a source is: stage 5's answer for one place in the text.

    ``entities`` holds the indices of the entities it stands for (several for "les deux dirigeants"), empty when
    unknown; ``candidates`` those that fit equally well when it could not be decided.
    """

    entities: tuple[int, ...] = ()
    candidates: tuple[int, ...] = ()
    kind: SpeakerKind = SpeakerKind.UNKNOWN
    anonymous: bool = False
    reason: Span | None = None
    institution: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cast:
    """Who is who: the entities of a dispatch, and for each statement its speaker and the links of its relay chain.

    ``speakers`` and ``relays`` run parallel to the statements; ``relays[i]`` to the relay spans of statement ``i``.
    """

    entities: tuple[Entity, ...]
    speakers: tuple[Resolution, ...]
    relays: tuple[tuple[Resolution, ...], ...]
    refusals: tuple[Refusal, ...] = ()
