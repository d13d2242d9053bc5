"""The worker behind the box: bounded in time, replaced when it dies, and never heard where there is none."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import msgspec
import pytest
from starlette.testclient import TestClient

from build import TEXT, sample
from guillemets.web.analysis import Analyst, Pasted
from guillemets.web.problems import BusyError, PageError
from guillemets.web.settings import Settings
from room import Shelf
from rooms import room_at

ECHO = "import sys\nfor line in sys.stdin.buffer:\n    sys.stdout.buffer.write(open({path!r}, 'rb').read() + b'\\n'); sys.stdout.buffer.flush()\n"


def answering(answer: bytes, folder: Path) -> tuple[str, ...]:
    """The command of a worker that always gives the same answer."""
    path = folder / "answer.json"
    path.write_bytes(answer)
    return (sys.executable, "-c", ECHO.format(path=str(path)))


def analyst(command: tuple[str, ...], seconds: float = 20) -> Analyst:
    return Analyst(Settings(store=Path("none.db"), analyse=command, analysis_seconds=seconds))


def record_line() -> bytes:
    return msgspec.json.encode({"record": msgspec.Raw(sample().to_json())})


def test_record_comes_back_and_the_process_is_kept(tmp_path: Path):
    one = analyst(answering(record_line(), tmp_path))
    assert one.read(Pasted(data=TEXT.encode())) == sample()
    process = one._process
    assert one.read(Pasted(data=b"x" * 500_000)) == sample()
    assert one._process is process
    one.close()
    assert process is not None
    assert process.poll() is not None


def test_reading_that_takes_too_long_is_stopped_with_its_process():
    slow = analyst((sys.executable, "-c", "import time; time.sleep(60)"), seconds=0.3)
    started = time.monotonic()
    with pytest.raises(BusyError, match="longer than"):
        slow.read(Pasted(data=b"x" * 300_000))
    assert time.monotonic() - started < 10
    assert slow._process is None


def test_worker_that_dies_is_told_and_replaced():
    dying = analyst((sys.executable, "-c", "pass"))
    for _ in range(2):
        with pytest.raises(BusyError, match="broke off"):
            dying.read(Pasted(data=b"x"))


def test_refusal_is_told(tmp_path: Path):
    refusing = analyst(answering(b'{"refusal": "text not in French"}', tmp_path))
    with pytest.raises(PageError, match="not in French"):
        refusing.read(Pasted(data=b"x"))
    refusing.close()


def test_box_shows_the_record_and_keeps_nothing(tmp_path: Path, shelf: Shelf):
    with room_at(shelf.path, analyse=answering(record_line(), tmp_path)) as client:
        before = shelf.path.read_bytes()
        assert "textarea" in client.get("/paste").text
        page = client.post("/paste", data={"text": TEXT}).text
        assert "Lucia Arnold" in page
        assert 'id="a3"' in page
        uploaded = client.post(
            "/paste.json", files={"file": ("d.txt", TEXT.encode())}, data={"published": "2025-03-12"}
        )
        assert uploaded.json()["record"]["dispatch"]["id"] == sample().dispatch.id
        assert client.post("/paste", data={"text": "   "}).status_code == 400
        assert client.post("/paste", data={"text": TEXT, "published": "hier"}).status_code == 400
        assert shelf.path.read_bytes() == before


def test_room_without_the_box_has_none(client: TestClient):
    assert client.get("/paste").status_code == 404
    assert client.post("/paste", data={"text": TEXT}).status_code == 404
    assert 'href="/paste"' not in client.get("/").text


@pytest.mark.model
def test_real_worker_reads_a_dispatch_and_refuses_what_is_none(shelf: Shelf):
    with room_at(shelf.path, analyse=(sys.executable, "-m", "guillemets.cli.pasted"), analysis_seconds=60) as client:
        answer = client.post(
            "/paste.json", data={"text": "«Nous ne céderons pas», a prévenu la ministre Lucia Arnold."}
        )
        assert answer.json()["record"]["attributions"][0]["speaker"]["name"] == "Lucia Arnold"
        several = b'{"text": "Le pont est ferme."}\n{"text": "Le pont est ouvert."}\n'
        refused = client.post("/paste.json", files={"file": ("two.jsonl", several)})
        assert refused.status_code == 400
        assert "several" in refused.json()["title"]
