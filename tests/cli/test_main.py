"""The command itself: its list, its help, and how it leaves."""

from __future__ import annotations

import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest

from guillemets.cli.main import COMMANDS
from runs import Command

NAMES = [command.__name__ for command in COMMANDS]
COMMAND_FILES = {path.stem for path in (Path(sys.modules["guillemets.cli.main"].__file__ or "").parent).glob("*.py")}


def test_version(command: Command):
    assert command("--version").out.strip() == version("guillemets")


def test_help_lists_every_command(command: Command):
    listed = command("--help").out.partition("Commands:")[2].split("\n")
    assert [line.split()[0] for line in listed if line.strip()] == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_command_has_its_file_its_help_and_an_example(name: str, command: Command):
    assert name in COMMAND_FILES
    shown = command(name, "--help").out
    assert f"Example: guillemets {name}" in shown
    documented = (Path(__file__).parents[2] / "docs" / "reading.md").read_text("utf-8")
    assert f"## guillemets {name}" in documented


def test_without_a_command_it_shows_its_help(command: Command):
    run = command()
    assert "Usage: guillemets" in run.out + run.err


@pytest.mark.parametrize("arguments", [["schema"], ["--help"]])
def test_a_reader_that_leaves_early_is_no_error_to_speak_of(arguments: list[str]):
    with subprocess.Popen(
        [sys.executable, "-m", "guillemets", *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as run:
        assert run.stdout is not None
        assert run.stderr is not None
        run.stdout.close()
        assert run.stderr.read() == b""


def test_light_commands_load_no_linguistic_library():
    probe = (
        "import sys; sys.argv = ['guillemets', 'schema']\n"
        "from guillemets.cli.main import main\n"
        "try: main()\n"
        "finally: print(*sorted({'spacy', 'numpy'} & set(sys.modules)), file=sys.stderr)"
    )
    run = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)
    assert run.stderr.strip() == ""
