"""What one line says of itself: agency, date, byline, credit, caption, boilerplate."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from guillemets.layout.stamps import Stamp, find_stamps
from guillemets.lexicons.furniture import FurnitureKind
from guillemets.model.dispatch import PartKind

if TYPE_CHECKING:
    from guillemets.layout.segments import Segment
    from guillemets.lexicons import Lexicons
    from guillemets.lexicons.agencies import Agency

_MARKUP = re.compile(r"</?[a-zA-Z][^<>]{0,500}>(?:\s*</?[a-zA-Z][^<>]{0,500}>)*")
_SEPARATORS = re.compile(r"[\s|·•,;:/()\[\]–—-]*")
_SIGNATURE = re.compile(r"\(([A-Za-zÀ-ÿ .-]{2,40}(?:/[A-Za-zÀ-ÿ .-]{1,40}){0,5})\)\.?")
_JOINT = re.compile(r"[/,|·]| - | – | et | avec ")
_LONGEST_LINE = 300
_LONGEST_BYLINE = 12
_LONGEST_CREDIT = 80
_LONGEST_SIGNATURE = 120


def kind_of_line(text: str, segment: Segment, words: Lexicons) -> PartKind | None:
    """What the line is when its words say so, or None for the text of the dispatch.

    An agency's name alone gives AGENCY; whether it is the dispatch's or a credit, its place tells.
    """
    line = text[segment.start : segment.end]
    if len(line) > _LONGEST_LINE:
        return PartKind.BOILERPLATE if _MARKUP.fullmatch(line) else None
    if _MARKUP.fullmatch(line) or not any(map(str.isalnum, line)):
        return PartKind.BOILERPLATE
    if agency_named(line, words) is not None:
        return PartKind.AGENCY
    if stamps_of_line(text, segment, words):
        return PartKind.DATE
    if signature_agency(line, words) is not None:
        return PartKind.BOILERPLATE
    if _ends_with_credit(line, words):
        return PartKind.CAPTION
    found = words.furniture.kind_of(line)
    kind = PartKind(found.value) if found else None
    if kind is PartKind.BYLINE and not _is_byline(line):
        return None
    if kind is PartKind.CREDIT and (len(line) > _LONGEST_CREDIT or line.endswith((".", "!", "?", "»"))):
        return None
    return kind


def agency_named(line: str, words: Lexicons) -> Agency | None:
    """The agency when the line is nothing but names of agencies ("ATS", "(afp/ats)", "Source: Belga"), or None.

    The first one named is returned.
    """
    bare = line.rpartition(":")[2].strip(" .()[]|-–—").casefold()
    if (known := words.agencies.get(bare)) is not None:
        return known
    names = [words.agencies.get(part.strip()) for part in _JOINT.split(bare)]
    return names[0] if all(names) else None


def signature_agency(line: str, words: Lexicons) -> Agency | None:
    """The agency that signs "(ats/nxp)" or "(Belga)", or None when the brackets hold something else."""
    match = _SIGNATURE.fullmatch(line.strip())
    if match is None:
        return None
    names = [words.agencies.get(part.strip().casefold()) for part in match[1].split("/")]
    return next((name for name in names if name), None) if names[0] or "/" in match[1] else None


def signature_start(text: str, segment: Segment, words: Lexicons) -> int | None:
    """Where the signature in brackets that closes the line starts, or None."""
    low = max(segment.start, segment.end - _LONGEST_SIGNATURE)
    at = text.rfind("(", low, segment.end)
    if at < 0 or signature_agency(text[at : segment.end], words) is None:
        return None
    before = text[max(segment.start, at - 3) : at].rstrip()
    return at if at == segment.start or before[-1:] in '.!?…»”")]' else None


def stamps_of_line(text: str, segment: Segment, words: Lexicons) -> list[Stamp]:
    """The date stamps of a line that holds nothing else (save separators), or an empty list."""
    stamps = find_stamps(text, segment.start, segment.end, words)
    at = segment.start
    for stamp in stamps:
        if not _SEPARATORS.fullmatch(text, at, stamp.start):
            return []
        at = stamp.end
    rest = text[at : segment.end].replace(".", "")
    return stamps if _SEPARATORS.fullmatch(rest) else []


def _ends_with_credit(line: str, words: Lexicons) -> bool:
    """Whether a photo credit closes the line: "Le pont, lundi. (Photo: Keystone)", "Le pont, lundi. © Roux"."""
    for mark in ("(", "©"):
        before, opened, credit = line.rpartition(mark)
        if opened and len(before.split()) > 1 and len(credit) <= _LONGEST_CREDIT:
            closed = mark == "©" or credit.rstrip(".").endswith(")")
            inner = credit.rstrip(".").rstrip(")") if mark == "(" else mark + credit
            if closed and signature_agency(f"({inner})", words) is None:
                return words.furniture.kind_of(inner) is FurnitureKind.CREDIT
    return False


def _is_byline(line: str) -> bool:
    """Whether the words after "Par" are names: short, a capital first, no end of a sentence."""
    words = line.split()
    if len(words) > _LONGEST_BYLINE or line.endswith((".", "!", "?", "»")) or len(words) < 2:  # noqa: PLR2004
        return False
    return words[-1][:1].isupper() or words[1][:1].isupper() or words[-1].isupper()
