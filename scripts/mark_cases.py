"""Brings the marks of the attribution cases up to date after a change of rules or of the model.

A case that does not pass yet bears a line ``xfail: why`` above it, and the tests fail when it starts to pass. This
takes the marks off cases that pass, keeps the reasons of those that do not, and says of new ones what differs.

    python scripts/mark_cases.py           # counts by file, changes nothing
    python scripts/mark_cases.py --write   # rewrites the files; read what became worse before committing it
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from attributions import test_cases  # type: ignore[import-not-found]  # noqa: E402
from attributions.marks import read_cases  # type: ignore[import-not-found]  # noqa: E402
from guillemets.pipeline import Tools, load_tools  # noqa: E402

MARK = "xfail:"


def failures(path: Path, tools: Tools) -> tuple[dict[int, str], int]:
    """What differs in each case of a file that does not pass, by line, and how many cases there are."""
    compare = test_cases.letter_by_letter if path.stem == test_cases.EXACT else test_cases.same
    cases = read_cases(path)
    found = {}
    for case in cases:
        differing = test_cases.differences(case, test_cases.found_in(case, tools), compare)
        if differing:
            found[case.line] = " ".join(differing[0].split())
    return found, len(cases)


def marked(path: Path, failing: dict[int, str]) -> str:
    """The text of the file with marks on the failing lines alone."""
    lines: list[str] = []
    reason: str | None = None
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        if line.startswith(MARK):
            reason = line
            continue
        if number in failing:
            lines.append(reason or f"{MARK} {failing[number]}")
        reason = None
        lines.append(line)
    return "\n".join(lines) + "\n"


def main() -> None:
    """Print the counts; with ``--write``, rewrite the marks."""
    tools = load_tools()
    passed = total = 0
    for path in test_cases.FILES:
        failing, count = failures(path, tools)
        passed, total = passed + count - len(failing), total + count
        print(f"{path.stem:20} {count - len(failing)}/{count}")
        if "--write" in sys.argv:
            path.write_text(marked(path, failing), "utf-8")
    print(f"{'all':20} {passed}/{total}")


if __name__ == "__main__":
    main()
