"""Gold in brat standoff after the FRACAS scheme (Richard, Alonzo Canul and Portet, LREC-COLING 2024).

Entities are quotations (direct, indirect, mixed), cues, and sources (agent, organization, group of people, source
pronoun); relations say that a source is quoted in a quotation, that a cue indicates one, and that a pronoun refers to
the one it stands for. Labels are read whatever their case, with blanks, underscores or hyphens. Other entities and
relations of the corpus are left aside. The scheme has no anonymity and no relays: those are not judged.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from guillemets.errors import InputError
from guillemets.evaluation.annotated import Annotated, Reported
from guillemets.evaluation.json_gold import read_exactly

if TYPE_CHECKING:
    from pathlib import Path

    from guillemets.evaluation.annotated import Place

_QUOTATIONS = {"direct quotation": "direct", "indirect quotation": "indirect", "mixed quotation": "mixed"}
_CUE = "cue"
_PRONOUN = "source pronoun"
_QUOTED_IN, _INDICATES, _REFERS_TO = "quoted in", "indicates", "refers to"
_BLANKS = re.compile(r"[\s_-]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Entity:
    label: str
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class _Standoff:
    """The entities of one file by their id, and its relations: label, from, to."""

    entities: dict[str, _Entity] = field(default_factory=dict)
    relations: list[tuple[str, str, str]] = field(default_factory=list)

    def linked(self, label: str, to: str) -> list[str]:
        """The ids of the entities that the relation ties to one, whichever way it was drawn, in order of the text."""
        drawn = [(source, target) for relation, source, target in self.relations if relation == label]
        found = {source for source, target in drawn if target == to} | {t for source, t in drawn if source == to}
        return sorted(found, key=lambda name: (self.entities[name].places, name))

    def referents(self, name: str) -> list[str]:
        """The ids of the entities that one refers to, followed to their end; itself where it refers to none."""
        seen, frontier, ends = {name}, [name], []
        while frontier:
            here = frontier.pop(0)
            targets = [t for relation, source, t in self.relations if (relation, source) == (_REFERS_TO, here)]
            frontier += [target for target in targets if target not in seen]
            seen.update(targets)
            if not targets:
                ends.append(here)
        return ends or [name]


def read_brat_gold(folder: Path) -> tuple[Annotated, ...]:
    """The dispatches of a folder with ``ID.txt`` and ``ID.ann``, in order of their names.

    Raises InputError when a file cannot be read, a line is malformed or a relation points nowhere.
    """
    return tuple(_annotated(path) for path in sorted(folder.glob("*.ann")))


def _annotated(path: Path) -> Annotated:
    text = read_exactly(path.with_suffix(".txt"))
    standoff = _read_standoff(path)
    quotations = [(name, one) for name, one in standoff.entities.items() if one.label in _QUOTATIONS]
    quotations.sort(key=lambda item: (item[1].places, item[0]))
    return Annotated(
        id=path.stem,
        text=text,
        published=None,
        attributions=tuple(_reported(standoff, text, name) for name, _ in quotations),
    )


def _reported(standoff: _Standoff, text: str, name: str) -> Reported:
    quotation = standoff.entities[name]
    sources = standoff.linked(_QUOTED_IN, name)
    cues = standoff.linked(_INDICATES, name)
    speakers = [who for source in sources for who in standoff.referents(source)]
    named = [standoff.entities[who] for who in dict.fromkeys(speakers)]
    return Reported(
        content=quotation.places,
        type=_QUOTATIONS[quotation.label],
        cue=tuple(place for cue in cues for place in standoff.entities[cue].places),
        source=tuple(place for source in sources for place in standoff.entities[source].places),
        speakers=tuple(_words(text, one) for one in named if one.label != _PRONOUN),
    )


def _words(text: str, entity: _Entity) -> str:
    return " ".join(" ".join(text[s:e] for s, e in entity.places).split())


def _read_standoff(path: Path) -> _Standoff:
    standoff = _Standoff()
    for number, line in enumerate(read_exactly(path).splitlines(), 1):
        name, _, rest = line.partition("\t")
        try:
            if name.startswith("T"):
                label, places = _entity_of(rest.partition("\t")[0])
                standoff.entities[name] = _Entity(label=label, places=places)
            elif name.startswith("R"):
                label, one, other = rest.split()
                standoff.relations.append((_folded(label), one.partition(":")[2], other.partition(":")[2]))
        except ValueError:
            raise InputError("malformed line", where=f"{path}:{number}", hint="expected brat standoff") from None
    for label, one, other in standoff.relations:
        if not {one, other} <= standoff.entities.keys():
            raise InputError(f"relation {label!r} between unknown entities", where=str(path), hint=f"{one}, {other}")
    return standoff


def _entity_of(words: str) -> tuple[str, tuple[Place, ...]]:
    """The label and places of ``Direct_Quotation 0 5;16 23``. Raises ValueError when there are none."""
    head = re.match(r"(\D+) (\d.*)", words)
    if head is None:
        raise ValueError(words)
    places = [tuple(map(int, fragment.split())) for fragment in head[2].split(";")]
    return _folded(head[1]), tuple((start, end) for start, end in places)


def _folded(label: str) -> str:
    return _BLANKS.sub(" ", label).strip().lower()
