"""``guillemets said``: what somebody said, on whose word, in which dispatch."""

from __future__ import annotations

from typing import Annotated

import typer

from guillemets.cli.asking import (
    ROWS,
    STORE,
    Agency,
    AsCsv,
    AsJson,
    History,
    Lang,
    Limit,
    Outlet,
    Since,
    StoreFile,
    Until,
)
from guillemets.model.attribution import Act


def said(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A name, or the words for somebody unnamed.")],
    store: StoreFile = STORE,
    about: Annotated[str | None, typer.Option(help="With these words in what is said.", show_default=False)] = None,
    to: Annotated[str | None, typer.Option(help="Addressed to somebody.", show_default=False)] = None,
    act: Annotated[Act | None, typer.Option(help="This act alone.", show_default=False)] = None,
    since: Since = None,
    until: Until = None,
    agency: Agency = None,
    outlet: Outlet = None,
    *,
    history: History = False,
    limit: Limit = ROWS,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
    lang: Lang = None,
) -> None:
    """List what somebody said, the newest first. Part of a name is enough; where several bear it, all are listed.

    Example: guillemets said Aebischer --about pourparlers --act denies
    """
    import sys

    from guillemets.cli.asking import asked_store, form_of, interface_of, put, scope_of
    from guillemets.store.said import Said
    from guillemets.views.answers import statements_page

    scope = scope_of(since, until, agency, outlet, history=history)
    query = Said(name=name, about=about, to=to, act=act, scope=scope, limit=limit)
    form = form_of(as_json=as_json, as_csv=as_csv)
    with asked_store(store) as opened:
        answer = opened.said(query)
        bearers = [known.name for known in opened.known(name)]
    if len(bearers) > 1:
        others = ", ".join(bearers[:5]) + ("..." if len(bearers) > 5 else "")  # noqa: PLR2004 -- a line's worth
        sys.stderr.write(f"guillemets: {len(bearers)} bear that name: {others}\n")
    put(answer, form, statements_page(answer, interface_of(lang)))
