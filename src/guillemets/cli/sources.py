"""``guillemets sources``: who gets quoted, in numbers and as a chart."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from guillemets.cli.asking import STORE, Agency, AsCsv, AsJson, Lang, Limit, Outlet, Since, StoreFile, Until
from guillemets.store.sources import Period, SourcesBy

if TYPE_CHECKING:
    from guillemets.store.answer import Answer
    from guillemets.store.sources import SourcesRow


def sources(
    by: Annotated[SourcesBy, typer.Option(help="What sources are counted by.", show_default=True)] = SourcesBy.NAMING,
    over: Annotated[Period | None, typer.Option(help="A row for each of these periods.", show_default=False)] = None,
    chart: Annotated[
        Path | None,
        typer.Option(help="Draw a chart as well: .html, or .json (Vega-Lite).", show_default=False),
    ] = None,
    store: StoreFile = STORE,
    since: Since = None,
    until: Until = None,
    agency: Agency = None,
    outlet: Outlet = None,
    *,
    limit: Limit = 50,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
    lang: Lang = None,
) -> None:
    """Count who gets quoted: named, by role, anonymous; women and men; persons, bodies, states; by outlet and in time.

    Each statement counts once a dispatch; superseded and withdrawn dispatches do not count. The share is that of the
    period. Gender is counted for persons; where it is not known, it is a group of its own.

    Example: guillemets sources --by gender --over month --chart gender.html
    """
    from guillemets.cli.asking import asked_store, form_of, interface_of, put, scope_of, table
    from guillemets.store.sources import Sources

    form = form_of(as_json=as_json, as_csv=as_csv)
    query = Sources(by=by, over=over, scope=scope_of(since, until, agency, outlet), limit=limit)
    with asked_store(store) as opened:
        answer = opened.sources(query)
    if chart:
        draw(answer, query.by, chart)
    columns = ("source", "statements", "share")
    put(answer, form, table(answer, ("period", *columns) if over else columns, interface_of(lang)))


def draw(answer: Answer[SourcesRow], by: SourcesBy, path: Path) -> None:
    """Write the chart of the answer: shares over time where there are periods, else a bar for each group.

    Raises UsageError for another kind of file, and when it cannot be written.
    """
    import altair as alt

    from guillemets.errors import UsageError

    rows = [{"period": r.period, "source": r.source, "statements": r.statements, "share": r.share} for r in answer]
    base = alt.Chart(alt.InlineData(values=rows)).properties(title=f"Statements by {by}", width=640)
    if any(row.period for row in answer):
        drawn = base.mark_line(point=True).encode(
            x=alt.X("period:O", title=None),
            y=alt.Y("share:Q", title="share of statements", axis=alt.Axis(format="%")),
            color=alt.Color("source:N", title=str(by)),
        )
    else:
        drawn = base.mark_bar().encode(
            x=alt.X("statements:Q", title="statements"), y=alt.Y("source:N", sort="-x", title=str(by))
        )
    if path.suffix not in {".html", ".json"}:
        raise UsageError("a chart is written as .html or .json", where=str(path), hint="name it chart.html")
    specification = drawn.to_json(indent=None)
    try:
        path.write_text(_page(specification) if path.suffix == ".html" else specification, "utf-8")
    except OSError as error:
        raise UsageError(f"cannot write the chart: {error.strerror}", where=str(path)) from None


def _page(specification: str) -> str:
    """An HTML page with the chart and all that draws it: it needs no network."""
    from importlib.resources import files

    vendored = files("guillemets.web").joinpath("static", "vendor")
    scripts = (vendored.joinpath(name).read_text("utf-8") for name in ("vega.js", "vega-lite.js"))
    draw = (
        "const chart = JSON.parse(document.getElementById('chart').textContent);"
        "new vega.View(vega.parse(vegaLite.compile(chart).spec), {renderer: 'svg', container: '#view'}).run();"
    )
    return "\n".join(
        (
            '<!doctype html><html lang="en"><meta charset="utf-8"><title>Guillemets</title><div id="view"></div>',
            *(f"<script>{script}</script>" for script in scripts),
            f'<script type="application/json" id="chart">{specification.replace("</", "<" + chr(92) + "/")}</script>',
            f"<script>{draw}</script></html>",
        )
    )
