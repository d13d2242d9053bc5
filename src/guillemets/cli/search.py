"""``guillemets search``: full text over the dispatches and statements of a store."""

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
from guillemets.model.attribution import Act, SpeechType


def search(
    words: Annotated[list[str], typer.Argument(metavar="WORDS", help='Words, "phrases", beginnings*, -exclusions.')],
    store: StoreFile = STORE,
    speaker: Annotated[str | None, typer.Option(help="With a statement of this speaker.", show_default=False)] = None,
    act: Annotated[Act | None, typer.Option(help="With a statement of this act.", show_default=False)] = None,
    type_: Annotated[
        SpeechType | None, typer.Option("--type", help="With a statement of this type.", show_default=False)
    ] = None,
    since: Since = None,
    until: Until = None,
    agency: Agency = None,
    outlet: Outlet = None,
    *,
    statements: Annotated[bool, typer.Option("--statements", help="Search what is said, not whole texts.")] = False,
    history: History = False,
    limit: Limit = ROWS,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
    lang: Lang = None,
) -> None:
    """Search the dispatches of a store, the best first; with --statements, what was said.

    All words must be there, in any form of theirs (négociation finds négocier) and with or without accents. Words in
    quotation marks are a phrase as it stands, négoc* finds every word that begins so, -Gaza leaves out.

    Example: guillemets search négociations "cessez-le-feu" --since 2025-01
    """
    from guillemets.cli.asking import asked_store, form_of, interface_of, put, scope_of
    from guillemets.store.searching import Search
    from guillemets.views.answers import dispatches_page, statements_page

    query = Search(
        words=" ".join(f'"{word}"' if " " in word else word for word in words),
        scope=scope_of(since, until, agency, outlet, history=history),
        speaker=speaker,
        act=act,
        type=type_,
        limit=limit,
    )
    form, interface = form_of(as_json=as_json, as_csv=as_csv), interface_of(lang)
    with asked_store(store) as opened:
        if statements:
            said = opened.search_statements(query)
            put(said, form, statements_page(said, interface))
        else:
            found = opened.search(query)
            put(found, form, dispatches_page(found, interface))
