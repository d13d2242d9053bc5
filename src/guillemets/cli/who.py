"""``guillemets who``: who spoke about something."""

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
from guillemets.store.naming import Counting


def who(
    words: Annotated[list[str], typer.Argument(metavar="WORDS", help='Words, "phrases", beginnings*, -exclusions.')],
    store: StoreFile = STORE,
    since: Since = None,
    until: Until = None,
    agency: Agency = None,
    outlet: Outlet = None,
    count: Annotated[
        Counting, typer.Option(help="Count statements, each copy once, or each utterance once.", show_default=True)
    ] = Counting.STATEMENTS,
    *,
    history: History = False,
    limit: Limit = ROWS,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
    lang: Lang = None,
) -> None:
    """List who spoke about something: how often, first and last, and by acts for it or against it.

    For counts the acts that praise, promise or demand, against those that deny, accuse or threaten; what the speaker
    makes of the subject itself is not read. --count copies counts what several outlets took from one agency once,
    --count utterances what was said once however often and in whatever words it was carried.

    Example: guillemets who glaciers --since 2025
    """
    from guillemets.cli.asking import asked_store, form_of, interface_of, put, scope_of, table
    from guillemets.store.said import Who

    query = Who(
        words=" ".join(f'"{word}"' if " " in word else word for word in words),
        scope=scope_of(since, until, agency, outlet, history=history),
        count=count,
        limit=limit,
    )
    form = form_of(as_json=as_json, as_csv=as_csv)
    with asked_store(store) as opened:
        answer = opened.who(query)
    columns = ("speaker", "statements", "favouring", "opposing", "first", "last")
    put(answer, form, table(answer, columns, interface_of(lang)))
