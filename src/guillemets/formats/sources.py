"""The files that names stand for: files, folders, patterns and standard input, in order, none opened yet."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from guillemets.errors import InputError, UsageError
from guillemets.formats.kinds import InputFormat

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

STANDARD_INPUT = "-"
_GLOB = frozenset("*?[")
_TAKEN = frozenset(
    """.txt .text .html .htm .xhtml .xml .nitf .newsml .rss .atom .opml .json .jsonl .ndjson .csv .tsv .parquet .warc
    """.split()  # noqa: SIM905
)
_ANNOTATIONS = ".ann"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One place to read from: a file, or standard input; or why it is none.

    ``format`` is set where the place tells it and not the bytes. ``listed`` is whether it was found in a folder
    rather than named.
    """

    name: str
    format: InputFormat | None = None
    listed: bool = False
    fault: InputError | None = None

    @property
    def path(self) -> Path | None:
        """The file; None for standard input."""
        return None if self.name == STANDARD_INPUT else Path(self.name)

    @property
    def suffix(self) -> str:
        """The last suffix of the name in small letters, without a ``.gz`` after it."""
        return _suffix(Path(self.name))

    @property
    def size(self) -> int | None:
        """Bytes on the disk, or None where that is not known."""
        try:
            return self.path.stat().st_size if self.path else None
        except (OSError, ValueError):
            return None


def find_sources(names: Iterable[str]) -> list[Source]:
    """The sources that the names stand for, in order; a folder gives the files below it in order of their paths.

    In a folder files count by their suffix, as docs/formats.md lists them, and hidden ones never; a named file is
    always taken. What does not exist or cannot be listed is a source with its ``fault``. Raises UsageError when nothing
    is named and standard input is a terminal.
    """
    listed = list(names)
    if not listed:
        if sys.stdin.isatty():
            raise UsageError("nothing to read", hint="name files or folders, or - for standard input")
        listed = [STANDARD_INPUT]
    return [found for name in listed for found in _find(name)]


def _find(name: str) -> Iterator[Source]:
    path = Path(name)
    if not name:  # a variable that is not set must not stand for the present folder
        yield Source(name=name, fault=InputError("an input without a name", hint="name it; . is the present folder"))
    elif name == STANDARD_INPUT:
        yield Source(name=name)
    elif path.is_dir():
        yield from _in_folder(path)
    elif not _exists(path) and _GLOB & set(name):
        matches = sorted(Path(path.anchor).glob(str(path.relative_to(path.anchor))))
        if not matches:
            yield Source(name=name, fault=InputError("no file matches", where=name, hint="check the pattern"))
        for match in matches:
            yield from _in_folder(match) if match.is_dir() else [_file(match)]
    else:
        yield _file(path)


def _file(path: Path) -> Source:
    return Source(name=str(path), format=InputFormat.BRAT if path.suffix.lower() == _ANNOTATIONS else None)


def _in_folder(folder: Path) -> Iterator[Source]:
    faults: list[OSError] = []
    found = sorted(
        Path(where, name) for where, _, names in os.walk(folder, onerror=faults.append) for name in _dispatches(names)
    )
    for fault in faults:
        where = str(fault.filename)
        yield Source(name=where, fault=InputError(f"folder cannot be read: {fault.strerror}", where=where))
    if not found and not faults:
        kinds = ", ".join(sorted(_TAKEN))
        told = InputError("no dispatch in the folder", where=str(folder), hint=f"it takes {kinds}, also with .gz")
        yield Source(name=str(folder), fault=told)
    for path in found:
        brat = path.suffix.lower() == _ANNOTATIONS
        yield Source(name=str(path), listed=True, format=InputFormat.BRAT if brat else None)


def _dispatches(names: list[str]) -> Iterator[str]:
    """The names of one folder that are read; an annotation file stands for itself and the text beside it."""
    annotated = {Path(name).stem for name in names if Path(name).suffix.lower() == _ANNOTATIONS}
    for name in names:
        suffix = Path(name).suffix.lower()
        beside = suffix == ".txt" and Path(name).stem in annotated
        taken = suffix == _ANNOTATIONS or (_suffix(Path(name)) in _TAKEN and not beside)
        if taken and not name.startswith("."):
            yield name


def _suffix(path: Path) -> str:
    suffix = path.suffix.lower()
    return Path(path.stem).suffix.lower() if suffix == ".gz" else suffix


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):
        return False
