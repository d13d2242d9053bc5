"""What a token of digits can be, told by its shape alone: a day, an hour, a year, a date in figures."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from guillemets.times.tokens import Senses

OTHER = frozenset({"OTHER"})
CAPITAL = frozenset({"CAPITAL"})
LOWER = frozenset({"LOWER"})
PLURAL = frozenset({"PLURAL"})
BREAK = frozenset({"BREAK"})

_LAST_DAY = 31
_LAST_MONTH = 12
_LAST_HOUR = 24
_LAST_MINUTE = 59
_LAST_SHORT_YEAR = 99
_YEARS = range(1000, 2200)
_MOST_DIGITS = 9
_MILLION = 1_000_000
_DIGITS = re.compile(r"\d+")
_ROMAN = {"I": 1, "V": 5, "X": 10}


def shaped(kind: str, token: str) -> Senses:
    """The senses of a token by the kind of shape it has; empty when its figures fit no calendar or clock."""
    match kind:
        case "digits":
            return _digits(token) if len(token) <= _MOST_DIGITS else {}
        case "grouped":
            return {"NUM": float(re.sub(r"\D", "", token))}
        case "decimal":
            return {"DEC": float(token.replace(",", "."))}
        case "ordinal":
            return ordinal(int(_DIGITS.match(token).group()))  # type: ignore[union-attr]
        case "roman":
            return {"ROMAN": float(_roman(re.match(r"[IVX]+", token).group()))}  # type: ignore[union-attr]
        case "iso":
            return {"ISO": token}
        case "numdate":
            return {"NUMDATE": token}
        case "clock":
            return _clock(token)
        case "daymonth":
            return _day_month(token)
        case _:
            return {"OFFSET": token}


def numeral(value: int) -> Senses:
    """The senses of a number written in words."""
    senses: Senses = {"NUM": value}
    if 1 <= value <= _LAST_DAY:
        senses["DAY"] = value
    if value <= _LAST_HOUR:
        senses["HOUR"] = value
    if value <= _LAST_MINUTE:
        senses["MINUTE"] = value
    if value in _YEARS:
        senses["YEAR"] = value
    if value % 10 == 0 and 10 < value <= _LAST_SHORT_YEAR:  # noqa: PLR2004 - "les années soixante"
        senses["TENS"] = value
    if value and value % _MILLION == 0:
        senses["MILLIONS"] = value  # "trois millions d'années": only these take a preposition
    return senses


def ordinal(value: int) -> Senses:
    """The senses of an ordinal; only the first of the month is one."""
    return {"ORD": value, "DAY": value} if value == 1 else {"ORD": value}


@lru_cache(maxsize=4096)
def _digits(token: str) -> Senses:
    value = int(token)
    senses: Senses = {"NUM": value}
    if len(token) <= 2:  # noqa: PLR2004
        if 1 <= value <= _LAST_DAY:
            senses["DAY"] = value
        if value <= _LAST_HOUR:
            senses["HOUR"] = value
        if value <= _LAST_MINUTE:
            senses["MINUTE"] = value
        if len(token) == 2:  # noqa: PLR2004
            senses["SHORT"] = value
        if value % 10 == 0 and value:
            senses["TENS"] = value
    elif len(token) == 4 and value in _YEARS:  # noqa: PLR2004
        senses["YEAR"] = value
    return senses


def _clock(token: str) -> Senses:
    hour, *rest = _DIGITS.findall(token)
    return {"CLOCK": ":".join((f"{int(hour):02}", *rest))} if int(hour) <= _LAST_HOUR else {}


def _day_month(token: str) -> Senses:
    day, month = (int(part) for part in token.split("/"))
    return {"DAYMONTH": token} if 1 <= day <= _LAST_DAY and 1 <= month <= _LAST_MONTH else {}


def _roman(figures: str) -> int:
    """The value of a Roman numeral of I, V and X."""
    values = [_ROMAN[figure] for figure in figures]
    return sum(-v if v < max(values[i:]) else v for i, v in enumerate(values))
