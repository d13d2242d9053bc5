"""``--gazetteer``: a file of one's own that cannot be read ends the command, and is no fault of the program."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from guillemets.cli.main import app
from guillemets.errors import GuillemetsError
from guillemets.store.store import open_store

FAULTY = [
    ("absent.tsv", None, "No such file"),
    ("latin.tsv", "name\tkind\nRémi Roux\tperson\n".encode("latin-1"), "UTF-8"),
    ("noms.tsv", b"name\tkind\nRiva Montal\talien\n", "write one of person, group, organisation"),
]


@pytest.mark.parametrize(("name", "content", "told"), FAULTY, ids=[name for name, *_ in FAULTY])
@pytest.mark.parametrize("command", ["read", "ingest"])
def test_a_faulty_gazetteer_is_named_and_the_exit_code_is_two(
    command: str, name: str, content: bytes | None, told: str, tmp_path: Path
):
    dispatch, gazetteer = tmp_path / "depeche.txt", tmp_path / name
    dispatch.write_text("Le pont rouvrira, selon la mairie.", "utf-8")
    if content is not None:
        gazetteer.write_bytes(content)
    arguments = [command, str(dispatch), "--gazetteer", str(gazetteer), "--store", str(tmp_path / "record.db")]
    with open_store(tmp_path / "record.db"):
        error = CliRunner().invoke(app, arguments).exception
    assert isinstance(error, GuillemetsError)
    assert error.exit_code == 2
    assert name in str(error)
    assert told in str(error)
