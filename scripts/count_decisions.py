"""How many of the marked decisions of who is who are right, by phenomenon, as the table of docs/entities.md.

    python scripts/count_decisions.py

Each file of ``tests/entities/cases`` is one phenomenon; a decision is one marked source with its speaker.
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "src")]

from entities.marked import answer_of, cases_of, read  # type: ignore[import-not-found]  # noqa: E402 -- on the path now
from guillemets.pipeline import Tools, load_tools  # noqa: E402


def counted(path: Path, tools: Tools) -> tuple[int, int]:
    """The decisions of a file, and how many of them are right."""
    every = right = 0
    for case in cases_of(path):
        cast = read(case, tools)
        for (_, wanted), resolution in zip(case.answers, cast.speakers, strict=True):
            every += 1
            right += answer_of(cast, resolution) == wanted
    return every, right


def main() -> None:
    """Print the table."""
    tools = load_tools()
    rows = [
        (path.stem.replace("_", " "), *counted(path, tools))
        for path in sorted((ROOT / "tests" / "entities" / "cases").glob("*.txt"))
    ]
    rows.append(("all", sum(row[1] for row in rows), sum(row[2] for row in rows)))
    sys.stdout.write("| phenomenon | decisions | right | share |\n|---|---|---|---|\n")
    for name, every, right in rows:
        sys.stdout.write(f"| {name} | {every} | {right} | {right / every:.1%} |\n")


if __name__ == "__main__":
    main()
