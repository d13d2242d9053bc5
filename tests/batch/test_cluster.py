"""A real Ray cluster of several node processes: the bytes of one machine, also when a node is killed on the way."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from batch.quick_job import Silent, job_of, result, run_local
from guillemets.batch.cluster import RayEngine
from guillemets.batch.run import run_job
from guillemets.batch.tasks import Kind

ray = pytest.importorskip("ray", reason="Ray is not installed: pip install 'guillemets[ray]'")
EXAMPLES = Path(__file__).parents[2] / "examples"
STORE_BYTES = 80 << 20


class Killer(Silent):
    """Kills a node of the cluster, without a word to it, when the first piece is analysed."""

    def __init__(self, cluster: Any, node: Any) -> None:
        super().__init__()
        self._cluster = cluster
        self._node = node
        self._kind = Kind.READ

    def stage(self, kind: Kind, total: int, done: int) -> None:
        super().stage(kind, total, done)
        self._kind = kind

    def advance(self, _count: int) -> None:
        if self._kind is Kind.ANALYSE and self._node is not None:
            self._cluster.remove_node(self._node, allow_graceful=False)
            self._node = None

    @property
    def has_killed(self) -> bool:
        return self._node is None


@pytest.fixture
def cluster(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """A head that does no work, and two nodes of one core."""
    from ray.cluster_utils import Cluster

    monkeypatch.setenv("RAY_ACCEL_ENV_VAR_OVERRIDE_ON_ZERO", "0")
    head = {"num_cpus": 0, "object_store_memory": STORE_BYTES, "include_dashboard": False}
    made = Cluster(initialize_head=True, head_node_args=head)
    yield made
    ray.shutdown()
    made.shutdown()


@pytest.mark.slow
@pytest.mark.model
@pytest.mark.filterwarnings("ignore")  # of Ray's own making
def test_a_cluster_that_loses_a_node_gives_the_bytes_of_one_machine(cluster: Any, tmp_path: Path) -> None:
    source = tmp_path / "in"
    source.mkdir()
    for path in sorted(EXAMPLES.glob("*.txt"))[:8]:
        shutil.copy(path, source)
    nodes = [cluster.add_node(num_cpus=1, object_store_memory=STORE_BYTES) for _ in range(2)]
    killer = Killer(cluster, nodes[0])
    job = job_of(source, tmp_path / "ray", rows=1)
    with RayEngine(job, cluster.address) as engine:
        summary = run_job(job, engine, killer)
    assert killer.has_killed
    run_local(job_of(source, tmp_path / "local", rows=3), 1)
    assert summary.records == 8
    assert result(tmp_path / "ray") == result(tmp_path / "local")
