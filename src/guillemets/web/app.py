"""The application: the list of its pages, and the one place where errors become answers."""

from __future__ import annotations

import logging
import threading
from contextlib import asynccontextmanager
from importlib.metadata import version
from importlib.resources import files
from typing import TYPE_CHECKING

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.middleware.cors import CORSMiddleware
from starlette.staticfiles import StaticFiles

from guillemets.errors import GuillemetsError
from guillemets.web.analysis import Analyst
from guillemets.web.charts import load_altair
from guillemets.web.pages import (
    api,
    compare,
    dispatch,
    download,
    events,
    export,
    front,
    manual,
    paste,
    people,
    person,
    preferences,
    search,
    sources,
    utterance,
)
from guillemets.web.problems import Problem, problem_of, problem_response
from guillemets.web.rendering import html_response
from guillemets.web.room import Room
from guillemets.web.security import Guard

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from starlette.requests import Request
    from starlette.responses import Response
    from starlette.types import ASGIApp, Scope

    from guillemets.web.settings import Settings

PAGES = (
    front, search, people, person, compare, download, dispatch, utterance, events, sources, paste, export, api, manual,
    preferences,
)  # fmt: skip
_LOG = logging.getLogger("guillemets.web")
_KEPT = "public, max-age=31536000, immutable"


def create_app(settings: Settings) -> ASGIApp:
    """The reading room as an ASGI application, guarded."""
    return Guard(_pages(settings), settings)


def _pages(settings: Settings) -> ASGIApp:
    room = Room(settings, Analyst(settings) if settings.analyse else None)

    @asynccontextmanager
    async def living(_: FastAPI) -> AsyncIterator[None]:
        # The first chart need not wait for the library that describes it.
        threading.Thread(target=load_altair, daemon=True).start()
        yield
        room.close()

    app = FastAPI(
        title="Guillemets",
        summary="Who said what, who did what to whom, when, and on whose word.",
        version=version("guillemets"),
        docs_url=None,
        redoc_url=None,
        lifespan=living,
    )
    app.state.room = room
    for page in PAGES:
        app.include_router(page.router)
    app.mount("/static", _Static(directory=str(files("guillemets.web") / "static")), name="static")
    for kind in (GuillemetsError, HTTPException, RequestValidationError, Exception):
        app.add_exception_handler(kind, _answer)
    if settings.origins:
        return CORSMiddleware(app, allow_origins=settings.origins, allow_methods=["GET"])
    return app


class _Static(StaticFiles):
    """Files of our own: their address changes with their content."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        """The file, to be kept."""
        response = await super().get_response(path, scope)
        if scope["query_string"].startswith(b"v="):
            response.headers["Cache-Control"] = _KEPT
        return response


async def _answer(request: Request, error: Exception) -> Response:
    """An error as problem details where JSON was asked for, else as a page with the same words."""
    problem = _problem(error)
    if problem.status == 500:  # noqa: PLR2004 -- a fault of ours is the only 500
        _LOG.error("%s %s", request.method, request.url.path, exc_info=error)
    if request.url.path.endswith(".json") or "text/html" not in request.headers.get("accept", ""):
        return problem_response(problem)
    return html_response(request, "problem.html", problem, status=problem.status)


def _problem(error: Exception) -> Problem:
    match error:
        case HTTPException():
            return Problem(status=error.status_code, title=error.detail)
        case RequestValidationError():
            faults = "; ".join(f"{'.'.join(map(str, e['loc'][1:]))}: {e['msg']}" for e in error.errors())
            return Problem(status=422, title="parameters do not fit", detail=faults, hint="see the page on the API")
        case _:
            return problem_of(error)
