"""Gives a page its two addresses: itself, and its JSON."""

from typing import TYPE_CHECKING, Any, get_type_hints

from fastapi import Depends, Request, Response
from starlette.responses import HTMLResponse, JSONResponse

from guillemets.web.rendering import html_response, json_response

if TYPE_CHECKING:
    from collections.abc import Callable

    from fastapi import APIRouter

    from guillemets.web.translation import Tongue


def add_page(
    router: "APIRouter",
    path: str,
    template: str,
    read: "Callable[..., Any]",
    dress: "Callable[[Any, Tongue], object] | None" = None,
) -> None:
    """Show what ``read`` gives at ``path`` through the template, and as JSON at ``path.json``.

    ``read`` names in its annotations what FastAPI passes to it, and by its return type the shape of the JSON. ``dress``
    makes of the page what the template needs beside it, in the reader's language.
    """
    shape: Any = get_type_hints(read)["return"]
    name = read.__name__

    def as_json(request: Request, page: Any = Depends(read)) -> Response:  # noqa: B008 -- FastAPI's way to pass it
        return json_response(request, page)

    def as_html(request: Request, page: Any = Depends(read)) -> Response:  # noqa: B008
        return html_response(request, template, page, dress=dress)

    told = (read.__doc__ or "").strip()
    address = "/index.json" if path == "/" else f"{path}.json"
    router.add_api_route(
        address, as_json, response_class=JSONResponse, response_model=None, name=f"{name}_json",
        summary=told.partition("\n")[0], description=told, responses={200: {"model": shape}},
    )  # fmt: skip
    router.add_api_route(
        path, as_html, response_class=HTMLResponse, name=name, include_in_schema=False, methods=["GET", "HEAD"]
    )
