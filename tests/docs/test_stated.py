"""What the documentation states of the code is what the code has: its layers, its environment variables."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import guillemets

ROOT = Path(__file__).parents[2]


def test_the_layers_are_those_that_are_proved():
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"]
    (proved,) = [contract["layers"] for contract in contracts if contract["type"] == "layers"]
    (shown,) = re.findall(
        r"^```\n(cli\n.*?)^```$", (ROOT / "docs/architecture.md").read_text("utf-8"), re.MULTILINE | re.DOTALL
    )
    assert shown.splitlines() == [layer.replace("guillemets.", "") for layer in proved]


def test_the_environment_variables_are_those_that_commands_read():
    folder = Path(guillemets.__path__[0])
    read = {
        name for path in folder.rglob("*.py") for name in re.findall(r'"(GUILLEMETS_[A-Z]+)"', path.read_text("utf-8"))
    }
    told = set(re.findall(r"^\| `(GUILLEMETS_[A-Z]+)` \|", (ROOT / "docs/reading.md").read_text("utf-8"), re.MULTILINE))
    assert told == read
