"""What one dispatch may cost: seconds, memory and tries."""

from __future__ import annotations

import resource
import signal
import sys
import threading
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType

_MEGABYTE = 1 << 20
_STATUS = Path("/proc/self/status")


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """``seconds`` and ``megabytes`` that one dispatch may take, and how often it is tried before it is set aside."""

    seconds: float = 120.0
    megabytes: int = 2000
    tries: int = 3


class OverTime(BaseException):
    """A dispatch took longer than it may."""


@contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """Nothing; raises OverTime inside it after ``seconds``. Without effect outside the main thread and on Windows.

    >>> with time_limit(0.01):
    ...     while True: pass
    Traceback (most recent call last):
    guillemets.batch.limits.OverTime
    """
    if threading.current_thread() is not threading.main_thread() or not hasattr(signal, "setitimer"):
        yield
        return
    before = signal.signal(signal.SIGALRM, _stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _stop(_number: int, _frame: FrameType | None) -> None:
    raise OverTime


def bound_memory(megabytes: int) -> None:
    """Let this process have ``megabytes`` more than it holds; beyond, Python raises MemoryError. On Linux alone."""
    if not sys.platform.startswith("linux"):
        return
    held = next(int(line.split()[1]) * 1024 for line in _STATUS.read_text("ascii").splitlines() if "VmData" in line)
    _, hard = resource.getrlimit(resource.RLIMIT_DATA)
    wanted = held + megabytes * _MEGABYTE
    resource.setrlimit(resource.RLIMIT_DATA, (wanted if hard == resource.RLIM_INFINITY else min(wanted, hard), hard))
