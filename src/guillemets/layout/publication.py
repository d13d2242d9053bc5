"""Who sent the dispatch and when: the agency by its line, dateline or signature, the instant by its date stamps."""

from __future__ import annotations

import re
from datetime import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from guillemets.layout.lines import agency_named, signature_agency
from guillemets.layout.stamps import Deed, Stamp, find_stamps
from guillemets.model.dispatch import AgencyLine, Part, PartKind, RawDispatch
from guillemets.model.refusal import Reason, Refusal, Stage

if TYPE_CHECKING:
    from guillemets.layout.dateline import Dateline
    from guillemets.lexicons import Lexicons

_NAME = re.compile(r"[^\W\d_][\w.-]*(?:[ -][\w.-]+)*")
_CLOSING_PARTS = 3


def agency_line(text: str, parts: tuple[Part, ...], dateline: Dateline | None, words: Lexicons) -> AgencyLine | None:
    """The words that name the agency: its own line, else the dateline, else the signature at the end; or None."""
    for part in parts:
        if part.kind is PartKind.AGENCY:
            return _agency_at(text, part.start, part.end, words)
    if dateline is not None and dateline.agency is not None:
        start, end, _ = dateline.agency
        return _agency_at(text, start, end, words)
    signatures = [part for part in parts if part.kind is PartKind.BOILERPLATE and text[part.start] == "("]
    credits_ = [part for part in parts[-_CLOSING_PARTS:] if part.kind is PartKind.CREDIT]
    for part in (*reversed(signatures), *credits_):
        if signature_agency(text[part.start : part.end], words) or agency_named(text[part.start : part.end], words):
            return _agency_at(text, part.start, part.end, words)
    return None


def _agency_at(text: str, start: int, end: int, words: Lexicons) -> AgencyLine | None:
    """The first agency named between two offsets, with the place of its name."""
    for match in _NAME.finditer(text, start, end):
        at = match.start()
        for name in (match[0], *match[0].split()):
            at = text.index(name, at if name != match[0] else match.start())
            if (agency := words.agencies.get(name.casefold().strip("."))) is not None:
                return AgencyLine(start=at, end=at + len(name), text=name, name=agency.name)
    return None


def published_at(
    raw: RawDispatch, parts: tuple[Part, ...], dateline: Dateline | None, words: Lexicons
) -> tuple[str | None, tuple[Refusal, ...]]:
    """When the dispatch was published (ISO 8601 with zone, or the date alone, or None), and dates that disagree.

    What is given from outside holds; a date line of the text on the same day adds the hour. Without it the text's
    first stamp of creation counts, then any stamp, then a full date in the dateline.
    """
    agency = agency_line(raw.text, parts, dateline, words)
    zone = _zone_of(agency, words)
    stamps = [
        stamp
        for part in parts
        if part.kind is PartKind.DATE
        for stamp in find_stamps(raw.text, part.start, part.end, words)
    ]
    if dateline is not None and dateline.stamp is not None:
        stamps.append(dateline.stamp)
    stamps.sort(key=lambda stamp: stamp.deed is not Deed.CREATED)
    if raw.published is None:
        return (stamps[0].iso(zone) if stamps else None), ()
    given = _normalised(raw.published, zone)
    return _joined(given, stamps, zone)


def _joined(given: str, stamps: list[Stamp], zone: str | None) -> tuple[str, tuple[Refusal, ...]]:
    created = [stamp for stamp in stamps if stamp.deed is Deed.CREATED]
    if not created:
        return given, ()
    first = created[0]
    if first.day.isoformat() == given[:10]:
        return (first.iso(zone) if len(given) == len("2025-01-28") else given), ()
    refusal = Refusal(stage=Stage.LAYOUT, start=first.start, end=first.end, reason=Reason.CONFLICTING_DATES)
    return given, (refusal,)


def _normalised(published: str, zone: str | None) -> str:
    """The instant given from outside with its zone or the agency's; without either, the date alone."""
    try:
        instant = datetime.fromisoformat(published)
    except ValueError:
        return published
    if len(published) <= len("2025-01-28"):
        return instant.date().isoformat()
    if instant.tzinfo is not None:
        return instant.isoformat()
    return instant.replace(tzinfo=ZoneInfo(zone)).isoformat() if zone else instant.date().isoformat()


def _zone_of(agency: AgencyLine | None, words: Lexicons) -> str | None:
    if agency is None:
        return None
    known = words.agencies.get(agency.text.casefold())
    return known.zone if known else None
