"""``guillemets verify``: whatever was changed in a stored record is found."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from build import sample
from guillemets.model.dispatch import Origin
from guillemets.model.record import SCHEMA_VERSION
from guillemets.model.refusal import Reason, RefusedInput, Stage
from runs import Command

SOUND = sample().to_json()


def placed(value: object, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """The path to every object that carries its own words beside its offsets."""
    if isinstance(value, dict):
        if "text" in value and "start" in value:
            yield path
        for key, inner in value.items():
            yield from placed(inner, (*path, key))
    elif isinstance(value, list):
        for i, inner in enumerate(value):
            yield from placed(inner, (*path, i))


def changed(path: tuple[str | int, ...], field: str, by: int) -> bytes:
    """The sound record with one offset moved."""
    record = json.loads(SOUND)
    inner = record
    for key in path:
        inner = inner[key]
    inner[field] += by
    return json.dumps(record).encode()


PLACES = [pytest.param(path, id=".".join(map(str, path))) for path in placed(json.loads(SOUND))]


def test_sound_record_is_sound_in_any_layout(command: Command, tmp_path: Path):
    (tmp_path / "a.json").write_bytes(msgspec.json.format(SOUND, indent=2))
    (tmp_path / "b.jsonl").write_bytes(SOUND + b"\n\n" + SOUND + b"\n")
    run = command("verify", tmp_path / "a.json", tmp_path / "b.jsonl")
    assert (run.code, run.out, run.err) == (0, "3 sound, 0 faulty\n", "")


@pytest.mark.parametrize(("field", "by"), [("start", 1), ("end", -1), ("end", 10_000), ("start", -10_000)])
@pytest.mark.parametrize("path", PLACES)
def test_every_moved_offset_is_found(command: Command, path: tuple[str | int, ...], field: str, by: int):
    run = command("verify", "-", stdin=changed(path, field, by))
    assert run.code == 1
    assert run.out == "0 sound, 1 faulty\n"
    assert "record." in run.err


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (b'"part":', b'"part":99,"was":', "no part 99"),
        (b'"entity":"e2"', b'"entity":"e99"', "no entity e99"),
        (b"Nous ne paierons pas un franc de plus\xc2\xbb, a", b"Nous paierons un franc de plus\xc2\xbb, a", "SHA-256"),
        (b'"act":"threatens"', b'"act":"sings"', "sings"),
        (b'"cue":', b'"queue":', "cue"),
        (b'"confidence":0.9', b'"confidence":"high"', "confidence"),
    ],
)
def test_whatever_else_was_changed_is_told(command: Command, old: bytes, new: bytes, told: str):
    assert old in SOUND
    run = command("verify", "-", stdin=SOUND.replace(old, new, 1))
    assert run.code == 1
    assert told in run.err


def test_fault_is_told_with_its_line_and_the_others_are_checked(command: Command, tmp_path: Path):
    path = tmp_path / "records.jsonl"
    path.write_bytes(SOUND + b"\n" + SOUND[:-5] + b"\n" + SOUND + b"\n")
    run = command("verify", path)
    assert (run.code, run.out) == (1, "2 sound, 1 faulty\n")
    assert run.err.startswith(f"{path}:2: ")


def test_rows_of_refused_inputs_are_passed_over(command: Command):
    row = RefusedInput(
        schema_version=SCHEMA_VERSION, source=Origin(), stage=Stage.FORMATS, reason=Reason.UNREADABLE, message="empty"
    )
    run = command("verify", "-", stdin=SOUND + b"\n" + msgspec.json.encode(row) + b"\n")
    assert (run.code, run.out) == (0, "1 sound, 0 faulty, 1 refused input(s) passed over\n")


def test_nothing_is_no_proof(command: Command):
    assert command("verify", "-").code == 1


def test_missing_file_ends_with_two(command: Command, tmp_path: Path):
    run = command("verify", tmp_path / "rien.json")
    assert run.code == 2
    assert "no such file" in run.err


def test_all_faults_of_a_record_are_told(command: Command):
    record = json.loads(SOUND)
    record["attributions"][0]["part"] = 99
    record["attributions"][1]["part"] = 98
    run = command("verify", "-", stdin=json.dumps(record).encode())
    assert run.code == 1
    assert "no part 99" in run.err
    assert "no part 98" in run.err
    assert run.out == "0 sound, 1 faulty\n"


def test_record_of_another_contract_is_refused(command: Command):
    run = command("verify", "-", stdin=SOUND.replace(b'"schema_version":"1"', b'"schema_version":"2"', 1))
    assert run.code == 1
    assert "schema_version is '2'" in run.err
