"""The dateline that opens a lead: "Genève, 28 jan (ATS)", "PARIS (AFP) -", "MONTRÉAL —", "30 mars 2018 . –"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from guillemets.layout.lines import agency_named
from guillemets.layout.stamps import find_stamps
from guillemets.lexicons.date_words import DateWordType
from guillemets.lexicons.rubrics import RubricType

if TYPE_CHECKING:
    from guillemets.layout.stamps import Stamp
    from guillemets.lexicons import Lexicons
    from guillemets.lexicons.agencies import Agency

_WINDOW = 110
_DASH = re.compile(r"\s*[.:]?\s?(?:[–—-]+|\|)(?=\s)|\s*:(?=\s)")
_DATED_DASH = re.compile(r"(?P<place>(?:, [^\s,.–—][^,.–—\n]{1,30}){0,2})\s*\.?\s*[–—-]+(?=\s|$)")
_CAPITALS = re.compile(r"[A-ZÀ-ÖØ-ÞŒ][A-ZÀ-ÖØ-ÞŒ'’. -]{2,40}(?:, [A-ZÀ-ÖØ-Þ][\w'’. -]{2,25})?(?= (?:[–—-]+|\|) )")
_KNOWN_PLACE = re.compile(r"[A-ZÀ-ÖØ-ÞŒ][\w'’-]{1,30}(?= [–—-] [A-ZÀ-ÖØ-ÞŒ«])")
_BRACKETS = re.compile(r"\(([^()]{2,40})\)")
_PLACE_WORD = re.compile(r"(?:[A-ZÀ-ÖØ-ÞŒ][\w'’./-]*|de|du|des|la|le|les|sur|sous|en|et|l['’]\w+|d['’]\w+|/|-)$")
_UNBRACKETED = re.compile(r"(?P<place>[^\s,()]+(?: [^\s,()]+){0,3})(?:,| -| –) (?P<agency>[A-Za-z]{2,10}) ?[–—-] ")
_MOST_PLACE_WORDS = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Dateline:
    """A dateline ``[start, end)`` with the agency and the full date that it names, if it does."""

    start: int
    end: int
    agency: tuple[int, int, Agency] | None = None
    stamp: Stamp | None = None


def find_dateline(text: str, start: int, stop: int, words: Lexicons) -> Dateline | None:
    """The dateline that opens the passage, or None."""
    stop = min(stop, start + _WINDOW)
    return (
        _signed(text, start, stop, words) or _dated(text, start, stop, words) or _placed(text[start:stop], start, words)
    )


def _signed(text: str, start: int, stop: int, words: Lexicons) -> Dateline | None:
    """The dateline with its agency: "Genève, 28 jan (ATS)", "(Belga)", "Berne, ATS -"."""
    for bracket in _BRACKETS.finditer(text, start, stop):
        agency = agency_named(bracket[1], words)
        if agency is not None and _is_place_and_date(text[start : bracket.start()], words):
            dash = _DASH.match(text, bracket.end(), stop)
            stamps = find_stamps(text, start, bracket.start(), words)
            return Dateline(
                start=start,
                end=dash.end() if dash else bracket.end(),
                agency=(*bracket.span(1), agency),
                stamp=stamps[0] if stamps else None,
            )
    plain = _UNBRACKETED.match(text, start, stop)
    agency = words.agencies.get(plain["agency"].casefold()) if plain else None
    if plain and agency and _is_place_and_date(plain["place"], words):
        return Dateline(start=start, end=plain.end() - 1, agency=(*plain.span("agency"), agency))
    return None


def _dated(text: str, start: int, stop: int, words: Lexicons) -> Dateline | None:
    """The dateline with a full date: "30 mars 2018 . –", "Paris, le 3 mars 2021 –"."""
    for stamp in find_stamps(text, start, stop, words)[:1]:
        dash = _DATED_DASH.match(text, stamp.end, stop)
        if dash and _is_place_and_date(text[start : stamp.start] + dash["place"], words):
            return Dateline(start=start, end=dash.end(), stamp=stamp)
    return None


def _placed(window: str, start: int, words: Lexicons) -> Dateline | None:
    """The dateline of a place alone: "MONTRÉAL —", "OTTAWA, Ontario –", "Berne -" (a place of the rubrics)."""
    match = _CAPITALS.match(window) or _KNOWN_PLACE.match(window)
    if match is None:
        return None
    place = match[0].split(",")[0]
    name = place.casefold()
    if name in words.status_words or not (place.isupper() or words.rubrics.get(name) is RubricType.PLACE):
        return None
    dash = _DASH.match(window, match.end())
    return Dateline(start=start, end=start + dash.end()) if dash else None


def _is_place_and_date(before: str, words: Lexicons) -> bool:
    """Whether the words before an agency are a place, a short date, both or nothing."""
    rest = _short_date(words).sub("", re.sub(r"\([^()]{1,30}\)", "", before)).strip(" ,.-–—")
    parts = rest.replace(",", " ").split()
    return len(parts) <= _MOST_PLACE_WORDS and all(map(_PLACE_WORD.match, parts))


@lru_cache(maxsize=4)
def _short_date(words: Lexicons) -> re.Pattern[str]:
    months = "|".join(sorted(words.date_words[DateWordType.MONTH], key=len, reverse=True))
    return re.compile(rf"\b(?:le )?\d{{1,2}}(?:er)? (?:{months})\b\.?(?: \d{{4}})?", re.IGNORECASE)
