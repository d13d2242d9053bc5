"""The page of a record for the terminal, as wide as the terminal allows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.text import Text

from guillemets.views.cast import cast_lines, mention_line
from guillemets.views.deeds import deed_lines
from guillemets.views.lines import facts, headline, statement_lines, unresolved

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import Console, ConsoleOptions, RenderResult

    from guillemets.model.record import Record
    from guillemets.views.interface import Interface
    from guillemets.views.lines import StatementLine

# Longer lines are hard to read, shorter ones leave no room for a name and its act side by side.
_WIDEST = 100
_NARROWEST = 32
_INDENT = "  "
_BAR = "  │ "
_HOOK = "  └ "
# Plain blue and red cannot be read on a dark ground.
_VOICES = ("cyan", "magenta", "green", "yellow", "bright_blue", "bright_red", "bright_green", "bright_magenta")
_GAP = 2
_NO_BREAK = "\u00a0"


class TerminalPage:
    """A Rich renderable: headline, facts, each statement with its speaker, act, words, relays and place, the entities.

    ``mentions`` lists every place where each entity is meant.
    """

    def __init__(self, record: Record, interface: Interface, *, mentions: bool = False) -> None:
        self._record = record
        self._interface = interface
        self._mentions = mentions

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """The lines of the page, none wider than the console."""
        width = max(_NARROWEST, min(options.max_width, _WIDEST))
        yield from self._head(console, width)
        parts = self._record.dispatch.parts
        told = statement_lines(self._record, self._interface)
        lines = [line for line in told if parts[line.attribution.part].duplicate_of is None]
        if not lines:
            yield Text(_INDENT + self._interface.word("no_statement"), style="dim")
        for line in lines:
            yield from _Statement(line, console, width, self._interface).render()
            yield Text("")
        yield from self._deeds(console, width)
        yield from self._cast(console, width)
        if left := unresolved(self._record, self._interface):
            for row in _wrapped(console, Text(self._interface.label("not_read", " · ".join(left))), width):
                yield _styled(row, "dim")

    def _deeds(self, console: Console, width: int) -> Iterator[Text]:
        """The events: PLOVER's code, the parties, then the trigger, on whose word and when."""
        lines = list(deed_lines(self._record, self._interface))
        if not lines:
            return
        yield Text(_INDENT + self._interface.word("events"), style="dim")
        for line in lines:
            head = Text(_INDENT).append(line.code, style="italic").append("   ").append(line.parties, style="bold")
            yield from _hung(console, head, _INDENT, width)
            told = " · ".join(filter(None, (line.words, *line.notes, line.when)))
            for row in _wrapped(console, Text(told), width - len(_BAR)):
                yield Text(_BAR).append(row.plain)
        yield Text("")

    def _cast(self, console: Console, width: int) -> Iterator[Text]:
        """Each entity once with the number of its mentions, or with all of them."""
        lines = list(cast_lines(self._record, self._interface))
        if not lines:
            return
        yield Text(_INDENT + self._interface.word("entities"), style="dim")
        if not self._mentions:
            short = " · ".join(line.short.replace(" ", _NO_BREAK) for line in lines)
            yield from (Text(_INDENT).append_text(row) for row in _wrapped(console, Text(short), width - len(_INDENT)))
        for line in lines if self._mentions else ():
            head = (
                Text(_INDENT).append(line.name, style="bold").append("   ").append(" · ".join(line.facts), style="dim")
            )
            yield from _hung(console, head, _INDENT, width)
            for mention in line.mentions:
                for row in _wrapped(console, Text(mention_line(mention, self._interface)), width - len(_BAR)):
                    yield Text(_BAR).append(row.plain)
        yield Text("")

    def _head(self, console: Console, width: int) -> Iterator[Text]:
        dispatch = self._record.dispatch
        above = [self._interface.word(f"status.{dispatch.status}")] if dispatch.status else []
        if dispatch.kicker:
            above.append(" ".join(dispatch.kicker.text.split()))
        if above:
            yield Text(" · ".join(above), style="dim")
        for row in _wrapped(console, Text(headline(dispatch, self._interface)), width):
            yield _styled(row, "bold")
        told = " · ".join(fact.replace(" ", _NO_BREAK) for fact in facts(self._record, self._interface))
        for row in _wrapped(console, Text(told), width):
            yield _styled(row, "dim")
        yield Text("")


class _Statement:
    """One statement set in lines of a given width."""

    def __init__(self, line: StatementLine, console: Console, width: int, interface: Interface) -> None:
        self._line = line
        self._console = console
        self._width = width
        self._interface = interface
        self._colour = "default" if line.voice is None else _VOICES[line.voice % len(_VOICES)]

    def render(self) -> Iterator[Text]:
        yield from self._who()
        rows = [*self._words(), *self._relays()]
        place = Text(" · ".join(filter(None, (self._line.place, self._line.when))), style="dim")
        place.truncate(self._width, overflow="ellipsis")
        last = rows.pop()
        yield from rows
        if cell_len(last.plain) + _GAP + cell_len(place.plain) <= self._width:
            yield _spread(last, place, self._width)
        else:
            yield last
            yield _spread(Text(""), place, self._width)

    def _who(self) -> Iterator[Text]:
        """Name, role or reason, and the act at the right edge, or below where it does not fit."""
        left = Text(_INDENT).append(self._line.speaker, style=f"bold {self._colour}")
        for detail in filter(None, (self._line.role, self._line.note)):
            left.append("   ").append(detail, style="dim")
        act = Text(self._line.act, style="italic")
        if cell_len(left.plain) + _GAP + cell_len(act.plain) <= self._width:
            yield _spread(left, act, self._width)
            return
        yield from _hung(self._console, left, _INDENT, self._width)
        yield from _hung(self._console, Text(_INDENT).append_text(act), _INDENT, self._width)

    def _words(self) -> Iterator[Text]:
        for row in _wrapped(self._console, Text(" […] ".join(self._line.words)), self._width - len(_BAR)):
            yield Text(_BAR, style=self._colour).append(row.plain, style="default")

    def _relays(self) -> Iterator[Text]:
        for depth, relay in enumerate(self._line.relays):
            lead = _INDENT * depth + _HOOK
            told = self._interface.label("on_word_of", relay.name) + (f" ({relay.note})" if relay.note else "")
            for i, row in enumerate(_wrapped(self._console, Text(told), self._width - len(lead))):
                yield Text(lead if i == 0 else " " * len(lead), style=self._colour).append(row.plain, style="default")


def _wrapped(console: Console, text: Text, width: int) -> list[Text]:
    """The text in rows no wider than ``width``, without the blanks at their edges."""
    rows = text.wrap(console, max(width, 1))
    for row in rows:
        row.rstrip()
    return list(rows)


def _hung(console: Console, text: Text, indent: str, width: int) -> Iterator[Text]:
    """The text in rows, all after the first indented like the first."""
    for i, row in enumerate(_wrapped(console, text, width - len(indent))):
        yield row if i == 0 else Text(indent).append_text(row)


def _spread(left: Text, right: Text, width: int) -> Text:
    """Both texts on one line, the second at the right edge."""
    gap = width - cell_len(left.plain) - cell_len(right.plain)
    return Text().append_text(left).append(" " * gap).append_text(right)


def _styled(text: Text, style: str) -> Text:
    text.stylize(style)
    return text
