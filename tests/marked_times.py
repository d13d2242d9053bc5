"""Reads the files of marked sentences: what is expected stands in the sentence, the reason behind it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

CASES = Path(__file__).parent / "times" / "cases"
_MARK = re.compile(r"\[([^\]=]+)=(?:(SET|DURATION|TIME|DATE):)?([^\] ]+)(?: ([A-Z_]+))?\]")


@dataclass(frozen=True, slots=True)
class Case:
    """One sentence, when it was published, and the expressions it holds: (start, end, value, mod or empty, type or empty)."""

    name: str
    published: str | None
    text: str
    expected: tuple[tuple[int, int, str, str, str], ...]
    reason: str


def read_cases(path: Path) -> list[Case]:
    """The cases of one file; ``@`` lines set the publication, ``#`` ends a sentence and opens its reason."""
    published: str | None = None
    cases: list[Case] = []
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        if line.startswith("@"):
            published = line[1:].strip()
            published = None if published == "none" else published
        elif line.strip() and not line.startswith("#"):
            marked, separator, reason = line.rpartition("  # ")
            if not separator or not reason.strip():
                raise ValueError(f"{path.name}:{number} gives no reason")
            text, expected = unmark(marked.replace("\\n", "\n"))
            cases.append(Case(f"{path.stem}:{number}", published, text, expected, reason))
    return cases


def unmark(marked: str) -> tuple[str, tuple[tuple[int, int, str, str, str], ...]]:
    """The sentence without its marks, and what they say."""
    text, expected, reached = "", [], 0
    for mark in _MARK.finditer(marked):
        text += marked[reached : mark.start()]
        start = len(text)
        text += mark[1]
        expected.append((start, len(text), mark[3], mark[4] or "", mark[2] or ""))
        reached = mark.end()
    return text + marked[reached:], tuple(expected)
