"""The page of a record as one self-contained HTML file: the dispatch set in type, its statements in the margin."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from jinja2 import Environment, PackageLoader, StrictUndefined

from guillemets.model.dispatch import PartKind
from guillemets.views.blocks import blocks_of
from guillemets.views.lines import by_voice, facts, headline, statement_lines, unresolved
from guillemets.views.marks import Part, Role

if TYPE_CHECKING:
    from jinja2 import Template

    from guillemets.model.record import Record
    from guillemets.views.interface import Interface

# The style sheet has this many colours; further speakers take them again from the first.
COLOURS = 8


def html_page(record: Record, interface: Interface) -> str:
    """The page: no script, no outside resource, every word of the dispatch escaped and in its order."""
    lines = statement_lines(record, interface)
    blocks = tuple(blocks_of(record, interface, lines))
    return _template().render(
        record=record,
        dispatch=record.dispatch,
        interface=interface,
        word=interface.word,
        title=headline(record.dispatch, interface),
        untitled=not any(block.kind == PartKind.HEADLINE for block in blocks),
        facts=facts(record, interface),
        blocks=blocks,
        lines=lines,
        voices=by_voice(lines),
        unresolved=unresolved(record, interface),
        link=_link(record.dispatch.source.url),
        legend=tuple(Role),
        deed_legend=tuple(Part) if record.events else (),
        deeds=range(1, len(record.events) + 1),
        colours=COLOURS,
    )


def _link(url: str | None) -> str | None:
    """The address if a reader can safely follow it."""
    return url if url and url.startswith(("https://", "http://")) else None


@cache
def _template() -> Template:
    environment = Environment(
        loader=PackageLoader("guillemets.views"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("record.html")
