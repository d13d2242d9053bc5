"""Keeps a reader's choice of language, colours and keys in cookies, and goes back to where he was."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import RedirectResponse

from guillemets.views.interface import Language
from guillemets.web.rendering import urls_of

_YEAR = 365 * 24 * 3600
router = APIRouter()


class Theme(StrEnum):
    """The colours of the pages."""

    LIGHT = "light"
    DARK = "dark"
    SYSTEM = "system"


class Keys(StrEnum):
    """Whether single keys do something."""

    ON = "on"
    OFF = "off"


@router.get("/preferences", include_in_schema=False)
def preferences(
    request: Request,
    lang: Language | None = None,
    theme: Theme | None = None,
    keys: Keys | None = None,
    to: Annotated[str, Query(max_length=2000)] = "",
) -> RedirectResponse:
    """Back to ``to``, a path of this room, with the choice kept for a year."""
    urls = urls_of(request)
    response = RedirectResponse(to if _is_ours(to, urls.root) else urls.front(), status_code=303)
    for name, chosen in (("lang", lang), ("theme", theme), ("keys", keys)):
        if chosen is not None:
            response.set_cookie(name, str(chosen), max_age=_YEAR, path=f"{urls.root}/", httponly=True, samesite="lax")
    return response


def _is_ours(path: str, root: str) -> bool:
    """Whether a path leads to a page of this room: with two slashes of either kind it leads to another host."""
    return path.startswith(f"{root}/") and not path.startswith(("//", "/\\")) and path.isprintable()
