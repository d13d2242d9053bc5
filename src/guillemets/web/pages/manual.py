"""What the keys and signs of the pages mean."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse, Response

from guillemets.web.rendering import html_response

router = APIRouter()


@router.get("/help", response_class=HTMLResponse, include_in_schema=False)
def manual(request: Request) -> Response:
    """The page on keys and signs."""
    return html_response(request, "manual.html", None)
