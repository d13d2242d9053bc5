"""``guillemets read``: inputs found and told apart, outputs in their forms, bad inputs passed over and told."""

from __future__ import annotations

import io
import json
import os
import sys
from pathlib import Path

import pytest

from build import TEXT, sample
from guillemets.model.record import Record
from runs import ByHand, Command

pytestmark = pytest.mark.usefixtures("by_hand")

LINES = b'{"id": "n1", "text": "Le pont a rouvert."}\n\n{"id": "n2", "text": ""}\nrien\n{"id": "n3", "text": "La gare aussi.", "published": "2025-02-01"}\n'


@pytest.fixture
def dispatch(tmp_path: Path) -> Path:
    path = tmp_path / "gothard.txt"
    path.write_text(TEXT, "utf-8")
    return path


def test_text_is_the_page_for_people(command: Command, dispatch: Path):
    run = command("read", dispatch)
    assert run.code == 0
    assert run.out.startswith("Transports\n«Un tunnel de trop» au Gothard")
    assert "Lucia Arnold" in run.out
    assert "\x1b[" not in run.out
    assert run.err == ""


def test_json_is_one_indented_record(command: Command, dispatch: Path):
    run = command("read", "--format", "json", dispatch)
    assert run.out.startswith("{\n  ")
    record = Record.from_json(run.out)
    assert record.dispatch.source.path == str(dispatch)
    assert record.attributions == sample().attributions


def test_jsonl_is_one_record_a_line(command: Command, dispatch: Path):
    run = command("read", "-f", "jsonl", dispatch, dispatch)
    assert [Record.from_json(line).dispatch.id for line in run.out.splitlines()] == [sample().dispatch.id] * 2


def test_html_is_one_page(command: Command, dispatch: Path):
    assert command("read", "-f", "html", dispatch).out.startswith("<!doctype html>")


def test_several_in_json_are_one_record_a_line(command: Command, dispatch: Path):
    assert len(command("read", "-f", "json", dispatch, dispatch).out.splitlines()) == 2


def test_standard_input_is_read_for_a_dash_and_for_nothing(command: Command):
    for arguments in (("read", "-"), ("read",)):
        assert command(*arguments, stdin=TEXT.encode()).out.startswith("Transports\n")


def test_french_interface_by_option_and_by_locale(command: Command, dispatch: Path, monkeypatch: pytest.MonkeyPatch):
    assert "Resté en suspens" in command("read", dispatch, "--lang", "fr").out
    monkeypatch.setenv("LC_ALL", "fr_CH.UTF-8")
    assert "Resté en suspens" in command("read", dispatch).out
    assert "Left unresolved" in command("read", dispatch, "--lang", "en").out


def test_json_lines_give_json_lines_in_order_with_rows_for_the_bad_ones(command: Command):
    run = command("read", "-", stdin=LINES)
    rows = [json.loads(line) for line in run.out.splitlines()]
    assert [(row.get("dispatch") or row)["source"]["id"] for row in rows] == ["n1", "n2", None, "n3"]
    assert [row.get("reason") for row in rows] == [None, "unreadable", "unreadable", None]
    assert run.code == 2
    assert "-:3:" not in run.out
    assert "(-:4)" in run.err
    assert len(run.err.splitlines()) == 2


def test_json_lines_are_known_by_their_name(command: Command, tmp_path: Path):
    (tmp_path / "a.jsonl").write_bytes(LINES)
    assert len(command("read", tmp_path / "a.jsonl").out.splitlines()) == 4


def test_publication_date_goes_to_dispatches_without_their_own(command: Command, by_hand: type[ByHand]):
    command("read", "-", "--published", "2025-01-01", stdin=LINES)
    assert [raw.published for raw in by_hand.seen] == ["2025-01-01", "2025-02-01"]


def test_bad_publication_date_is_refused_with_what_to_write(command: Command, dispatch: Path):
    run = command("read", dispatch, "--published", "28.1.2025")
    assert run.code == 2
    assert run.out == ""
    assert "2025-01-28T20:47+01:00" in run.err


def test_model_is_named_by_option_or_environment(
    command: Command, dispatch: Path, by_hand: type[ByHand], monkeypatch: pytest.MonkeyPatch
):
    command("read", dispatch)
    monkeypatch.setenv("GUILLEMETS_MODEL", "b")
    command("read", dispatch)
    command("read", dispatch, "--model", "a")
    assert by_hand.models == (None, "b", "a")


def test_folder_gives_its_dispatches_in_order_of_their_paths(command: Command, tmp_path: Path):
    for name in ("b.txt", "a/z.txt", "a/.cache.json", "image.png", "c.jsonl"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(LINES.splitlines()[0] if name.endswith("jsonl") else TEXT.encode())
    run = command("read", tmp_path, "-f", "jsonl")
    paths = [json.loads(line)["dispatch"]["source"]["path"] for line in run.out.splitlines()]
    assert paths == [str(tmp_path / name) for name in ("a/z.txt", "b.txt", "c.jsonl")]


@pytest.mark.usefixtures("dispatch")
def test_pattern_that_the_shell_left_alone_is_spread(command: Command, tmp_path: Path):
    (tmp_path / "deux.txt").write_text(TEXT, "utf-8")
    run = command("read", tmp_path / "*.txt", "-f", "jsonl")
    assert len(run.out.splitlines()) == 2
    assert command("read", tmp_path / "*.md").code == 2


def bad_inputs(folder: Path) -> dict[str, Path]:
    """One file for each way in which an input is no dispatch."""
    contents = {
        "empty": b"",
        "blank": b" \n\t\n",
        "binary": b"\x7fELF\x02\x01\x01" + bytes(range(256)) * 20,
        "one_line": b"Le ministre a dit non. " * 900_000,
        "english": b"The minister said on Monday that he would not resign and that the vote would go ahead. " * 20,
    }
    paths = {name: folder / f"{name}.txt" for name in contents}
    for name, data in contents.items():
        paths[name].write_bytes(data)
    empty = folder / "folder"
    empty.mkdir()
    return paths | {"missing": folder / "missing.txt", "folder": empty}


@pytest.mark.parametrize("kind", ["empty", "blank", "binary", "one_line", "english", "missing", "folder"])
def test_bad_input_is_told_in_one_line_and_the_batch_goes_on(
    kind: str, command: Command, tmp_path: Path, dispatch: Path
):
    bad = bad_inputs(tmp_path / ".")[kind] if kind else None
    run = command("read", "-f", "jsonl", bad, dispatch)
    assert run.code == 2
    row, record = map(json.loads, run.out.splitlines())
    assert row["source"]["path"] == str(bad)
    assert row["reason"] == {"english": "not_french", "one_line": "too_long"}.get(kind, "unreadable")
    assert record["dispatch"]["source"]["path"] == str(dispatch)
    assert run.err == f"guillemets: {row['message']}\n"
    assert str(bad) in row["message"]


@pytest.mark.parametrize("form", ["text", "json", "html"])
def test_bad_input_alone_leaves_standard_output_empty(form: str, command: Command, tmp_path: Path):
    run = command("read", "-f", form, tmp_path / "nulle_part.txt")
    assert (run.code, run.out) == (2, "")
    assert run.err.startswith("guillemets: no such file")


@pytest.mark.parametrize("locked", ["file", "folder"])
def test_what_may_not_be_read_is_told(locked: str, command: Command, dispatch: Path, monkeypatch: pytest.MonkeyPatch):
    # The superuser may read everything, so that permission is refused by hand.
    def refuse(path: object, *_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(*((Path, "open") if locked == "file" else (os, "scandir")), refuse)
    run = command("read", dispatch if locked == "file" else dispatch.parent)
    assert run.code == 2
    assert "ermission" in run.err
    assert str(dispatch.parent) in run.err


def test_unpaired_surrogate_in_a_line_is_refused(command: Command):
    run = command("read", "-", stdin=b'{"id": "n1", "text": "Le pont \\ud800 a rouvert."}\n')
    assert run.code == 2
    assert json.loads(run.out)["reason"] == "unreadable"


def test_fault_of_ours_is_a_row_and_the_batch_goes_on(command: Command):
    lines = b'{"id": "n1", "text": "La panne dure."}\n{"id": "n2", "text": "Le pont a rouvert."}\n'
    run = command("read", "-", stdin=lines)
    rows = [json.loads(line) for line in run.out.splitlines()]
    assert run.code == 1
    assert rows[0]["reason"] == "internal_fault"
    assert rows[1]["dispatch"]["source"]["id"] == "n2"
    assert "ZeroDivisionError" in run.err


def test_output_to_a_file(command: Command, dispatch: Path, tmp_path: Path):
    run = command("read", dispatch, "-f", "json", "-o", tmp_path / "out.json")
    assert run.out == ""
    assert Record.from_json((tmp_path / "out.json").read_bytes()).attributions == sample().attributions


def test_page_in_a_file_has_no_colours_and_french_letters(command: Command, dispatch: Path, tmp_path: Path):
    command("read", dispatch, "-o", tmp_path / "page.txt")
    page = (tmp_path / "page.txt").read_text("utf-8")
    assert page.startswith("Transports\n«Un tunnel de trop»")


def test_output_to_a_folder_names_files_after_ids_and_never_twice(command: Command, dispatch: Path, tmp_path: Path):
    lines = b'{"id": "afp/1:2", "text": "Le pont."}\n{"id": "afp:1/2", "text": "La gare."}\n'
    command("read", "-", dispatch, "-f", "html", "-o", f"{tmp_path}/pages/", stdin=lines)
    assert sorted(p.name for p in (tmp_path / "pages").iterdir()) == ["afp_1_2-2.html", "afp_1_2.html", "gothard.html"]


def test_bar_stands_on_standard_error_when_a_person_looks(
    command: Command, dispatch: Path, monkeypatch: pytest.MonkeyPatch
):
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setattr(sys, "stderr", seen := Terminal())
    monkeypatch.setenv("TERM", "xterm")
    run = command("read", *[dispatch] * 3, "-f", "jsonl")
    assert "/3" in seen.getvalue()
    assert len(run.out.splitlines()) == 3
    monkeypatch.setattr(sys, "stderr", alone := Terminal())
    command("read", dispatch)
    assert alone.getvalue() == ""


def test_several_pages_need_a_folder(command: Command, dispatch: Path):
    run = command("read", dispatch, dispatch, "-f", "html")
    assert run.code == 2
    assert "--output pages/" in run.err


def test_target_that_cannot_be_written_is_told(command: Command, dispatch: Path, tmp_path: Path):
    run = command("read", dispatch, "-o", tmp_path / "none" / "out.txt")
    assert run.code == 2
    assert "cannot write" in run.err
    (tmp_path / "file").write_text("")
    assert command("read", dispatch, "-o", f"{tmp_path}/file/").code == 2


@pytest.mark.parametrize("arguments", [["--format", "xml"], ["--lang", "de"], ["--nothing"]])
def test_unknown_option_or_value_ends_with_two(command: Command, dispatch: Path, arguments: list[str]):
    assert command("read", dispatch, *arguments).code == 2
