"""The page of one utterance: all its wordings aligned, first and last appearance, who carried it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

from fastapi import APIRouter, Depends, Path

from guillemets.store.carried import Telling, tellings
from guillemets.store.facets import Count
from guillemets.web.pages.compare import Stretch, difference
from guillemets.web.pages.routes import add_page
from guillemets.web.problems import NotFoundError
from guillemets.web.room import Room, room_of

if TYPE_CHECKING:
    from collections.abc import Iterable

router = APIRouter()
_MOST = 1 << 62


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant:
    """One wording, set against the first; ``tellings`` counts the statements that have it, ``first`` is their day."""

    wording: int
    content: str
    stretches: tuple[Stretch, ...]
    tellings: int
    first: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class UtterancePage:
    """One utterance; ``tellings`` are the statements that carry it, the earliest first, up to 300."""

    utterance: int
    speaker: str | None
    first: Telling
    last: Telling
    variants: tuple[Variant, ...]
    carriers: tuple[Count, ...]
    tellings: tuple[Telling, ...]


def read_utterance(
    number: Annotated[int, Path(description="Number of the utterance", ge=1, le=_MOST)],
    room: Annotated[Room, Depends(room_of)],
) -> UtterancePage:
    """An utterance followed over all dispatches that carry it."""
    with room.reading() as connection:
        found = tellings(connection, number)
    if not found:
        raise NotFoundError("no such utterance", where=str(number), hint="dispatches lead to those they carry")
    return UtterancePage(
        utterance=number,
        speaker=next((telling.speaker for telling in found if telling.speaker), None),
        first=found[0],
        last=found[-1],
        variants=variants(found),
        carriers=carriers(found),
        tellings=found,
    )


def variants(found: tuple[Telling, ...]) -> tuple[Variant, ...]:
    """The wordings in order of appearance, each with what it changes of the first."""
    by_wording: dict[int, list[Telling]] = {}
    for telling in found:
        by_wording.setdefault(telling.wording, []).append(telling)
    first = found[0].content
    return tuple(
        Variant(
            wording=wording,
            content=own[0].content,
            stretches=tuple(difference(first, own[0].content)),
            tellings=len(own),
            first=own[0].day,
        )
        for wording, own in by_wording.items()
    )


def carriers(found: Iterable[Telling]) -> tuple[Count, ...]:
    """Outlets, or agencies where there is no outlet, with how often they carried it, in order of appearance."""
    counts: dict[str, int] = {}
    for telling in found:
        name = telling.outlet or telling.agency
        if name:
            counts[name] = counts.get(name, 0) + 1
    return tuple(Count(value=name, label=name, number=number) for name, number in counts.items())


add_page(router, "/utterance/{number}", "utterance.html", read_utterance)
