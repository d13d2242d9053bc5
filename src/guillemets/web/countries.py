"""The codes of countries: the record's (ISO 3166-1 alpha-3), the locale's (alpha-2) and the map's (numeric)."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files

from babel.core import get_global

# Kosovo has no code of its own in ISO 3166-1; the record writes XKX, the Unicode CLDR XK.
_OWN = {"XKX": "XK"}


@cache
def alpha_2(alpha_3: str) -> str:
    """The two-letter code, from the aliases of the Unicode CLDR; empty for a code that stands for no one country.

    >>> alpha_2("CHE"), alpha_2("???")
    ('CH', '')
    """
    return _OWN.get(alpha_3) or _only(alpha_3)


@cache
def numeric(alpha_3: str) -> str:
    """The three-digit code under which the map knows the country; empty when the map has no shape for it.

    >>> numeric("CHE")
    '756'
    """
    return _numbers().get(alpha_2(alpha_3), "")


@cache
def _numbers() -> dict[str, str]:
    """The codes on the map: a state that was once two, or changed its number, has several in the list."""
    atlas = json.loads((files("guillemets.web") / "static/vendor/countries-110m.json").read_bytes())
    on_map = [shape["id"] for shape in atlas["objects"]["countries"]["geometries"] if "id" in shape]
    return {_only(code): code for code in on_map if _only(code)}


def _only(code: str) -> str:
    """The one territory that the code stands for today: that of a state which fell apart stands for none."""
    successors = get_global("territory_aliases").get(code, ())
    return successors[0] if len(successors) == 1 else ""
