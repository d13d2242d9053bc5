"""A batch job on the disk: what it was asked to do, and where each piece of its work lies.

    OUTPUT/job.json            what was asked; a job goes on only when asked the same again
    OUTPUT/_work/read/         the rows of input, in shards
    OUTPUT/_work/done/         the outcomes of each shard; a shard whose file is there is done
    OUTPUT/_work/tries/        a journal for each shard that is being worked on
    OUTPUT/TABLE/date=DAY/     the result, by day of publication
    OUTPUT/summary.json        written last

Every file appears under its name in one go, complete or not at all; so whatever dies, what is there is sound, and
what is not there is done again.
"""

from __future__ import annotations

import os
import uuid
from dataclasses import dataclass, field
from importlib.metadata import version
from typing import TYPE_CHECKING

import msgspec
import pyarrow.parquet as pq

from guillemets.batch.limits import Limits
from guillemets.errors import UsageError
from guillemets.formats import InputOptions

if TYPE_CHECKING:
    from pathlib import Path

    import pyarrow as pa

WORK = "_work"


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """Files that are read together: one that is large, or several small ones."""

    name: str
    files: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """How rows are cut into shards: most rows, most characters. No result depends on it, only the size of a loss."""

    rows: int = 64
    characters: int = 300_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What a job was asked to do: everything that its result depends on, and how the work is cut."""

    inputs: tuple[str, ...]
    units: tuple[Unit, ...]
    options: InputOptions = field(default_factory=InputOptions)
    model: str | None = None
    gazetteer: str | None = None
    dedupe: bool = False
    limits: Limits = field(default_factory=Limits)
    shape: Shape = field(default_factory=Shape)
    program: str = field(default_factory=lambda: version("guillemets"))


@dataclass(frozen=True, slots=True)
class Job:
    """An order and its folder."""

    folder: Path
    order: Order

    @property
    def work(self) -> Path:
        """Where the unfinished work lies."""
        return self.folder / WORK

    def listed(self, unit: str) -> Path:
        """The list of the shards of a unit, written when all of them are."""
        return self.work / "read" / f"{unit}.json"

    def rows(self, shard: str) -> Path:
        """The rows of input of a shard."""
        return self.work / "read" / f"{shard}.parquet"

    def outcomes(self, shard: str) -> Path:
        """The outcomes of a shard."""
        return self.work / "done" / f"{shard}.parquet"

    def journal(self, shard: str) -> Path:
        """The journal of the tries of a shard."""
        return self.work / "tries" / shard

    @property
    def copies(self) -> Path:
        """Which rows are copies of which, when the job was asked to find out."""
        return self.work / "copies.parquet"

    @property
    def summary(self) -> Path:
        """The figures of the finished job."""
        return self.folder / "summary.json"


def open_job(folder: Path, order: Order) -> Job:
    """The job in ``folder``, begun now or begun before with the same order.

    Raises UsageError when the folder holds another job, or something else.
    """
    job = Job(folder, order)
    asked = folder / "job.json"
    told = msgspec.json.format(msgspec.json.encode(order), indent=1)
    if asked.exists():
        if asked.read_bytes() != told:
            raise UsageError(
                "the folder holds another job: other inputs, options or version",
                where=str(folder),
                hint="choose another --output, or give what job.json there says",
            )
        return job
    if folder.exists() and any(folder.iterdir()):
        raise UsageError("the folder is not empty", where=str(folder), hint="choose another --output")
    for name in ("read", "done", "tries"):
        (folder / WORK / name).mkdir(parents=True, exist_ok=True)
    write_bytes(asked, told)
    return job


def write_bytes(path: Path, data: bytes) -> None:
    """Nothing; ``path`` holds ``data``, all of it or what was there before."""
    aside = _aside(path)
    with aside.open("wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())
    aside.replace(path)


def write_table(path: Path, table: pa.Table | pa.RecordBatch) -> None:
    """Nothing; ``path`` holds the table as Parquet, all of it or what was there before."""
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = _aside(path)
    with pq.ParquetWriter(aside, table.schema, compression="zstd") as writer:
        writer.write(table)
    with aside.open("rb") as stream:
        os.fsync(stream.fileno())
    aside.replace(path)


def _aside(path: Path) -> Path:
    return path.with_name(f".{path.name}.{uuid.uuid4().hex[:8]}")
