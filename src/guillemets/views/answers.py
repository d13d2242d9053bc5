"""Answers of a store for the terminal: each dispatch or statement in a few lines, its words as they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from rich.console import Group
from rich.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.console import Console, ConsoleOptions, RenderableType, RenderResult

    from guillemets.store.said import StatementRow
    from guillemets.store.searching import DispatchFound, StatementFound
    from guillemets.views.interface import Interface

    Given: TypeAlias = StatementFound | StatementRow

_ID = 12  # digits of a dispatch's id that people see
_BAR = "  │ "
_HOOK = "  └ "
_UNDER_HOOK = "    "
_INDENT = "  "
_WIDEST = 100
_NARROWEST = 20
_DOT = " · "


class _Barred:
    """Words that wrap within a bar at their left."""

    def __init__(self, words: Text, first: str, following: str) -> None:
        self._words = words
        self._bars = (first, following)

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        width = min(options.max_width, _WIDEST) - max(map(len, self._bars))
        for number, line in enumerate(self._words.wrap(console, max(width, _NARROWEST))):
            line.rstrip()
            yield Text(self._bars[min(number, 1)], style="dim").append_text(line)


def dispatches_page(rows: Iterable[DispatchFound], interface: Interface) -> RenderableType:
    """The dispatches with the passage found in each, the words found in bold."""
    blocks: list[RenderableType] = []
    for row in rows:
        passage = Text(row.snippet)
        passage.highlight_words(row.found, style="bold yellow")
        blocks.extend(
            (
                Text(_one_line(row.headline or "…"), style="bold"),
                _Barred(_facts(row, row.dispatch[:_ID], interface), _INDENT, _INDENT),
                _Barred(passage, _BAR, _BAR),
                Text(),
            )
        )
    return Group(*blocks) if blocks else Text(interface.word("answer.none"))


def statements_page(rows: Iterable[Given], interface: Interface) -> RenderableType:
    """The statements, each under who speaks and how, with the chain of words that it rests on."""
    blocks: list[RenderableType] = []
    for row in rows:
        notes = [interface.word(f"answer.{note}") for note in ("negated", "conditional") if getattr(row, note, False)]
        act = ", ".join((interface.word(f"act.{row.act}"), *notes))
        short = f"{row.statement[:_ID]}:{row.statement.rpartition(':')[2]}"
        blocks.extend(
            (
                Text(row.speaker or "?", style="bold").append(f"  {act}", style="cyan not bold"),
                _Barred(_facts(row, short, interface), _INDENT, _INDENT),
                _Barred(Text(_one_line(row.content)), _BAR, _BAR),
            )
        )
        if chain := getattr(row, "on_the_word_of", None):
            told = f"{interface.word('answer.on_the_word_of')}: {_one_line(chain)}"
            blocks.append(_Barred(Text(told, style="dim"), _HOOK, _UNDER_HOOK))
        blocks.append(Text())
    return Group(*blocks) if blocks else Text(interface.word("answer.none"))


def _facts(row: DispatchFound | Given, id_: str, interface: Interface) -> Text:
    day = interface.date(row.published) if row.published else None
    standing = interface.word(f"standing.{row.standing}") if row.standing != "current" else None
    return Text(_DOT.join(filter(None, (day, row.agency, row.outlet, standing, id_))), style="dim")


def _one_line(words: str) -> str:
    return " ".join(words.split())
