"""One utterance for the terminal: who said it, in which wordings, and who carried it, the earliest first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group
from rich.table import Table
from rich.text import Text

if TYPE_CHECKING:
    from rich.console import RenderableType

    from guillemets.store.lineage.questions import Utterance
    from guillemets.views.interface import Interface

_ID = 12  # digits of a dispatch's id that people see


def utterance_page(one: Utterance, interface: Interface) -> RenderableType:
    """The speaker and the counts, a line for each wording, a line for each carrier."""
    counts = [
        interface.counted("utterance.wordings", len(one.variants)),
        interface.counted("utterance.carriers", len(one.carriers)),
        f"{one.copies} {interface.word('utterance.copies')}",
    ]
    wordings = Table.grid(padding=(0, 2, 0, 0))
    for variant in one.variants:
        told = interface.word(f"likeness.{variant.likeness}")
        wordings.add_row(
            Text(f"{variant.statements}×"), Text(" ".join(variant.content.split())), Text(told, style="dim")
        )
    carriers = Table.grid(padding=(0, 2, 0, 0))
    for carrier in one.carriers:
        dispatch, _, local = carrier.statement.rpartition(":")
        carriers.add_row(
            Text(carrier.published or "-"),
            Text(carrier.outlet or carrier.agency or "-"),
            Text(" ".join((carrier.headline or "-").split())),
            Text(f"{dispatch[:_ID]}:{local}", style="dim"),
        )
    head = Text(one.first.speaker or "?", style="bold").append(f"  {', '.join(counts)}", style="not bold")
    return Group(head, Text(), wordings, Text(), carriers)
