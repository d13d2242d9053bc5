"""Errors in one shape: problem details (RFC 9457) for programs, and the same words on a page for people."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec
from starlette.responses import Response

from guillemets.errors import GuillemetsError, InputError, UsageError

MEDIA_TYPE = "application/problem+json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """What went wrong, with its status of HTTP: ``title`` says what, ``detail`` where, ``hint`` what to do."""

    status: int
    title: str
    detail: str = ""
    hint: str = ""
    type: str = "about:blank"


class PageError(GuillemetsError):
    """A page cannot be shown; ``status`` is the status of HTTP."""

    status = 400


class NotFoundError(PageError):
    """Nothing in the store has that identifier."""

    status = 404


class BusyError(PageError):
    """The answer would take longer than the room allows, or all its hands are full."""

    status = 503


def problem_of(error: Exception) -> Problem:
    """The problem that an error comes down to; a fault of ours is 500 and tells nothing of the inside.

    >>> problem_of(NotFoundError("no such dispatch", where="abc")).status
    404
    """
    match error:
        case PageError():
            return Problem(status=error.status, title=error.what, detail=error.where, hint=error.hint)
        case UsageError() | InputError():
            return Problem(status=400, title=error.what, detail=error.where, hint=error.hint)
        case GuillemetsError():
            return Problem(status=503, title=error.what, detail=error.where, hint=error.hint)
        case _:
            return Problem(status=500, title="fault in the program", hint="the log of the server says more")


def problem_response(problem: Problem) -> Response:
    """The problem as JSON."""
    return Response(msgspec.json.encode(problem), status_code=problem.status, media_type=MEDIA_TYPE)
