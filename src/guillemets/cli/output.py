"""Where the records go: standard output, one file, or a folder with one file for each dispatch."""

from __future__ import annotations

import io
import re
import sys
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self

import msgspec
from rich.console import Console

from guillemets.cli.options import Format
from guillemets.errors import UsageError
from guillemets.model.record import Record
from guillemets.model.refusal import RefusedInput
from guillemets.views.html import html_page
from guillemets.views.interface import Interface
from guillemets.views.terminal import TerminalPage

_SUFFIX = {Format.TEXT: ".txt", Format.JSON: ".json", Format.JSONL: ".jsonl", Format.HTML: ".html"}
_UNSAFE = re.compile(r"[^\w.-]+")
_FILE_WIDTH = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """How outcomes are written: their form, the interface words, whether only one dispatch is to come.

    ``mentions`` adds, for people, every place where each entity is meant.
    """

    form: Format
    interface: Interface
    single: bool
    mentions: bool = False

    @property
    def shows_refusals(self) -> bool:
        """Whether a refused input has its row in the output: in JSON, unless it would stand alone."""
        return self.form is Format.JSONL or (self.form is Format.JSON and not self.single)


class Output:
    """Takes the outcomes one by one and writes them; used in a ``with`` statement, which closes what it opened.

    ``target`` is a file, a folder (it exists, or its name ends in a slash), or None for standard output.
    Raises UsageError for what cannot work, before anything is read.
    """

    def __init__(self, style: Style, target: str | None) -> None:
        self._style = style
        self._target = Path(target) if target is not None else None
        self._is_folder = target is not None and (target.endswith("/") or Path(target).is_dir())
        self._stream: BinaryIO | None = None
        self._taken: set[str] = set()
        if style.form is Format.HTML and not style.single and not self._is_folder:
            raise UsageError("several dispatches make several pages", hint="name a folder: --output pages/")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._stream and self._target:
            self._stream.close()

    @property
    def on_terminal(self) -> bool:
        """Whether what is written scrolls past on a terminal."""
        return self._target is None and sys.stdout.isatty()

    def put(self, outcome: Record | RefusedInput) -> None:
        """Write one outcome. Raises UsageError when the target cannot be written."""
        style = self._style
        if isinstance(outcome, RefusedInput):
            if style.shows_refusals and not self._is_folder:
                self._write(msgspec.json.encode(outcome) + b"\n")
        elif self._target and self._is_folder:
            self._write_file(self._target / self._name(outcome), rendered(outcome, style))
        elif style.form is Format.TEXT and not self._target:
            show(outcome, style, Console(highlight=False))
        else:
            self._write(rendered(outcome, style))

    def _write(self, data: bytes) -> None:
        """To standard output, or to the one file, opened when the first outcome comes."""
        try:
            if self._stream is None:
                self._stream = self._target.open("wb") if self._target else sys.stdout.buffer
            self._stream.write(data)
            self._stream.flush()
        except BrokenPipeError:
            raise
        except OSError as error:
            raise _unwritable(self._target, error) from None

    def _write_file(self, path: Path, data: bytes) -> None:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        except OSError as error:
            raise _unwritable(path, error) from None

    def _name(self, record: Record) -> str:
        """A file name after the dispatch's own identifier or file, never the same twice."""
        source = record.dispatch.source
        stem = _UNSAFE.sub("_", source.id or (Path(source.path).stem if source.path else "dispatch")).strip("._")
        name = stem = stem or "dispatch"
        number = 1
        while name in self._taken:
            number += 1
            name = f"{stem}-{number}"
        self._taken.add(name)
        return name + _SUFFIX[self._style.form]


def rendered(record: Record, style: Style) -> bytes:
    """The record in its form, as the bytes of a file that ends in a line end."""
    match style.form:
        case Format.TEXT:
            page = io.StringIO()
            show(record, style, Console(file=page, width=_FILE_WIDTH, no_color=True, highlight=False))
            return page.getvalue().encode()
        case Format.HTML:
            return html_page(record, style.interface).encode()
        case Format.JSON if style.single:
            return msgspec.json.format(record.to_json(), indent=2) + b"\n"
        case _:
            return record.to_json() + b"\n"


def show(record: Record, style: Style, console: Console) -> None:
    """Print the page of the record; a rule parts it from the next one when several come."""
    console.print(TerminalPage(record, style.interface, mentions=style.mentions))
    if not style.single:
        console.rule(style="dim")


def _unwritable(path: Path | None, error: OSError) -> UsageError:
    return UsageError(
        f"cannot write: {error.strerror}", where=str(path or "standard output"), hint="choose another --output"
    )
