"""Pages out of templates, JSON out of the same contexts; both with an ETag and in one place."""

from __future__ import annotations

import hashlib
from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import urlencode

import msgspec
from jinja2 import Environment, PackageLoader, StrictUndefined
from pydantic import BaseModel
from starlette.responses import Response

from guillemets.model.record import speakers_of
from guillemets.web.labels import labels_in
from guillemets.web.marking import marked, shorten
from guillemets.web.translation import Tongue, chosen_language
from guillemets.web.urls import Urls

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, TypeAlias

    from starlette.requests import Request

    from guillemets.views.interface import Language

    Dress: TypeAlias = Callable[[Any, Tongue], object]

THEMES = ("light", "dark")


def _plain(value: object) -> object:
    """What msgspec does not know by itself: the parameters of a page."""
    if isinstance(value, BaseModel):
        return value.model_dump(mode="json", exclude_defaults=True)
    raise NotImplementedError


_ENCODER = msgspec.json.Encoder(enc_hook=_plain)


def tongue_of(request: Request) -> Tongue:
    """The language that the request asks for."""
    return Tongue(chosen_language(request.cookies.get("lang"), request.headers.get("accept-language", "")))


def urls_of(request: Request) -> Urls:
    """The addresses as the reader must see them, below the root path of the server."""
    return Urls(request.scope.get("root_path", "").rstrip("/"))


def html_response(
    request: Request, template: str, page: object, *, status: int = 200, dress: Dress | None = None
) -> Response:
    """The page in the reader's language and colours; ``dress`` adds what the template needs beside it."""
    theme = request.cookies.get("theme")
    urls = urls_of(request)
    tongue = tongue_of(request)
    body = (
        environment(tongue.language)
        .get_template(template)
        .render(
            page=page,
            view=dress(page, tongue) if dress else None,
            urls=urls,
            here=request.url.path.removeprefix(urls.root) or "/",
            back=_here(request),
            theme=theme if theme in THEMES else None,
            keys_off=request.cookies.get("keys") == "off",
            settings=request.app.state.room.settings,
        )
    )
    response = _tagged(request, body.encode("utf-8", "replace"), "text/html; charset=utf-8", status)
    response.headers["Vary"] = "Accept-Language, Cookie, HX-Request"
    if "hx-request" in request.headers and (settled := getattr(page, "query", None)):
        # While somebody types, the address in the browser follows what is shown.
        given = urlencode(settled.settled())
        response.headers["HX-Replace-Url"] = request.url.path + (f"?{given}" if given else "")
    return response


def json_response(request: Request, page: object) -> Response:
    """The context of a page as JSON."""
    return _tagged(request, _ENCODER.encode(page), "application/json")


def file_response(request: Request, body: bytes, media_type: str, name: str) -> Response:
    """A file to be kept under that name, which must hold nothing that a header could not."""
    response = _tagged(request, body, media_type)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@cache
def environment(language: Language) -> Environment:
    """The templates in one language. Whatever a template prints is escaped."""
    tongue = Tongue(language)
    made = Environment(
        loader=PackageLoader("guillemets.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    made.install_gettext_callables(tongue.gettext, tongue.ngettext, newstyle=True)  # type: ignore[attr-defined] # the extension adds it
    made.filters |= {
        "day": tongue.day,
        "instant": tongue.instant,
        "number": tongue.number,
        "country": tongue.country,
        "shorten": shorten,
        "capitalized": lambda words: words[:1].upper() + words[1:],
    }
    made.globals |= {"tongue": tongue, "word": tongue.interface.word, "language": language, "percent": tongue.percent}
    made.globals |= {"label": labels_in(tongue), "fault": tongue.gettext}
    made.globals |= {"speakers_of": speakers_of, "marked": marked}
    return made


def _tagged(request: Request, body: bytes, media_type: str, status: int = 200) -> Response:
    """The answer, or 304 when the reader has it already. Pages are asked for anew each time: a store grows."""
    tag = f'"{hashlib.blake2b(body, digest_size=12).hexdigest()}"'
    headers = {"ETag": tag, "Cache-Control": "private, no-cache"}
    known = {t.strip().removeprefix("W/") for t in request.headers.get("if-none-match", "").split(",")}
    if status == 200 and (tag in known or "*" in known):  # noqa: PLR2004 -- the one status that can be kept
        return Response(status_code=304, headers=headers)
    return Response(body, status_code=status, media_type=media_type, headers=headers)


def _here(request: Request) -> str:
    """Path and query of the request, to come back to."""
    return request.url.path + (f"?{request.url.query}" if request.url.query else "")
