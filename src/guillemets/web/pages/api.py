"""What the API offers, as a page made from its own description."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse, Response

from guillemets.web.rendering import html_response

if TYPE_CHECKING:
    from fastapi import FastAPI

router = APIRouter()


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """One parameter of an address: where it goes (path, query), and the values or the form that it takes."""

    name: str
    place: str
    takes: str
    told: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """One address of the API."""

    method: str
    path: str
    told: str
    parameters: tuple[Parameter, ...]


@router.get("/api", response_class=HTMLResponse, include_in_schema=False)
def api(request: Request) -> Response:
    """The page on the API."""
    return html_response(request, "api.html", addresses(request.app))


@cache
def addresses(app: FastAPI) -> tuple[Address, ...]:
    """The addresses in the order of the pages."""
    described = app.openapi()
    schemas: dict[str, Any] = described.get("components", {}).get("schemas", {})
    return tuple(
        Address(
            method=method.upper(),
            path=path,
            told=told.get("summary", ""),
            parameters=tuple(
                Parameter(
                    name=p["name"], place=p["in"], takes=_takes(p["schema"], schemas), told=p.get("description", "")
                )
                for p in told.get("parameters", ())
            ),
        )
        for path, methods in described["paths"].items()
        for method, told in methods.items()
    )


def _takes(schema: dict[str, Any], schemas: dict[str, Any]) -> str:
    """The values of a closed set, else the type."""
    if "$ref" in schema:
        schema = schemas[schema["$ref"].rpartition("/")[2]]
    arms = [_takes(arm, schemas) for arm in schema.get("anyOf", ()) if arm.get("type") != "null"]
    if arms:
        return " | ".join(arms)
    return " | ".join(map(str, schema["enum"])) if "enum" in schema else str(schema.get("type", ""))
