"""Work spread over processes that share what was loaded before they were made; results come in order."""

from __future__ import annotations

import multiprocessing
import signal
import traceback
from collections import deque
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from typing import TYPE_CHECKING, Generic, Self, TypeVar

from guillemets.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from multiprocessing.context import ForkProcess
    from types import TracebackType

T = TypeVar("T")
R = TypeVar("R")

_AHEAD = 8  # results that may wait for an earlier one, for each process


@dataclass(frozen=True, slots=True)
class Fault:
    """What went wrong with one item, when its function raised or its process died; a fault of ours."""

    told: str


@dataclass(slots=True)
class _Worker:
    """A process, the line to it, and the number of the item that it works on."""

    process: ForkProcess
    line: Connection
    item: int | None = None


@dataclass(slots=True)
class _Run(Generic[T, R]):
    """Items under way, by number, and results that wait for their turn."""

    items: dict[int, T] = field(default_factory=dict)
    results: dict[int, R | Fault] = field(default_factory=dict)
    backlog: deque[int] = field(default_factory=deque)
    taken: int = 0
    given: int = 0


class Workers(Generic[T, R]):
    """``count`` processes that call ``work``; used in a ``with`` statement. One process is this one itself.

    The processes are forked when the ``with`` begins, so that what ``work`` needs is loaded once, before. A process
    that dies fails its item alone and is replaced; all end when this program does, however it ends.
    """

    def __init__(self, work: Callable[[T], R], count: int) -> None:
        if count > 1 and "fork" not in multiprocessing.get_all_start_methods():
            raise UsageError("several processes need a system that forks", hint="leave out -j")
        self._work = work
        self._count = count
        self._workers: list[_Worker] = []

    def __enter__(self) -> Self:
        if self._count > 1:
            for _ in range(self._count):
                self._workers.append(self._made())
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for worker in self._workers:
            worker.line.close()
        for worker in self._workers:
            if kind is not None:
                worker.process.terminate()
            worker.process.join()
        self._workers = []

    def map(self, items: Iterable[T], ready: Callable[[T], R | None]) -> Iterator[tuple[T, R | Fault]]:
        """Each item with its result, in the order of the items; a bounded number is under way at a time.

        ``ready`` gives the result of an item that needs no work, or None.
        """
        if not self._workers:
            for item in items:
                done = ready(item)
                yield item, _tried(self._work, item) if done is None else done
            return
        run: _Run[T, R] = _Run()
        source = iter(items)
        exhausted = False
        while not (exhausted and run.given == run.taken):
            while not exhausted and run.taken - run.given < _AHEAD * self._count and not run.backlog:
                exhausted = not self._take(source, ready, run)
                self._hand_out(run)
            while run.given in run.results:
                result = run.results.pop(run.given)
                yield run.items.pop(run.given), result
                run.given += 1
            if run.given not in run.results and any(worker.item is not None for worker in self._workers):
                self._collect(run)
            self._hand_out(run)

    def _take(self, source: Iterator[T], ready: Callable[[T], R | None], run: _Run[T, R]) -> bool:
        """Take the next item in, and whether there was one."""
        for item in source:
            run.items[run.taken] = item
            done = ready(item)
            if done is None:
                run.backlog.append(run.taken)
            else:
                run.results[run.taken] = done
            run.taken += 1
            return True
        return False

    def _hand_out(self, run: _Run[T, R]) -> None:
        for place, worker in enumerate(self._workers):
            if worker.item is None and run.backlog:
                worker.item = run.backlog.popleft()
                try:
                    worker.line.send(run.items[worker.item])
                except OSError:
                    self._replace(place, run)

    def _collect(self, run: _Run[T, R]) -> None:
        """Take at least one result, or the place of a process that died."""
        ready = wait([worker.line for worker in self._workers if worker.item is not None])
        for place, worker in enumerate(self._workers):
            if worker.line in ready and worker.item is not None:
                try:
                    run.results[worker.item] = worker.line.recv()
                except (EOFError, OSError):
                    self._replace(place, run)
                else:
                    worker.item = None

    def _replace(self, place: int, run: _Run[T, R]) -> None:
        dead = self._workers[place]
        dead.line.close()
        dead.process.join()
        if dead.item is not None:
            run.results[dead.item] = Fault(f"its process ended with code {dead.process.exitcode}")
        self._workers[place] = self._made()

    def _made(self) -> _Worker:
        context = multiprocessing.get_context("fork")
        ours, theirs = context.Pipe()
        others = [worker.line for worker in self._workers if not worker.line.closed]
        process = context.Process(target=_serve, args=(self._work, theirs, [ours, *others]), daemon=True)
        process.start()
        theirs.close()
        return _Worker(process, ours)


def _serve(work: Callable[[T], R], line: Connection, others: list[Connection]) -> None:
    """Work until the other end of the line is gone; ``others`` would keep the lines of other processes open."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for other in others:
        other.close()
    try:
        while True:
            line.send(_tried(work, line.recv()))
    except (EOFError, OSError):
        return


def _tried(work: Callable[[T], R], item: T) -> R | Fault:
    try:
        return work(item)
    except Exception:  # noqa: BLE001 -- one item must not stop the others; the fault is told
        return Fault(traceback.format_exc())
