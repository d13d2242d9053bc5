"""The record of one dispatch: the public contract, its JSON, its schema, and the check that every offset holds."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from itertools import chain
from typing import Protocol, TypeGuard

import msgspec

from guillemets.errors import InternalError, VerificationError
from guillemets.model.attribution import Attribution, Speaker
from guillemets.model.dispatch import Dispatch
from guillemets.model.entity import Entity
from guillemets.model.event import Event
from guillemets.model.refusal import Refusal
from guillemets.model.temporal import TimeExpression

SCHEMA_VERSION = "1"


class _Placed(Protocol):
    """Whatever stands somewhere in the text."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


def text_id(text: str) -> str:
    """The SHA-256 of the text in UTF-8, in hexadecimal; lone surrogates count as they stand.

    >>> text_id("")[:8]
    'e3b0c442'
    """
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


class UnsoundError(InternalError):
    """A record that contradicts its text; ``faults`` has a line for each thing that does not hold."""

    def __init__(self, faults: tuple[str, ...], where: str) -> None:
        super().__init__(
            f"record contradicts its text: {faults[0]}",
            where=where,
            hint=f"{len(faults)} fault(s); please report the dispatch",
        )
        self.faults = faults


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """Everything one dispatch says. Making one checks every offset and every reference; a wrong one is a bug.

    Offsets are half-open, ``start <= i < end``, in code points of ``dispatch.text``; docs/record.md has every field.
    Raises UnsoundError, an InternalError, at construction when a span lies outside the text, when ``text`` fields
    differ from the words at their offsets, or when an attribution or event names an entity, a part or an attribution
    that is not there.

    >>> import guillemets
    >>> record = guillemets.read("«Rien ne presse», a dit la préfète Jeanne Morel.")
    >>> cue = record.attributions[0].cue
    >>> (cue.start, cue.end, record.dispatch.text[cue.start : cue.end])
    (18, 23, 'a dit')
    >>> Record.from_json(record.to_json()) == record
    True
    """

    schema_version: str = SCHEMA_VERSION
    dispatch: Dispatch
    attributions: tuple[Attribution, ...] = ()
    entities: tuple[Entity, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    events: tuple[Event, ...] = ()
    refusals: tuple[Refusal, ...] = ()

    def __post_init__(self) -> None:
        faults = tuple(self.faults())
        if faults:
            raise UnsoundError(faults, self.dispatch.id[:12])

    def faults(self) -> Iterator[str]:
        """What does not hold, one line each; empty for a sound record."""
        if self.schema_version != SCHEMA_VERSION:
            yield f"schema_version is {self.schema_version!r}, and this program knows {SCHEMA_VERSION!r} alone"
        if self.dispatch.id != text_id(self.dispatch.text):
            yield "dispatch.id is not the SHA-256 of dispatch.text"
        if not _holds(self, self.dispatch.text):
            yield from _misplaced(self, self.dispatch.text, "record")
        yield from self._dangling()

    def _dangling(self) -> Iterator[str]:
        entities = {e.id for e in self.entities}
        attributions = {a.id for a in self.attributions}
        for attribution in self.attributions:
            if not 0 <= attribution.part < len(self.dispatch.parts):
                yield f"attribution {attribution.id}: no part {attribution.part}"
            named = chain(speakers_of(attribution), attribution.candidates)
            for speaker in named:
                if speaker.entity not in entities:
                    yield f"attribution {attribution.id}: no entity {speaker.entity}"
        for event in self.events:
            for party in chain(event.actors, event.recipients):
                if party.entity not in entities:
                    yield f"event {event.id}: no entity {party.entity}"
            for reference in chain(event.asserted_by, event.denied_by):
                if reference not in attributions:
                    yield f"event {event.id}: no attribution {reference}"

    def to_json(self) -> bytes:
        """The record as compact UTF-8 JSON, fields in the contract's order.

        Raises VerificationError when the text holds lone surrogates, which UTF-8 cannot carry.
        """
        try:
            return _ENCODER.encode(self)
        except UnicodeEncodeError as error:
            raise VerificationError(
                "the text holds unpaired surrogates", where=str(error.start), hint="decode the input anew"
            ) from None

    @classmethod
    def from_json(cls, data: bytes | str) -> Record:
        """The record that ``data`` holds, checked.

        Raises VerificationError when the JSON does not follow the contract or its offsets do not hold.
        """
        try:
            return _DECODER.decode(data)
        except (msgspec.DecodeError, InternalError, UnicodeError) as error:
            raise VerificationError(
                f"not a sound record: {error}",
                hint="read the dispatch again with `guillemets read`",
                faults=error.faults if isinstance(error, UnsoundError) else (),
            ) from error


def speakers_of(attribution: Attribution) -> tuple[Speaker, ...]:
    """The speakers of an attribution as a tuple, empty when unknown."""
    match attribution.speaker:
        case None:
            return ()
        case Speaker() as one:
            return (one,)
        case several:
            return several


def json_schema() -> dict[str, object]:
    """The JSON Schema (draft 2020-12) of the record.

    >>> json_schema()["title"]
    'Record'
    """
    schema = msgspec.json.schema(Record)
    definitions: dict[str, dict[str, object]] = schema.pop("$defs")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Record",
        **{k: v for k, v in definitions.pop("Record").items() if k != "title"},
        "$defs": definitions,
    }


def _holds(value: object, text: str) -> bool:
    """Whether ``_misplaced`` would find nothing: the same walk without a word of where it is."""
    if value is None or type(value) in _PLAIN:
        return True
    if type(value) is tuple:
        return all(_holds(item, text) for item in value)
    if _is_placed(value) and next(_misplacement(value, text, ""), None) is not None:
        return False
    return all(_holds(getattr(value, name), text) for name in _names_of(type(value)))


def _names_of(kind: type) -> tuple[str, ...]:
    if kind not in _NAMES:
        _NAMES[kind] = tuple(field.name for field in fields(kind)) if is_dataclass(kind) else ()
    return _NAMES[kind]


def _misplaced(value: object, text: str, path: str) -> Iterator[str]:
    """Every passage under ``value`` whose offsets or words disagree with ``text``."""
    if isinstance(value, tuple):
        for i, item in enumerate(value):
            yield from _misplaced(item, text, f"{path}[{i}]")
    elif is_dataclass(value) and not isinstance(value, type):
        if _is_placed(value):
            yield from _misplacement(value, text, path)
        for field in fields(value):
            yield from _misplaced(getattr(value, field.name), text, f"{path}.{field.name}")


def _is_placed(value: object) -> TypeGuard[_Placed]:
    return getattr(value, "start", None) is not None and getattr(value, "end", None) is not None


def _misplacement(value: _Placed, text: str, path: str) -> Iterator[str]:
    if not 0 <= value.start <= value.end <= len(text):
        yield f"{path}: [{value.start}, {value.end}) lies outside the text of {len(text)} code points"
    elif isinstance(words := getattr(value, "text", None), str) and words != text[value.start : value.end]:
        yield f"{path}: {words!r} is not what stands at [{value.start}, {value.end})"


_PLAIN = frozenset((str, int, float, bool, dict))
_NAMES: dict[type, tuple[str, ...]] = {}
_ENCODER = msgspec.json.Encoder()
_DECODER = msgspec.json.Decoder(Record)
