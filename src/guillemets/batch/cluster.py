"""The engine for a cluster: Ray Data gives the tasks to a pool of actors, each of which loads the model once.

Only names travel: rows and outcomes lie in the folder of the job, which every node must see under the same path. A
task whose actor or node is lost is given to another; what it had finished is there already.
"""

from __future__ import annotations

import contextlib
import resource
from typing import TYPE_CHECKING, Any, Self

from guillemets.batch.limits import bound_memory
from guillemets.batch.tasks import Hand, Kind, Task
from guillemets.errors import BatchError, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from guillemets.batch.job import Job


class RayEngine:
    """Does tasks on the Ray cluster at ``address``, or on one of its own; used in a ``with`` statement.

    ``actors`` bounds their number; without it there is one for each core of the cluster. ``peak`` is the most memory
    that one actor had, in megabytes. Raises UsageError when Ray is not installed or the cluster cannot be reached.
    """

    def __init__(self, job: Job, address: str | None = None, actors: int | None = None) -> None:
        self._job = job
        self._address = address
        self._actors = actors
        self._began = False
        self.peak = 0.0

    def __enter__(self) -> Self:
        try:
            import ray  # noqa: PLC0415 -- an extra, and slow to load
            import ray.data  # noqa: PLC0415
        except ImportError:
            raise UsageError("Ray is not installed", hint="pip install 'guillemets[ray]'") from None
        if not ray.is_initialized():
            try:
                ray.init(address=self._address, log_to_driver=False, include_dashboard=False, configure_logging=False)
            except (ConnectionError, ValueError) as error:
                raise UsageError(f"the cluster cannot be reached: {error}", where=str(self._address)) from None
            self._began = True
        ray.data.DataContext.get_current().enable_progress_bars = False
        return self

    def __exit__(self, *_: object) -> None:
        if self._began:
            import ray  # noqa: PLC0415

            ray.shutdown()

    def run(self, tasks: Iterable[Task], done: Callable[[Task], None]) -> None:
        """Do every task, in any order, each to its end; ``done`` is called after each.

        Raises BatchError when a task fails.
        """
        import ray  # noqa: PLC0415

        rows = [{"kind": task.kind.value, "name": task.name} for task in tasks]
        if not rows:
            return
        cores = int(ray.cluster_resources().get("CPU", 1))  # type: ignore[no-untyped-call]
        most = max(1, min(self._actors or cores, len(rows)))
        pool = ray.data.ActorPoolStrategy(min_size=1, max_size=most)
        finished = ray.data.from_items(rows, override_num_blocks=len(rows)).map_batches(
            _Actor, fn_constructor_args=(self._job,), batch_size=1, compute=pool, num_cpus=1
        )
        for row in finished.iter_rows():
            if row["fault"]:
                raise BatchError(row["fault"], where=str(self._job.folder), hint="the same command goes on from here")
            self.peak = max(self.peak, row["peak"])
            done(Task(Kind(row["kind"]), row["name"]))


class _Actor:
    """One of the pool: does the tasks that come, one at a time."""

    def __init__(self, job: Job) -> None:
        self._hand = Hand(job)
        self._bound = False

    def __call__(self, batch: dict[str, Any]) -> dict[str, Any]:
        """The tasks of the batch, done, with what went wrong and the most memory so far."""
        faults = [self._do(Task(Kind(kind), name)) for kind, name in zip(batch["kind"], batch["name"], strict=True)]
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        return {**batch, "fault": faults, "peak": [peak] * len(faults)}

    def _do(self, task: Task) -> str:
        if task.kind is Kind.ANALYSE and not self._bound:
            _ = self._hand.tools
            with contextlib.suppress(ValueError, OSError):
                bound_memory(self._hand.job.order.limits.megabytes)
            self._bound = True
        try:
            self._hand.do(task)
        except Exception as error:  # noqa: BLE001 -- told to the driver, which ends the job with it
            return f"{task.kind} {task.name} failed: {error!r}"
        return ""
