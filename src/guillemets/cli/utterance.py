"""``guillemets utterance``: one thing that somebody said, in all its wordings, and who carried it."""

from __future__ import annotations

from typing import Annotated

import typer

from guillemets.cli.asking import STORE, AsCsv, AsJson, Lang, StoreFile


def utterance(
    id_: Annotated[str, typer.Argument(metavar="ID", help="Of a statement, as `said` and `search` show it.")],
    store: StoreFile = STORE,
    *,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
    lang: Lang = None,
) -> None:
    """Follow one utterance: the same words, cut short or reworded, by the same speaker; who carried it, and who first.

    --json and --csv have a row for each dispatch that carries it; copies of one agency's text share a copy_group.

    Example: guillemets utterance 3f9ac01b22aa:a3
    """
    from guillemets.cli.asking import asked_store, form_of, interface_of, put
    from guillemets.store.answer import Answer
    from guillemets.store.lineage.questions import Carrier
    from guillemets.views.utterance_page import utterance_page

    form = form_of(as_json=as_json, as_csv=as_csv)
    with asked_store(store) as opened:
        found = opened.utterance(id_)
    put(Answer(Carrier, found.carriers), form, utterance_page(found, interface_of(lang)))
