"""``guillemets batch``: many dispatches to Parquet, on one machine or on a cluster."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class EngineName(StrEnum):
    """Where the work is done."""

    LOCAL = "local"
    RAY = "ray"


def batch(
    inputs: Annotated[
        list[str],
        typer.Argument(metavar="INPUT", help="Files, folders, globs, or URLs that fsspec opens.", show_default=False),
    ],
    *,
    output: Annotated[Path, typer.Option("--output", "-o", help="The folder of the job and its result.")],
    engine: Annotated[EngineName, typer.Option(help="local: processes here; ray: a Ray cluster.")] = EngineName.LOCAL,
    jobs: Annotated[
        int | None,
        typer.Option("--jobs", "-j", min=1, help="Processes (ray: at most); one a core.", show_default=False),
    ] = None,
    address: Annotated[
        str | None, typer.Option(help="Address of the Ray cluster; a new one here if none.", show_default=False)
    ] = None,
    published: Annotated[
        str | None,
        typer.Option(help="ISO 8601 date or instant, for dispatches that carry none.", show_default=False),
    ] = None,
    columns: Annotated[
        list[str] | None,
        typer.Option("--column", help="piece=column: where text, id, published... stand.", show_default=False),
    ] = None,
    dedupe: Annotated[
        bool, typer.Option("--dedupe", help="Analyse near-duplicates once; copies refer to the original.")
    ] = False,
    time_limit: Annotated[float, typer.Option(min=1, help="Seconds that one dispatch may take.")] = 120,
    memory_limit: Annotated[int, typer.Option(min=100, help="Megabytes that one dispatch may take.")] = 2000,
    tries: Annotated[int, typer.Option(min=1, help="Tries of one dispatch before it is set aside.")] = 3,
    keep: Annotated[bool, typer.Option("--keep", help="Keep the job's working files.")] = False,
    model: Annotated[
        str | None,
        typer.Option(envvar="GUILLEMETS_MODEL", help="Another spaCy model, by name or folder.", show_default=False),
    ] = None,
    gazetteer: Annotated[
        Path | None,
        typer.Option(help="Persons and bodies of your own, TSV or JSONL.", show_default=False),
    ] = None,
) -> None:
    """Read many dispatches into Parquet tables, by day of publication.

    Given again after a stop, a crash or a power cut, the same command goes on where it was. The result does not depend
    on the engine or the number of processes. Inputs that give no record are rows of the table refused; the exit code
    is then still 0.

    Example: guillemets batch archive/*.jsonl --output result -j 4
    """
    import os

    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ.setdefault(name, "1")  # a process uses one core; several share a machine
    from guillemets.batch.job import Order, open_job
    from guillemets.batch.limits import Limits
    from guillemets.batch.reading import units_of
    from guillemets.batch.run import run_job
    from guillemets.cli.batch_progress import BatchProgress, told
    from guillemets.formats import Columns, InputOptions
    from guillemets.formats.plain import check_published

    check_published(published)
    order = Order(
        inputs=tuple(inputs),
        units=units_of(inputs),
        options=InputOptions(published=published, columns=Columns.parse(columns or [])),
        model=model,
        gazetteer=str(gazetteer) if gazetteer else None,
        dedupe=dedupe,
        limits=Limits(seconds=time_limit, megabytes=memory_limit, tries=tries),
    )
    job = open_job(output, order)
    count = jobs or len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else jobs or os.cpu_count() or 1
    with BatchProgress() as watch:
        if engine is EngineName.RAY:
            from guillemets.batch.cluster import RayEngine

            with RayEngine(job, address, jobs) as cluster:
                summary = run_job(job, cluster, watch, keep=keep)
        else:
            from guillemets.batch.local import LocalEngine

            with LocalEngine(job, count) as local:
                summary = run_job(job, local, watch, keep=keep)
    typer.echo(told(summary, output))
