"""The page of measured speed and its plot, from the tables of scaling.py."""

from __future__ import annotations

import os
import platform
from pathlib import Path
from typing import TYPE_CHECKING, Any

import altair as alt

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from measured import Table

_HEAD = """# Speed

Written by `make bench` (`python eval/scaling.py --write docs`). {machine} The times are of the processor; programs
that are compared read each text in turn in one process; the speed of several processes is of the clock, the best of
several runs taken in turn. Other work on the machine moves these figures by a tenth or more: look at the ratios.
The command beside each table prints it alone.

![words a second, cost against length, processes](speed.svg)
"""
_MODEL = "model name"
_CPUINFO, _MEMORY = Path("/proc/cpuinfo"), Path("/proc/meminfo")
_WIDTH, _HEIGHT = 240, 160


def write_page(folder: Path, tables: Sequence[Table]) -> None:
    """Nothing; ``folder`` holds speed.md and, drawn with vl-convert (the extra ``bench``), speed.svg."""
    (folder / "speed.md").write_text(page(tables), encoding="utf-8")
    known = {table.name: table for table in tables}
    charts = [drawn for drawn in (_bars(known.get("programs")), _length(known.get("length"))) if drawn is not None]
    charts += [drawn for drawn in (_processes(known.get("processes")),) if drawn is not None]
    alt.hconcat(*charts).save(folder / "speed.svg")


def page(tables: Sequence[Table]) -> str:
    """The page in Markdown: the machine, then each table under its title and the command that prints it."""
    parts = [_HEAD.format(machine=machine())]
    for table in tables:
        parts.append(f"## {table.title}\n\n`python eval/scaling.py --only {table.name}`\n")
        parts.append("\n".join(table.lines()) + "\n")
    return "\n".join(parts)


def machine() -> str:
    """The machine in general terms: its kind of processor, cores and memory."""
    lines = _CPUINFO.read_text("utf-8").splitlines() if _CPUINFO.exists() else []
    kind = next((line.partition(":")[2].strip() for line in lines if line.startswith(_MODEL)), platform.machine())
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    told = f"Measured on a virtual machine with {cores} cores ({kind})"
    if _MEMORY.exists():
        total = next(int(line.split()[1]) for line in _MEMORY.read_text("ascii").splitlines() if "MemTotal" in line)
        told += f" and {round(total / 1024**2)} GiB of memory"
    return f"{told}, Python {platform.python_version()}, shared with other work."


def _bars(table: Table | None) -> Any:
    if table is None:
        return None
    rows = [{"program": str(row[0]).replace("`", ""), "words a second": row[1]} for row in table.rows]
    names = [str(row["program"]) for row in rows]
    return (
        _chart(rows, "words a second, one core")
        .mark_bar()
        .encode(
            alt.X("words a second:Q", title=None),
            alt.Y("program:N", sort=names, title=None, axis=alt.Axis(labelLimit=240)),
        )
    )


def _length(table: Table | None) -> Any:
    if table is None:
        return None
    rows = [{"words": int(str(row[0]).replace(",", "")), "µs a word": row[1]} for row in table.rows]
    return (
        _chart(rows, "µs a word by words of a dispatch")
        .mark_line(point=True)
        .encode(
            alt.X("words:Q", scale=alt.Scale(type="log"), title=None),
            alt.Y("µs a word:Q", scale=alt.Scale(zero=True), title=None),
        )
    )


def _processes(table: Table | None) -> Any:
    if table is None:
        return None
    rows = [{"processes": int(str(row[0])), "dispatches a second": row[1]} for row in table.rows]
    return (
        _chart(rows, "dispatches a second by processes")
        .mark_line(point=True)
        .encode(
            alt.X("processes:O", title=None), alt.Y("dispatches a second:Q", scale=alt.Scale(zero=True), title=None)
        )
    )


def _chart(rows: Sequence[Mapping[str, object]], title: str) -> Any:
    data = alt.Data(values=list(rows))  # type: ignore[no-untyped-call]
    return alt.Chart(data, title=title, width=_WIDTH, height=_HEIGHT)
