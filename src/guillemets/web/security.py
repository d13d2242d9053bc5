"""What stands between the network and the pages: who may ask, how much, and what a browser may do with the answer."""

from __future__ import annotations

import asyncio
import base64
import binascii
import hmac
import time
from typing import TYPE_CHECKING

from starlette.datastructures import Headers, MutableHeaders

from guillemets.web.problems import Problem, problem_response

if TYPE_CHECKING:
    from starlette.responses import Response
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from guillemets.web.settings import Settings

# Scripts, styles, fonts and data come from this server alone; nothing inline runs; nobody frames the pages.
POLICY = "; ".join(  # noqa: FLY002 -- one rule a line
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "font-src 'self'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


class Guard:
    """Answers only to its own names and, where one is set, to those who know the token; bounds what it takes in.

    Every answer carries ``HEADERS``, the refusals of the guard itself and faults of the program included.
    """

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app = app
        self._settings = settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request of ASGI."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        guarded = _with_headers(send, time.perf_counter(), shared=bool(self._settings.origins))
        refusal = self._refusal(Headers(scope=scope))
        if refusal is not None:
            await refusal(scope, receive, guarded)
            return
        await self._app(_rooted(scope, self._settings.root_path), self._bounded(receive), guarded)

    def _refusal(self, headers: Headers) -> Response | None:
        settings = self._settings
        host = _name_of(headers.get("host", ""))
        if "*" not in settings.hosts and host not in settings.hosts:
            hint = "name it with --host-name when it is yours"
            return problem_response(Problem(status=421, title="unknown host", detail=repr(host), hint=hint))
        if settings.token is not None and not _knows(headers.get("authorization", ""), settings.token):
            response = problem_response(Problem(status=401, title="token needed", hint="give it as the password"))
            response.headers["WWW-Authenticate"] = 'Basic realm="Guillemets", charset="UTF-8"'
            return response
        length = headers.get("content-length", "0")
        if not length.isdecimal() or int(length) > settings.upload_bytes:
            return problem_response(_too_large(settings.upload_bytes))
        return None

    def _bounded(self, receive: Receive) -> Receive:
        """A body sent without a length stops at the bound all the same, and one that dribbles in at the time limit."""
        taken = 0
        whole = False
        settings = self._settings
        deadline = time.monotonic() + settings.analysis_seconds

        async def bounded() -> Message:
            nonlocal taken, whole
            if whole:
                return await receive()
            try:
                message = await asyncio.wait_for(receive(), max(0.0, deadline - time.monotonic()))
            except TimeoutError:
                return {"type": "http.disconnect"}
            taken += len(message.get("body", b""))
            whole = not message.get("more_body", False)
            return message if taken <= settings.upload_bytes else {"type": "http.disconnect"}

        return bounded


def _rooted(scope: Scope, root: str) -> Scope:
    """The request below the path of the room, whether the server in front has stripped that path or handed it on."""
    path = scope["path"]
    if not root:
        return scope
    if not path.startswith(f"{root}/"):
        path = root + path
    return {**scope, "root_path": root, "path": path, "raw_path": path.encode()}


def _with_headers(send: Send, started: float, *, shared: bool) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
            headers["Server-Timing"] = f"room;dur={1000 * (time.perf_counter() - started):.1f}"
            if shared:
                headers["Cross-Origin-Resource-Policy"] = "cross-origin"
        await send(message)

    return sending


def _too_large(bound: int) -> Problem:
    return Problem(status=413, title="too large", hint=f"at most {bound} bytes are read")


def _name_of(host: str) -> str:
    """The host without its port, an IPv6 address in its brackets."""
    return host.partition("]")[0] + "]" if host.startswith("[") else host.rpartition(":")[0] or host


def _knows(authorization: str, token: str) -> bool:
    """Whether the header holds the token, as the password of Basic or as a Bearer token."""
    scheme, _, given = authorization.partition(" ")
    if scheme.lower() == "basic":
        try:
            given = base64.b64decode(given, validate=True).decode("utf-8").partition(":")[2]
        except (binascii.Error, UnicodeDecodeError):
            return False
    elif scheme.lower() != "bearer":
        return False
    return hmac.compare_digest(given.encode(), token.encode())
