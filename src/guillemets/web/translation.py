"""The words around the dispatches, in French and in English: gettext catalogues, and dates and numbers by locale."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

from babel import Locale
from babel.dates import format_date, format_skeleton, format_time
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal, format_percent
from babel.support import Translations

from guillemets.views.interface import Interface, Language
from guillemets.web.countries import alpha_2

if TYPE_CHECKING:
    from babel.support import NullTranslations

_WEIGHTED = re.compile(r"\s*([a-z]{1,8})(?:-[a-z0-9-]+)?\s*(?:;\s*q=([01](?:\.\d{0,3})?))?\s*", re.IGNORECASE)
# Python takes weeks for days too: 2025-W10 is none.
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}(T|\Z)")
_PARTIAL = {4: ("%Y", {"long": "y"}), 7: ("%Y-%m", {"long": "yMMMM", "medium": "yMMM", "short": "yM"})}
_DAY_WIDTH = 10
_THOUSAND = 1000
_REMEMBERED = 8_192
# Days before months and hours by twenty-four, as the agencies whose copy is read write them.
_LOCALES = {Language.EN: "en_GB", Language.FR: "fr"}


@dataclass(frozen=True, slots=True)
class Tongue:
    """One language of the interface.

    >>> Tongue(Language.FR).day("2025-03-11")
    '11 mars 2025'
    >>> Tongue(Language.EN).number(12345)
    '12,345'
    """

    language: Language

    @property
    def locale(self) -> Locale:
        """The locale that dates and numbers follow."""
        return _locale(self.language)

    @property
    def interface(self) -> Interface:
        """The words that the record's own pages share."""
        return Interface(self.language)

    def gettext(self, message: str) -> str:
        """The message in this language."""
        return _catalogue(self.language).gettext(message)

    def ngettext(self, one: str, many: str, number: int) -> str:
        """The message for a number of things."""
        return _catalogue(self.language).ngettext(one, many, number)

    def day(self, value: str | None, width: str = "long") -> str:
        """An ISO 8601 date, month, year or instant as a day; whatever is not one comes back as it stands."""
        return _day(self.language, value, width) if value else ""

    def instant(self, value: str | None, width: str = "long") -> str:
        """A day with its time of day, where the value has one; in the zone that the value is written in."""
        return _instant(self.language, value, width) if value else ""

    def number(self, value: float) -> str:
        """A number with its thousands kept apart."""
        return str(value) if type(value) is int and 0 <= value < _THOUSAND else _number(self.language, value)

    def percent(self, part: float, whole: float) -> str:
        """A share as per cent, without decimals; of nothing, a dash."""
        return format_percent(part / whole, locale=self.locale) if whole else "–"

    def country(self, alpha_3: str | None) -> str:
        """The name of a country by its code of ISO 3166-1 alpha-3; the code where there is no name."""
        return _country(self.language, alpha_3) if alpha_3 else ""


def chosen_language(cookie: str | None, accepted: str) -> Language:
    """The language to answer in: the reader's choice, else the first that the browser accepts, else English.

    >>> chosen_language(None, "de;q=0.9, fr-CH;q=0.8, en;q=0.2")
    <Language.FR: 'fr'>
    """
    if cookie in set(Language):
        return Language(cookie)
    wanted = [match for part in accepted.split(",") if (match := _WEIGHTED.fullmatch(part))]
    spoken = [m for m in wanted if m[1].lower() in set(Language) and float(m[2] or 1) > 0]
    best = max(spoken, key=lambda m: float(m[2] or 1), default=None)
    return Language(best[1].lower()) if best else Language.EN


# Babel takes some ten microseconds a value, and a page shows hundreds, the same ones again and again.
@lru_cache(maxsize=_REMEMBERED)
def _day(language: Language, value: str, width: str) -> str:
    locale = _locale(language)
    try:
        if len(value) in _PARTIAL:
            form, skeletons = _PARTIAL[len(value)]
            skeleton = skeletons.get(width, skeletons["long"])
            moment = datetime.strptime(value, form)  # noqa: DTZ007 -- a month or a year has no zone
            return format_skeleton(skeleton, moment, locale=locale)
        if not _DAY.match(value):
            return value
        shown = format_date(date.fromisoformat(value[:_DAY_WIDTH]), width, locale=locale)
        return f"1er{shown[1:]}" if language is Language.FR and shown.startswith("1 ") else shown
    except ValueError:
        return value


@lru_cache(maxsize=_REMEMBERED)
def _instant(language: Language, value: str, width: str) -> str:
    shown = _day(language, value, width)
    try:
        clock = datetime.fromisoformat(value)
    except ValueError:
        return shown
    return f"{shown}, {format_time(clock.time(), 'short', locale=_locale(language))}" if "T" in value else shown


@lru_cache(maxsize=_REMEMBERED)
def _number(language: Language, value: float) -> str:
    return format_decimal(value, locale=_locale(language))


@lru_cache(maxsize=_REMEMBERED)
def _country(language: Language, alpha_3: str) -> str:
    name: str = _locale(language).territories.get(alpha_2(alpha_3), alpha_3)
    return name


@cache
def _locale(language: Language) -> Locale:
    return Locale.parse(_LOCALES[language])


@cache
def _catalogue(language: Language) -> NullTranslations:
    """The catalogue, compiled in memory: the repository holds what people edit, not what gettext makes of it."""
    if language is Language.EN:
        return Translations()
    source = files("guillemets.web") / "locale" / language / "LC_MESSAGES" / "messages.po"
    compiled = io.BytesIO()
    write_mo(compiled, read_po(io.StringIO(source.read_text("utf-8")), locale=language))
    compiled.seek(0)
    return Translations(compiled)
