"""The bar of a long run on standard error: what is done, how fast, and how long it will take."""

from __future__ import annotations

import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from rich.console import Console
from rich.progress import BarColumn, Progress, ProgressColumn, Task, TaskID, TextColumn, TimeRemainingColumn
from rich.text import Text

from guillemets.formats import InputOptions, Source, read_sources
from guillemets.ingest import Tally
from guillemets.model.dispatch import RawDispatch
from guillemets.model.refusal import RefusedInput

if TYPE_CHECKING:
    Inputs = Iterator[RawDispatch | RefusedInput]
    Run = Callable[[Inputs], Iterable[Tally]]


class _Rate(ProgressColumn):
    """Dispatches a second since the start."""

    def render(self, task: Task) -> Text:
        done = task.fields.get("done", 0)
        return Text(f"{done / task.elapsed:.1f}/s" if task.elapsed else "", style="dim")


class _Position:
    """How many bytes of all sources are behind us: whole sources by their size, the one being read by its texts."""

    def __init__(self, sources: list[Source]) -> None:
        self._sizes = {source.name: source.size or 0 for source in sources}
        self.total = sum(self._sizes.values())
        self._behind = 0
        self._within = 0
        self._current = ""

    def pass_source(self, source: Source) -> None:
        """A source begins."""
        self._behind += self._sizes.get(self._current, 0)
        self._within = 0
        self._current = source.name

    def pass_text(self, length: int) -> None:
        """A text of so many characters was read from the present source."""
        self._within += length

    @property
    def bytes(self) -> int:
        """Bytes behind us, never more than the sources hold."""
        return self._behind + min(self._within, self._sizes.get(self._current, 0))


def watched(sources: list[Source], options: InputOptions, run: Run) -> Tally:
    """Run over the dispatches of the sources and give the last tally; on a terminal, with a bar.

    The time left is told by the bytes that are behind: exact between files, by the length of texts within one.
    """
    if not sys.stderr.isatty():
        last = deque(run(read_sources(sources, options)), maxlen=1)
        return last[0] if last else Tally()
    tally = Tally()
    position = _Position(sources)
    told = TextColumn("{task.fields[told]}")
    columns = (TextColumn("{task.description}"), BarColumn(), told, _Rate(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("guillemets", total=position.total or None, done=0, told="")
        for tally in run(_followed(sources, options, position)):
            _show(progress, task, tally, position.bytes)
    return tally


def _followed(sources: list[Source], options: InputOptions, position: _Position) -> Inputs:
    for one in read_sources(sources, options, begin=position.pass_source):
        if isinstance(one, RawDispatch):
            position.pass_text(len(one.text))
        yield one


def _show(progress: Progress, task: TaskID, tally: Tally, behind: int) -> None:
    done = tally.added + tally.known + tally.refused + tally.faults
    told = f"{tally.added} new" + (f", {tally.known} known" if tally.known else "")
    progress.update(task, completed=behind, done=done, told=told)
