"""The pieces of the documentation that cog writes from the code: tree of the package, help of the commands."""

from __future__ import annotations

import ast
import io
import json
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console
from typer.testing import CliRunner

from guillemets.cli.main import COMMANDS, app
from guillemets.exports.star import TABLES
from guillemets.lexicons.plover_record import read_track_record
from guillemets.reader import Reader
from guillemets.views.interface import Interface, Language
from guillemets.views.terminal import TerminalPage

if TYPE_CHECKING:
    from guillemets.exports.columns import Table

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src" / "guillemets"
EXAMPLES = ROOT / "examples"
STAGE = re.compile(r"Stage (\d) of \d")
_WIDTH = "96"
_PAGE_WIDTH = 88


def tree() -> str:
    """The modules and folders of the package, the stages in their order, each with the first line of its docstring."""
    modules = [path for path in PACKAGE.glob("*.py") if not path.name.startswith("__")]
    folders = [path for path in PACKAGE.iterdir() if (path / "__init__.py").is_file()]
    told = {path.name: first_line(path) for path in modules} | {
        f"{path.name}/": first_line(path / "__init__.py") for path in folders
    }
    rows = sorted(told.items(), key=_place)
    width = max(len(name) for name, _ in rows)
    return "\n".join(["```", "src/guillemets/", *(f"  {name:<{width}}  {line}" for name, line in rows), "```"])


def help_of(command: str) -> str:
    """What ``guillemets COMMAND --help`` prints."""
    result = CliRunner().invoke(app, [command, "--help"], prog_name="guillemets", env={"COLUMNS": _WIDTH, "LANG": "C"})
    return "\n".join(["```", *(line.rstrip() for line in result.output.strip().splitlines()), "```"])


def helps() -> str:
    """The help of every command, each under its heading."""
    return "\n\n".join(f"## guillemets {command.__name__}\n\n{help_of(command.__name__)}" for command in COMMANDS)


def page(example: str, rows: int) -> str:
    """The first rows of the page that ``guillemets read`` shows of an example, cut at the end of a statement."""
    record = Reader().read(EXAMPLES / example)
    out = io.StringIO()
    Console(file=out, width=_PAGE_WIDTH, highlight=False).print(TerminalPage(record, Interface(Language.EN)))
    lines = [line.rstrip().replace("\u00a0", " ") for line in out.getvalue().splitlines()]
    last = max(i for i, line in enumerate(lines[:rows]) if not line)
    return "\n".join(["```", *lines[:last], "", "  …", "```"])


def floors() -> str:
    """The floors that ``make gate`` holds, as a table."""
    sets = json.loads((ROOT / "eval" / "floors.json").read_text("utf-8"))
    figures = list(dict.fromkeys(name for one in sets.values() for name in one["least"]))
    rows = [
        [f"`{name}`", *(f"{one['least'][name]:.3f}" if name in one["least"] else "" for one in sets.values())]
        for name in figures
    ]
    head = ["figure", *(f"`{name}`" for name in sets)]
    return "\n".join("| " + " | ".join(row) + " |" for row in [head, ["---"] * len(head), *rows])


def first_line(path: Path) -> str:
    """The first line of a module's docstring."""
    return (ast.get_docstring(ast.parse(path.read_text("utf-8"))) or "").partition("\n")[0]


def _place(row: tuple[str, str]) -> tuple[int, str]:
    """The flow first, then its stages by number, then the rest by name."""
    name, line = row
    if name == "pipeline.py":
        return (0, name)
    stage = STAGE.match(line)
    return (int(stage[1]), name) if stage else (9, name)


def event_confidence() -> str:
    """The table of what the confidence of an event is made of."""
    record = read_track_record()
    rows = [f"| {row.type} | {row.judged} | {row.right} | {record.share(row.type):.2f} |" for row in record.rows]
    return "\n".join(["| type | read | right | confidence |", "|---|---|---|---|", *rows])


def judged_events() -> str:
    """What eval/judge_events.py reports."""
    sys.path.insert(0, str(ROOT / "eval"))
    from judge_events import read_rows, report  # noqa: PLC0415 -- it lies beside the package

    return "\n".join(["```", *(line.rstrip() for line in report(read_rows())), "```"])


def star() -> str:
    """The tables of the star schema, each with its key and its columns."""
    return "\n\n".join(_table_of_columns(table) for table in TABLES)


def _table_of_columns(table: Table) -> str:
    rows = [f"| `{c.name}` | {c.kind}{' or null' if c.nullable else ''} | {c.note} |" for c in table.columns]
    key = ", ".join(f"`{name}`" for name in table.key)
    head = f"### {table.name}\n\n{table.note} Key: {key}.\n\n| column | holds | meaning |\n| --- | --- | --- |"
    return "\n".join([head, *rows])
