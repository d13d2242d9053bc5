"""Reads pasted dispatches in a process of its own, which alone loads the linguistic model and can be stopped."""

from __future__ import annotations

import base64
import contextlib
import os
import select
import subprocess
import threading
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec

from guillemets.model.record import Record
from guillemets.web.problems import BusyError, PageError

if TYPE_CHECKING:
    from guillemets.web.settings import Settings

_CHUNK = 1 << 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Pasted:
    """A dispatch to read: the bytes of a text or of a file, its name if it has one, and the date of publication."""

    data: bytes
    name: str | None = None
    published: str | None = None


class Answer(msgspec.Struct, kw_only=True):
    """One line of the worker: the JSON of a record, or the reason why there is none."""

    record: msgspec.Raw = msgspec.Raw()
    refusal: str = ""


class Analyst:
    """The worker behind the box for pasted dispatches; started at the first dispatch, one dispatch at a time.

    ``settings.analyse`` is its command: it reads a JSON object a line (``data`` in Base64, ``name``, ``published``)
    and writes an ``Answer`` a line. A reading that takes longer than ``analysis_seconds`` is stopped with its process.
    """

    def __init__(self, settings: Settings) -> None:
        self._command = settings.analyse or ()
        self._seconds = settings.analysis_seconds
        self._turn = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None

    def read(self, pasted: Pasted) -> Record:
        """The record of a pasted dispatch.

        Raises PageError with the reason when it cannot be read as one dispatch, BusyError when it takes too long or
        others are waiting.
        """
        deadline = time.monotonic() + self._seconds
        if not self._turn.acquire(timeout=self._seconds):
            raise BusyError("another dispatch is being read", hint="try again in a moment")
        try:
            line = self._asked(pasted, deadline)
        finally:
            self._turn.release()
        answer = msgspec.json.decode(line, type=Answer)
        found = bytes(answer.record)
        if not found:
            raise PageError(answer.refusal or "the dispatch could not be read")
        return Record.from_json(found)

    def close(self) -> None:
        """Stop the process, if one runs."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            with contextlib.suppress(OSError):
                process.communicate()

    def _asked(self, pasted: Pasted, deadline: float) -> bytes:
        question = msgspec.json.encode(
            {
                "data": base64.b64encode(pasted.data).decode("ascii"),
                "name": pasted.name,
                "published": pasted.published,
            }
        )
        process = self._running()
        try:
            _write(process, question + b"\n", deadline)
            return _line(process, deadline)
        except TimeoutError:
            self.close()
            raise BusyError(
                f"reading took longer than {self._seconds:g} seconds", hint="paste a shorter text"
            ) from None
        except (OSError, EOFError):
            self.close()
            raise BusyError("the reading broke off", hint="try again; `guillemets read` says what is wrong") from None

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            self._process = subprocess.Popen(  # noqa: S603 -- the command is the program's own
                self._command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
            )
        return self._process


def _write(process: subprocess.Popen[bytes], data: bytes, deadline: float) -> None:
    """Hand the worker its question; one that takes nothing in must not hold the page for ever."""
    assert process.stdin is not None  # noqa: S101 -- opened as a pipe just above
    descriptor = process.stdin.fileno()
    os.set_blocking(descriptor, False)
    rest = memoryview(data)
    while rest:
        _, ready, _ = select.select([], [descriptor], [], max(0.0, deadline - time.monotonic()))
        if not ready:
            raise TimeoutError
        rest = rest[os.write(descriptor, rest[:_CHUNK]) :]


def _line(process: subprocess.Popen[bytes], deadline: float) -> bytes:
    assert process.stdout is not None  # noqa: S101 -- opened as a pipe just above
    descriptor = process.stdout.fileno()
    line = b""
    while not line.endswith(b"\n"):
        ready, _, _ = select.select([descriptor], [], [], max(0.0, deadline - time.monotonic()))
        if not ready:
            raise TimeoutError
        piece = os.read(descriptor, _CHUNK)
        if not piece:
            raise EOFError
        line += piece
    return line
