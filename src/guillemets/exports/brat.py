"""Records in brat standoff after the FRACAS scheme, as ``guillemets evaluate --gold-format brat`` and brat read it.

Quotations (direct, indirect, mixed), cues and sources (agent, organization, group of people, source pronoun); a source
is ``Quoted_in`` a quotation, a cue ``Indicates`` one, and a source ``Refers_to`` the mention that gives its speaker's
name. brat takes no span over a line end: such a span is parted there, as brat's own editor does. What the scheme has
no place for (act, relays, a name that does not stand in the text) is in the notes.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from guillemets.exports.names import file_stem
from guillemets.model.attribution import SpeakerKind, SpeechType
from guillemets.model.entity import MentionForm
from guillemets.model.record import speakers_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from guillemets.model.attribution import Attribution, Speaker
    from guillemets.model.entity import Entity, Mention
    from guillemets.model.record import Record
    from guillemets.model.span import Passage

_Places = tuple[tuple[int, int], ...]

_QUOTATIONS = {
    SpeechType.DIRECT: "Direct_Quotation",
    SpeechType.INDIRECT: "Indirect_Quotation",
    SpeechType.MIXED: "Mixed_Quotation",
}
_SOURCES = {SpeakerKind.PERSON: "Agent", SpeakerKind.GROUP: "Group_of_people", SpeakerKind.UNKNOWN: "Agent"}
_BODY, _PRONOUN, _CUE = "Organization", "Source_Pronoun", "Cue"
# What would end a line or a column of the standoff file, where the text holds it within a line.
_SEPARATORS = dict.fromkeys(map(ord, "\t\x1c\x1d\x1e"), " ")
_LINES = re.compile(r"[^\r\n\u2028\u2029\x0b\x0c\x85]*[^\s\u2028\u2029\x85]")

CONFIGURATION = """[entities]
Direct_Quotation
Indirect_Quotation
Mixed_Quotation
Cue
Agent
Organization
Group_of_people
Source_Pronoun

[relations]
Quoted_in\tArg1:Agent|Organization|Group_of_people|Source_Pronoun, Arg2:<ENTITY>
Indicates\tArg1:Cue, Arg2:<ENTITY>
Refers_to\tArg1:<ENTITY>, Arg2:<ENTITY>
<OVERLAP>\tArg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>

[events]

[attributes]
"""


def write_brat(records: Iterable[Record], folder: Path) -> None:
    """``ID.txt`` and ``ID.ann`` for each dispatch, and brat's own configuration, in ``folder``, which exists."""
    (folder / "annotation.conf").write_text(CONFIGURATION, encoding="utf-8", newline="")
    for record in records:
        stem = file_stem(record.dispatch)
        (folder / f"{stem}.txt").write_text(record.dispatch.text, encoding="utf-8", newline="")
        (folder / f"{stem}.ann").write_text(standoff(record), encoding="utf-8", newline="")


def standoff(record: Record) -> str:
    """The lines of the ``.ann`` file, each ended; offsets are those of the record."""
    notebook = _Notebook(record.dispatch.text)
    entities = {entity.id: entity for entity in record.entities}
    for attribution in record.attributions:
        _write_attribution(attribution, entities, notebook)
    return "".join(f"{line}\n" for line in notebook.lines)


class _Notebook:
    """The lines written so far, and the numbers of what they name."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._named: dict[tuple[str, _Places], str] = {}
        self._entities = 0
        self._relations = 0
        self._notes = 0
        self.lines: list[str] = []

    def entity(self, label: str, places: _Places) -> str:
        """The number of an entity; a place that has the label already keeps its number."""
        key = (label, places)
        if key not in self._named:
            self._named[key] = self.quotation(label, places)
        return self._named[key]

    def quotation(self, label: str, places: _Places) -> str:
        """The number of a quotation: always a new one, as the same words can be told by two."""
        self._entities += 1
        fragments = [f for place in places for f in _fragments(place, self._text)]
        offsets = ";".join(f"{start} {end}" for start, end in fragments)
        words = " ".join(self._text[start:end] for start, end in fragments).translate(_SEPARATORS)
        self.lines.append(f"T{self._entities}\t{label} {offsets}\t{words}")
        return f"T{self._entities}"

    def relation(self, label: str, one: str, other: str) -> None:
        """A relation from one entity to another."""
        self._relations += 1
        self.lines.append(f"R{self._relations}\t{label} Arg1:{one} Arg2:{other}")

    def note(self, about: str, words: str) -> None:
        """A note for people about an entity."""
        self._notes += 1
        self.lines.append(f"#{self._notes}\tAnnotatorNotes {about}\t{' '.join(words.split())}")


def _fragments(place: tuple[int, int], text: str) -> Iterator[tuple[int, int]]:
    """The place, parted at line ends, blanks around them left out."""
    for match in _LINES.finditer(text, *place):
        yield match.end() - len(match.group().lstrip()), match.end()


def _write_attribution(one: Attribution, entities: dict[str, Entity], notebook: _Notebook) -> None:
    quotation = notebook.quotation(_QUOTATIONS[one.type], tuple((piece.start, piece.end) for piece in one.content))
    if one.cue:
        notebook.relation("Indicates", notebook.entity(_CUE, _place(one.cue)), quotation)
    speakers = speakers_of(one)
    named = [found for speaker in speakers if (found := _name_of(speaker, entities)) is not None]
    if one.source:
        source = notebook.entity(_label(one, entities), _place(one.source))
        notebook.relation("Quoted_in", source, quotation)
        for kind, name in named:
            if (target := notebook.entity(kind, _place(name))) != source:
                notebook.relation("Refers_to", source, target)
    else:
        for kind, name in named:
            notebook.relation("Quoted_in", notebook.entity(kind, _place(name)), quotation)
    notebook.note(quotation, _told(one))


def _label(one: Attribution, entities: dict[str, Entity]) -> str:
    """The label of a source: a pronoun by its form, anything else by the kind of who speaks."""
    place = one.source
    for speaker in (*speakers_of(one), *one.candidates):
        for mention in entities[speaker.entity].mentions:
            if place and (mention.start, mention.end) == (place.start, place.end):
                return _PRONOUN if mention.form is MentionForm.PRONOUN else _kind(one.kind)
    return _kind(one.kind)


def _kind(kind: SpeakerKind) -> str:
    return _SOURCES.get(kind, _BODY)


def _name_of(speaker: Speaker, entities: dict[str, Entity]) -> tuple[str, Mention] | None:
    """The first mention that gives the speaker's name as the record has it, with its label; None where none does."""
    entity = entities[speaker.entity]
    found = next((mention for mention in entity.mentions if mention.text == speaker.name), None)
    return (_kind(entity.kind), found) if found else None


def _place(passage: Passage | Mention) -> _Places:
    return ((passage.start, passage.end),)


def _told(one: Attribution) -> str:
    """What the scheme cannot hold, for people."""
    told = [f"speaker: {'; '.join(speaker.name for speaker in speakers_of(one)) or '?'}", f"act: {one.act}"]
    told += [f"relay: {link.speaker or link.source.text}" for link in one.relay]
    return ", ".join(told + ["anonymous"] * one.anonymous + ["negated"] * one.negated)
