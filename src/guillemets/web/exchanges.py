"""Who acts on whom as the page of events shows it: a matrix of countries, and the lists under the networks.

The rows come with their words and addresses, below the root of the room: a template would take ten times as long.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from guillemets.web.urls import Urls

if TYPE_CHECKING:
    from guillemets.store.interactions import Exchange
    from guillemets.web.translation import Tongue

_COUNTRIES = 12
_EDGES = 60
_SHADES = 3
_URLS = Urls()


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """What lies between two countries: how many events, whether they bring together, and a shade from 1 to 4."""

    number: str
    together: bool
    shade: int
    href: str
    told: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A country that acts, and its cells; None where nothing lies between."""

    country: str
    cells: tuple[Cell | None, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Matrix:
    """Countries that act (lines) on countries (codes and names above), the busiest ones on either side."""

    recipients: tuple[tuple[str, str], ...]
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """One side acting on another, each with its name and address."""

    actor: str
    recipient: str
    actor_href: str
    recipient_href: str
    cooperation: int
    conflict: int


def matrix(exchanges: tuple[Exchange, ...], given: dict[str, str], tongue: Tongue) -> Matrix:
    """The exchanges as a table; ``given`` are the parameters of the page."""
    acting: dict[str, int] = {}
    receiving: dict[str, int] = {}
    for exchange in exchanges:
        number = exchange.cooperation + exchange.conflict
        acting[exchange.actor] = acting.get(exchange.actor, 0) + number
        receiving[exchange.recipient] = receiving.get(exchange.recipient, 0) + number
    highest = max((e.cooperation + e.conflict for e in exchanges), default=1)
    between = {(exchange.actor, exchange.recipient): exchange for exchange in exchanges}
    recipients = _busiest(receiving)

    def cell(exchange: Exchange | None) -> Cell | None:
        return None if exchange is None else _cell(exchange, highest, given, tongue)

    return Matrix(
        recipients=tuple((code, tongue.country(code)) for code in recipients),
        lines=tuple(
            Line(country=tongue.country(actor), cells=tuple(cell(between.get((actor, r))) for r in recipients))
            for actor in _busiest(acting)
        ),
    )


def country_edges(exchanges: tuple[Exchange, ...], given: dict[str, str], tongue: Tongue) -> tuple[Edge, ...]:
    """The most frequent exchanges between countries; each leads to the events in which that country acts."""
    return tuple(
        Edge(
            actor=tongue.country(exchange.actor),
            recipient=tongue.country(exchange.recipient),
            actor_href=_URLS.events(**(given | {"actor": exchange.actor})),
            recipient_href=_URLS.events(**(given | {"actor": exchange.recipient})),
            cooperation=exchange.cooperation,
            conflict=exchange.conflict,
        )
        for exchange in exchanges[:_EDGES]
    )


def party_edges(exchanges: tuple[Exchange, ...]) -> tuple[Edge, ...]:
    """The most frequent exchanges between persons and bodies; each leads to their pages."""
    return tuple(
        Edge(
            actor=exchange.actor_name,
            recipient=exchange.recipient_name,
            actor_href=_URLS.person(exchange.actor),
            recipient_href=_URLS.person(exchange.recipient),
            cooperation=exchange.cooperation,
            conflict=exchange.conflict,
        )
        for exchange in exchanges[:_EDGES]
    )


def _busiest(numbers: dict[str, int]) -> list[str]:
    return sorted(numbers, key=lambda country: (-numbers[country], country))[:_COUNTRIES]


def _cell(exchange: Exchange, highest: int, given: dict[str, str], tongue: Tongue) -> Cell:
    number = exchange.cooperation + exchange.conflict
    told = tongue.gettext("%(actor)s on %(recipient)s: %(good)s times cooperation, %(bad)s times conflict") % {
        "actor": tongue.country(exchange.actor),
        "recipient": tongue.country(exchange.recipient),
        "good": tongue.number(exchange.cooperation),
        "bad": tongue.number(exchange.conflict),
    }
    return Cell(
        number=tongue.number(number),
        together=exchange.cooperation >= exchange.conflict,
        shade=int(1 + _SHADES * number / highest),
        href=_URLS.events(**(given | {"actor": exchange.actor, "recipient": exchange.recipient})),
        told=told,
    )
