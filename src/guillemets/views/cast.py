"""The entities of a record as lines: each once, with what the dispatch shows of it and where it is meant."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from guillemets.model.entity import Mention
    from guillemets.model.record import Record
    from guillemets.views.interface import Interface


@dataclass(frozen=True, slots=True, kw_only=True)
class CastLine:
    """One entity. ``facts`` are kind, country, gender, identifiers and the first role, those that are known."""

    name: str
    facts: tuple[str, ...]
    mentions: tuple[Mention, ...]

    @property
    def short(self) -> str:
        """The name and how often it is meant: ``Kaja Kallas ×4``."""
        return f"{self.name} ×{len(self.mentions)}"


def cast_lines(record: Record, interface: Interface) -> Iterator[CastLine]:
    """Each entity of the record, in the order in which they come up."""
    for entity in record.entities:
        facts = [interface.word(f"kind.{entity.kind}"), entity.country or ""]
        if entity.gender is not None:
            facts.append(interface.word(f"gender.{entity.gender}"))
        facts += [f"{scheme}:{value}" for scheme, value in entity.ids.items()]
        facts += [" ".join(role.text.split()) for role in entity.roles[:1]]
        yield CastLine(name=entity.name, facts=tuple(filter(None, facts)), mentions=entity.mentions)


def mention_line(mention: Mention, interface: Interface) -> str:
    """Place, words and form of one mention: ``34-45  Kaja Kallas  name``."""
    words = " ".join(mention.text.split())
    return f"{mention.start}-{mention.end}  {words}  {interface.word(f'form.{mention.form}')}"
