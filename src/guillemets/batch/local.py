"""The engine for one machine: processes that share the model in memory, each with one piece of work at a time."""

from __future__ import annotations

import gc
import multiprocessing
import os
import resource
import signal
import sys
import time
from collections import Counter, deque
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing.connection import wait
from typing import TYPE_CHECKING, Self

from guillemets.batch.journal import last_begun, mark
from guillemets.batch.limits import bound_memory
from guillemets.batch.tasks import Hand, Kind, Task
from guillemets.errors import BatchError
from guillemets.model.refusal import Reason

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from multiprocessing.connection import Connection
    from multiprocessing.context import ForkContext, SpawnContext
    from multiprocessing.process import BaseProcess
    from multiprocessing.sharedctypes import Synchronized

    from guillemets.batch.job import Job

_LOOK_EVERY = 0.25  # seconds between two looks at the clock of each worker
_GRACE = 10.0  # seconds over the limit after which a worker that does not stop itself is ended
_DEATHS = 10  # of processes over one task, beyond the tries of its rows: then it is the machine's fault


@dataclass(eq=False)
class _Worker:
    """A process, the wire to it, what it is doing, and since when it has been reading one row (0: none)."""

    process: BaseProcess
    wire: Connection
    since: Synchronized[float]
    task: Task | None = field(default=None)


class LocalEngine:
    """Does tasks in ``processes`` processes; used in a ``with`` statement, which ends them.

    The model is loaded here once, before the processes are forked, and shared. A process that dies or hangs is
    replaced and its task given out again. ``peak`` is the most memory that one process had, in megabytes.
    """

    def __init__(self, job: Job, processes: int) -> None:
        self._job = job
        self._count = max(processes, 1)
        self._workers: list[_Worker] = []
        self._hand = Hand(job)
        self.peak = 0.0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for worker in self._workers:
            worker.process.kill()
            worker.process.join()
        self._workers.clear()

    def run(self, tasks: Iterable[Task], done: Callable[[Task], None]) -> None:
        """Do every task, in any order, each to its end; ``done`` is called after each.

        Raises BatchError when a task fails or processes keep dying over it.
        """
        waiting = deque(tasks)
        if waiting and waiting[0].kind is Kind.ANALYSE:
            _ = self._hand.tools
            gc.collect()
            gc.freeze()  # what is loaded stays as it is: no process touches, and so copies, its pages
        deaths: Counter[Task] = Counter()
        try:
            for _ in range(min(self._count, len(waiting))):
                self._give(self._start(), waiting.popleft())
            while any(worker.task for worker in self._workers):
                self._turn(waiting, deaths, done)
        finally:
            self.__exit__()

    def _turn(self, waiting: deque[Task], deaths: Counter[Task], done: Callable[[Task], None]) -> None:
        """Wait for news or a moment, and act on it."""
        wires = {worker.wire: worker for worker in self._workers}
        for wire in wait(list(wires), timeout=_LOOK_EVERY):
            worker = wires[wire]  # type: ignore[index]
            task = worker.task
            try:
                fault, peak = worker.wire.recv()
            except (EOFError, OSError):
                self._bury(worker)
                if task is not None:
                    deaths[task] += 1
                    if deaths[task] > _DEATHS + self._job.order.limits.tries:
                        raise BatchError(
                            f"processes keep dying over {task.kind} {task.name}",
                            where=str(self._job.folder),
                            hint="look for what ends them (memory?), then give the same command again",
                        ) from None
                    waiting.appendleft(task)
            else:
                worker.task = None
                self.peak = max(self.peak, peak)
                if fault is not None:
                    raise BatchError(fault, where=str(self._job.folder), hint="the same command goes on from here")
                if task is not None:
                    done(task)
        self._end_the_hanging()
        idle = [worker for worker in self._workers if worker.task is None]
        while waiting and (idle or len(self._workers) < self._count):
            self._give(idle.pop() if idle else self._start(), waiting.popleft())

    def _end_the_hanging(self) -> None:
        """End the processes that have been at one row far over its time, and note against the row why."""
        most = self._job.order.limits.seconds + _GRACE
        for worker in self._workers:
            since = worker.since.value
            if worker.task is not None and since and time.monotonic() - since > most:
                worker.process.kill()
                worker.process.join()
                path = self._job.journal(worker.task.name)
                row = last_begun(path)
                if row is not None:
                    mark(path, row, Reason.TIME_LIMIT)

    def _start(self) -> _Worker:
        context = _context()
        ours, theirs = context.Pipe()
        since = context.Value("d", 0.0)
        hand = self._hand if context.get_start_method() == "fork" else Hand(self._job)
        process = context.Process(target=_work, args=(theirs, hand, since), daemon=True)
        process.start()
        theirs.close()
        worker = _Worker(process, ours, since)
        self._workers.append(worker)
        return worker

    def _give(self, worker: _Worker, task: Task) -> None:
        worker.task = task
        with suppress(OSError):  # it has died: the next turn finds out
            worker.wire.send(task)

    def _bury(self, worker: _Worker) -> None:
        worker.process.join()
        worker.wire.close()
        self._workers.remove(worker)


def _context() -> ForkContext | SpawnContext:
    fork = sys.platform != "win32" and "fork" in multiprocessing.get_all_start_methods()
    return multiprocessing.get_context("fork") if fork else multiprocessing.get_context("spawn")


def _work(wire: Connection, hand: Hand, since: Synchronized[float]) -> None:
    """The life of a process: task after task, until the wire is cut."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    bound_memory(hand.job.order.limits.megabytes)
    parent = os.getppid()

    def begun(_row: int) -> None:
        since.value = time.monotonic()
        if os.getppid() != parent:  # nobody is left to hear of it
            os._exit(1)

    hand.before = begun
    while True:
        try:
            task = wire.recv()
        except EOFError:
            return
        fault = None
        try:
            hand.do(task)
        except Exception as error:  # noqa: BLE001 -- told to the parent, which ends the job with it
            fault = f"{task.kind} {task.name} failed: {error!r}"
        since.value = 0.0
        wire.send((fault, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024))
