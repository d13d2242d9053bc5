"""The charts as Vega-Lite, made through Altair; the browser draws them from our own scripts, with no other host."""

from __future__ import annotations

import json
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from guillemets.web.countries import numeric

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import ModuleType

    from guillemets.store.interactions import CountryTally, Period
    from guillemets.store.profiles import Spell
    from guillemets.store.sourcing import SourceSpell
    from guillemets.web.translation import Tongue

Chart = dict[str, Any]

# One pair of hues for what brings together and what sets apart, told apart by the colour-blind too.
COOPERATION, CONFLICT = "#2a78b5", "#c4502e"
_QUADS = {
    "material cooperation": COOPERATION,
    "verbal cooperation": "#8fbfe0",
    "verbal conflict": "#e9a48c",
    "material conflict": CONFLICT,
}
_ACTS = {
    "states": "#9fb0bf", "announces": "#2a78b5", "promises": "#4f9d69", "praises": "#93c79b", "demands": "#d39a1d",
    "estimates": "#7d7aa8", "asks": "#b7a2cf", "accuses": "#e9a48c", "threatens": "#8c2f1b", "denies": "#c4502e",
    "declines_to_comment": "#8a857c", "other": "#cdc8be",
}  # fmt: skip
_NAMINGS = {"named": "#2a78b5", "role": "#8fbfe0", "anonymous": "#c4502e", "unresolved": "#9a958c"}
_HEIGHT = 170


def said_over_time(spells: Sequence[Spell], tongue: Tongue) -> Chart:
    """Statements a month, by act."""
    names = {act: tongue.interface.word(f"act.{act}") for act in _ACTS}
    rows = [{"month": s.month, "what": names[s.act], "number": s.statements} for s in spells if s.month]
    return _stacked(rows, tongue, {names[act]: colour for act, colour in _ACTS.items()})


def events_over_time(periods: Sequence[Period], tongue: Tongue) -> Chart:
    """Events a month, by quadrant."""
    names = {quad: tongue.gettext(quad) for quad in _QUADS}
    rows = [{"month": p.month, "what": names.get(p.quad, p.quad), "number": p.events} for p in periods]
    return _stacked(rows, tongue, {names[quad]: colour for quad, colour in _QUADS.items()})


def named_over_time(spells: Sequence[SourceSpell], tongue: Tongue) -> Chart:
    """Statements a month, by how their source is named."""
    words = {"named": "named", "role": "role only", "anonymous": "anonymous", "unresolved": "not identified"}
    names = {naming: tongue.gettext(word) for naming, word in words.items()}
    rows = [{"month": s.month, "what": names[s.naming], "number": s.statements} for s in spells]
    return _stacked(rows, tongue, {names[naming]: colour for naming, colour in _NAMINGS.items()})


def world_map(tallies: Sequence[CountryTally], tongue: Tongue, atlas_url: str) -> Chart:
    """The countries by the balance of their events; ``atlas_url`` is where the browser finds their shapes.

    A country without any event keeps the ground's colour.
    """
    alt = load_altair()
    rows = [_on_map(tally, tongue) for tally in tallies if numeric(tally.country)]
    atlas = alt.topo_feature(atlas_url, "countries")
    ground = alt.Chart(atlas).mark_geoshape(stroke="#8887", strokeWidth=0.4, fill="#8882")
    shapes = (
        alt.Chart(atlas)
        .transform_lookup(
            lookup="id",
            from_=alt.LookupData(
                alt.InlineData(values=rows), "id", ["country", "balance", "events", "cooperation", "conflict"]
            ),
        )
        .transform_filter("isValid(datum.events)")
        .mark_geoshape(stroke="#8887", strokeWidth=0.4)
        .encode(
            color=alt.Color(
                "balance:Q",
                scale=alt.Scale(domain=[-1, 0, 1], range=[CONFLICT, "#b9b0c4", COOPERATION]),
                legend=alt.Legend(
                    title=None,
                    values=[-1, 1],
                    labelExpr=f"datum.value < 0 ? {_words(tongue, 'conflict')} : {_words(tongue, 'cooperation')}",
                    gradientLength=120,
                ),
            ),
            tooltip=[
                alt.Tooltip("country:N", title=tongue.gettext("country")),
                alt.Tooltip("cooperation:Q", title=tongue.gettext("cooperation")),
                alt.Tooltip("conflict:Q", title=tongue.gettext("conflict")),
            ],
        )
    )
    return _plain((ground + shapes).project("equalEarth").properties(width="container", height=360))


def _words(tongue: Tongue, message: str) -> str:
    """The message as a string of Vega's expressions."""
    return json.dumps(tongue.gettext(message))


def _on_map(tally: CountryTally, tongue: Tongue) -> Chart:
    """The row of a country that the map has: its number there, its name, its events and their balance from -1 to 1."""
    events = tally.cooperation + tally.conflict
    return {
        "id": int(numeric(tally.country)),
        "country": tongue.country(tally.country),
        "cooperation": tally.cooperation,
        "conflict": tally.conflict,
        "events": events,
        "balance": (tally.cooperation - tally.conflict) / max(1, events),
    }


def _stacked(rows: list[Chart], tongue: Tongue, colours: dict[str, str]) -> Chart:
    """Bars a month, one on another in the order of the colours; at least a year is shown, so that a bar stays one."""
    there = {row["what"] for row in rows}
    shown = tuple(what for what in colours if what in there)
    form = _stacked_form(tongue, tuple((what, colours[what]) for what in shown))
    rank = {what: place for place, what in enumerate(shown)}
    values = [row | {"rank": rank[row["what"]], "from": f"{row['month']}-01"} for row in rows]
    domain = [{"year": y, "month": m, "utc": True} for y, m in _span([row["month"] for row in rows])]
    across = form["encoding"]["x"] | {"scale": {"domain": domain}}
    return form | {"data": {"values": values}, "encoding": form["encoding"] | {"x": across}}


@lru_cache(maxsize=256)
def _stacked_form(tongue: Tongue, colours: tuple[tuple[str, str], ...]) -> Chart:
    """The chart without its figures: it takes Altair longer to make than the store to count them."""
    alt = load_altair()
    month = alt.Tooltip("utcyearmonth(from):T", title=tongue.gettext("month"), format="%B %Y")
    chart = (
        alt.Chart(alt.InlineData(values=[]))
        .mark_bar()
        .encode(
            x=alt.X("utcyearmonth(from):T", title=None, axis=alt.Axis(tickCount=8, labelOverlap=True, grid=False)),
            y=alt.Y("sum(number):Q", title=None, axis=alt.Axis(tickMinStep=1, tickCount=4)),
            color=alt.Color(
                "what:N",
                title=None,
                scale=alt.Scale(domain=[what for what, _ in colours], range=[colour for _, colour in colours]),
                legend=alt.Legend(orient="bottom", columns=4),
            ),
            order=alt.Order("rank:Q"),
            tooltip=[
                month,
                alt.Tooltip("what:N", title=tongue.gettext("what")),
                alt.Tooltip("sum(number):Q", title=tongue.gettext("number")),
            ],
        )
        .properties(width="container", height=_HEIGHT)
    )
    form = _plain(chart)
    form.pop("datasets", None)
    return form


def _span(months: list[str]) -> list[tuple[int, int]]:
    """Year and month at both ends of the axis: from the first to behind the last, or a year around them.

    >>> _span(["2025-03"])
    [(2024, 9), (2025, 9)]
    """
    if not months:
        return []
    first, last = (int(m[:4]) * 12 + int(m[5:7]) - 1 for m in (min(months), max(months)))
    lacking = max(0, 12 - (last + 1 - first))
    first -= (lacking + 1) // 2
    last += 1 + lacking // 2
    return [(month // 12, month % 12 + 1) for month in (first, last)]


@cache
def load_altair() -> ModuleType:
    """Altair, which takes as long to load as the rest of the server."""
    import altair as alt  # noqa: PLC0415 -- see above

    return alt


def _plain(chart: Any) -> Chart:
    """The specification without Altair's own look: the page gives its colours and types."""
    made: Chart = chart.to_dict(validate=False)
    made.pop("config", None)
    return made
