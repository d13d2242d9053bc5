"""The recipe for Spark, as the page gives it: over Arrow batches by itself, and in Spark where that is installed."""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pytest

from batch import quick_job
from guillemets.batch.analyse import analyse_batch
from guillemets.batch.rows import input_batch
from guillemets.batch.schema import outcome_schema
from guillemets.formats import read_paths

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

PAGE = Path(__file__).parents[2] / "docs" / "batch.md"


def recipe() -> list[str]:
    """The pieces of Python in the part of the page about Spark."""
    part = PAGE.read_text("utf-8").partition("In Spark, ")[2].partition("\n## ")[0]
    return re.findall(r"```python\n(.*?)```", part, re.DOTALL)


def analyse_of() -> Callable[[Iterable[pa.RecordBatch]], Iterator[pa.RecordBatch]]:
    """The function that the page defines."""
    names: dict[str, Any] = {}
    exec(recipe()[0], names)  # noqa: S102 -- our own page
    function: Callable[[Iterable[pa.RecordBatch]], Iterator[pa.RecordBatch]] = names["analyse"]
    return function


@pytest.fixture
def quick_recipe(quick: None, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: ARG001 -- it must come first
    """The recipe's own loading of the tools is quick, too."""
    monkeypatch.setattr("guillemets.pipeline.load_tools", lambda *_: quick_job.TOOLS)


@pytest.mark.usefixtures("quick_recipe")
def test_the_recipe_gives_what_the_batch_function_gives(lines: Path) -> None:
    rows = input_batch(read_paths([lines]))
    half = len(rows) // 2
    found = list(analyse_of()(iter([rows.slice(0, half), rows.slice(half)])))
    assert pa.Table.from_batches(found).combine_chunks().to_batches()[0] == analyse_batch(rows, quick_job.TOOLS)
    assert all(batch.schema == outcome_schema() for batch in found)


@pytest.mark.slow
@pytest.mark.model
@pytest.mark.filterwarnings("ignore")  # of Spark's own making
@pytest.mark.skipif(shutil.which("java") is None, reason="Java is not installed")
def test_the_recipe_runs_in_spark(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYSPARK_PYTHON", sys.executable)
    sql = pytest.importorskip("pyspark.sql", reason="PySpark is not installed: pip install pyspark")
    source = tmp_path / "in.jsonl"
    source.write_text('{"id": 1, "text": "«Nous ne céderons pas», a prévenu la ministre Lucia Arnold."}\n', "utf-8")
    rows = input_batch(read_paths([source]))
    spark = sql.SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false").getOrCreate()
    try:
        names: dict[str, Any] = {}
        for piece in recipe():
            names["rows"] = spark.createDataFrame(pa.Table.from_batches([rows]))
            exec(piece, names)  # noqa: S102 -- our own page
        (outcome,) = names["outcomes"].collect()
    finally:
        spark.stop()
    assert outcome["outcome"] == "record"
    assert outcome["record"]["attributions"][0]["speaker"][0]["name"] == "Lucia Arnold"
