"""``guillemets offices`` as a person would type it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

import guillemets
from guillemets.store.offices import NewOffice, add_office

if TYPE_CHECKING:
    from pathlib import Path

    from runs import Command


def made(tmp_path: Path) -> Path:
    path = tmp_path / "record.db"
    with guillemets.open_store(path) as store:
        add_office(store.connection, NewOffice(person="Léa Favre", role="maire de Nyon", first="2024-05-01"))
        add_office(store.connection, NewOffice(person="Paul Blanc", role="ministre tchadien de la Mer"))
    return path


def test_offices_are_listed_and_found_by_words(tmp_path: Path, command: Command):
    path = made(tmp_path)
    told = command("offices", path)
    assert (told.code, len(told.out.splitlines())) == (0, 2)
    found = command("offices", path, "list", "nyon")
    assert " ".join(found.out.split()) == "1 added Léa Favre maire de Nyon [Nyon] 2024-05-01 .. x0"
    (row,) = json.loads(command("offices", path, "list", "mer", "--json").out)
    assert (row["person"], row["country"]) == ("Paul Blanc", "TCD")


def test_rows_are_confirmed_rejected_and_added(tmp_path: Path, command: Command):
    path = made(tmp_path)
    assert "confirmed" in command("offices", path, "confirm", 1, "--until", "2029-05-01").out
    assert command("offices", path, "reject", 1, 2).out.count("rejected") == 2
    added = command("offices", path, "add", "Riva Montal", "PDG de Vidy Ports", "--since", "2025-01-01")
    assert "Riva Montal" in added.out


def test_what_cannot_be_done_is_told(tmp_path: Path, command: Command):
    path = made(tmp_path)
    for arguments, words in (
        (("confirm",), "give the numbers"),
        (("confirm", "9"), "no office has the number 9"),
        (("add", "Léa Favre"), "a person and a role"),
        (("add", "Léa Favre", "tunnel"), "names no role"),
        (("confirm", "1", "--until", "mardi"), "is no date"),
    ):
        told = command("offices", path, *arguments)
        assert told.code == 2
        assert words in told.err
    assert command("offices", tmp_path / "none.db").code == 2


@pytest.mark.model
def test_show_tells_the_offices_of_a_person_but_no_rejected_one(tmp_path: Path, command: Command):
    path = tmp_path / "record.db"
    text = "Le maire de Nyon, Paul Blanc, a démissionné. «Je pars», a déclaré Paul Blanc."
    with guillemets.open_store(path) as store, store.writing() as writer:
        writer.add(guillemets.read(text, published="2025-02-03"))
        add_office(store.connection, NewOffice(person="Paul Blanc", role="ministre tchadien de la Mer"))
    told = command("show", "--store", path, "Paul Blanc").out
    assert "read" in told
    assert "maire de Nyon" in told
    assert "ministre tchadien de la Mer" in told
    assert f"{guillemets.read(text).dispatch.id[:12]}:3-16" in told
    assert "maire" not in command("show", "--store", path, "Paul Blanc", "--csv").out
    number = told[: told.index("read")].split()[-1]
    assert command("offices", path, "reject", number).code == 0
    assert "maire de Nyon" not in command("show", "--store", path, "Paul Blanc").out
