"""The extraction as a function of a data frame, alone and under Dask and Spark: the rows are those of one machine."""

from __future__ import annotations

import os
import shutil
import signal
import sys
import time
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas
import pytest
from conftest import SHAPES

import tipnlp
from tipnlp.cluster import dask_frame, extract_partition, spark_frame, spark_schema
from tipnlp.frame import KINDS


@pytest.fixture(scope="module")
def frame() -> pandas.DataFrame:
    """Documents of every shape, one of them no text; countries by code and by name."""
    texts = [*SHAPES.values(), None, *(f"Police arrested {n} traffickers; women from Nigeria are exploited." for n in range(29))]
    rows = {"name": [f"doc-{n}" for n in range(len(texts))], "text": texts}
    frame = pandas.DataFrame(rows | {"where": [["CHE", "Italy", None][n % 3] for n in range(len(texts))]})
    return frame.assign(when=pandas.array([[2012, None][n % 2] for n in range(len(texts))], dtype="Int64"))


OPTIONS = {"id": "name", "country": "where", "year": "when"}


def local(frame: pandas.DataFrame, kind: str) -> pandas.DataFrame:
    """The rows of one machine, by way of the reports."""
    codes = {"CHE": "CHE", "Italy": "ITA"}
    items = [
        (None if pandas.isna(text) else text, {"id": name, "country": codes.get(where), "year": None if pandas.isna(when) else int(when)})
        for name, text, where, when in frame.itertuples(index=False)
    ]
    return tipnlp.to_frame(tipnlp.extract_many(items), kind)


@pytest.mark.parametrize("kind", KINDS)
def test_a_partition_gives_the_rows_of_the_reports(kind: str, frame: pandas.DataFrame) -> None:
    expected = local(frame, kind)
    pandas.testing.assert_frame_equal(extract_partition(frame, kind=kind, **OPTIONS), expected)
    parts = [extract_partition(frame.iloc[n : n + 7], kind=kind, **OPTIONS) for n in range(0, len(frame), 7)]
    pandas.testing.assert_frame_equal(pandas.concat(parts, ignore_index=True), expected, check_categorical=False)


def test_documents_that_fail_are_rows_of_the_reports() -> None:
    frame = pandas.DataFrame({"text": ["in Chad", None, "in Mali", "in Togo"], "c": ["TCD", "TCD", "Utopia", "TGO"], "i": [1, 2, 3, None]})
    rows = extract_partition(frame, kind="reports", id="i", country="c")
    assert list(rows["id"])[:3] == ["1", "2", "3"]
    assert [None if pandas.isna(message) else message[:4] for message in rows["error_message"]] == [None, "T001", "T004", None]


def test_an_empty_frame_has_all_columns(frame: pandas.DataFrame) -> None:
    empty = extract_partition(frame.iloc[:0], kind="counts")
    assert len(empty) == 0 and dict(empty.dtypes) == dict(extract_partition(frame, kind="counts").dtypes)


def test_mistakes_are_told_at_once(frame: pandas.DataFrame) -> None:
    with pytest.raises(tipnlp.TipnlpError, match="T030"):
        extract_partition(frame, kind="persons")
    with pytest.raises(tipnlp.TipnlpError, match="T032: .*no column 'body'. Its columns are: name, text"):
        extract_partition(frame, text="body")


def test_without_the_extra_it_says_what_to_install(frame: pandas.DataFrame, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tipnlp.cluster.find_spec", lambda name: None)
    with pytest.raises(tipnlp.TipnlpError, match=r"T041: .*pip install 'tipnlp\[dask\]'"):
        dask_frame(frame)
    with pytest.raises(tipnlp.TipnlpError, match=r"T041: .*pip install 'tipnlp\[spark\]'"):
        spark_frame(frame)


def test_spark_types_fit_the_frame() -> None:
    for kind in KINDS:
        types = dict(column.rsplit(" ", 1) for column in spark_schema(kind).split(", "))
        assert list(types) == [f"`{name}`" for name in tipnlp.to_frame([], kind).columns]
        assert set(types.values()) <= {"string", "bigint", "double", "boolean"}
    assert "`value` bigint" in spark_schema("counts") and "`life` boolean" in spark_schema("penalties")


# --- Dask --------------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    """Two worker processes on this machine."""
    distributed = pytest.importorskip("distributed", reason="needs tipnlp[dask]")
    with (
        distributed.LocalCluster(
            n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, host="127.0.0.1", silence_logs=50
        ) as made,
        distributed.Client(made) as client,
    ):
        yield client


# Warnings of Dask's own are none of ours.
@pytest.mark.filterwarnings("default")
def test_dask_gives_the_same_rows(cluster: Any, frame: pandas.DataFrame) -> None:
    dask = pytest.importorskip("dask.dataframe", reason="needs tipnlp[dask]")
    parts = dask.from_pandas(frame, npartitions=5)
    for kind in ("counts", "reports"):
        lazy = dask_frame(parts, kind=kind, **OPTIONS)
        assert list(lazy.columns) == list(tipnlp.to_frame([], kind).columns)
        same(lazy.compute(), local(frame, kind))
    with pytest.raises(tipnlp.TipnlpError, match="T032"):
        dask_frame(parts, text="body")


@pytest.mark.filterwarnings("default")
def test_a_lost_worker_loses_no_document(cluster: Any, frame: pandas.DataFrame, tmp_path: Path) -> None:
    """A worker is killed while it is at a document; what it had and what it had done are done again."""
    dask = pytest.importorskip("dask.dataframe", reason="needs tipnlp[dask]")
    parts = dask.from_pandas(frame, npartitions=20).map_partitions(slowly, str(tmp_path), meta=frame.iloc[:0])
    before = set(pids(cluster))
    future = cluster.compute(dask_frame(parts, kind="reports", **OPTIONS))
    limit = time.monotonic() + 30
    while len(list(tmp_path.iterdir())) < 6 and time.monotonic() < limit:
        time.sleep(0.02)
    begun = [path.name.split("-") for path in sorted(tmp_path.iterdir(), key=lambda path: path.stat().st_mtime_ns)]
    victim = int(begun[-1][0])
    assert victim in before and 6 <= len(begun) < 20
    os.kill(victim, signal.SIGKILL)
    same(future.result(timeout=60), local(frame, "reports"))
    assert len(list(tmp_path.iterdir())) > 20  # some partition was begun twice
    assert victim not in pids(cluster)


def slowly(frame: pandas.DataFrame, folder: str) -> pandas.DataFrame:
    """A partition as it is, after a while; leaves a mark of the process that was at it."""
    if len(frame):
        (Path(folder) / f"{os.getpid()}-{time.monotonic_ns()}").touch()
        time.sleep(0.1)
    return frame


def pids(client: Any) -> list[int]:
    return [int(pid) for pid in client.run(os.getpid).values()]


def same(found: pandas.DataFrame, expected: pandas.DataFrame) -> None:
    """The same rows in the same order; engines have their own string and category types."""
    found, expected = (f.reset_index(drop=True).astype(object).where(f.reset_index(drop=True).notna(), None) for f in (found, expected))
    pandas.testing.assert_frame_equal(found, expected)


# --- Spark -------------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def spark() -> Iterator[Any]:
    """A local Spark with two threads of Python workers."""
    if shutil.which("java") is None:
        pytest.skip("needs Java")
    sql = pytest.importorskip("pyspark.sql", reason="needs tipnlp[spark]")
    os.environ |= {"SPARK_LOCAL_IP": "127.0.0.1", "PYSPARK_PYTHON": sys.executable}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        session = (
            sql.SparkSession.builder.master("local[2]")
            .config("spark.driver.bindAddress", "127.0.0.1")
            .config("spark.ui.enabled", "false")
            .config("spark.sql.shuffle.partitions", "2")
            .getOrCreate()
        )
    yield session
    session.stop()


@pytest.mark.filterwarnings("default")
def test_spark_gives_the_same_rows(spark: Any, frame: pandas.DataFrame) -> None:
    rows = [tuple(None if pandas.isna(v) else (int(v) if name == "when" else v) for name, v in zip(frame.columns, row, strict=True))
            for row in frame.itertuples(index=False)]
    parts = spark.createDataFrame(rows, "name string, text string, `where` string, `when` bigint").repartition(4)
    for kind in ("counts", "reports"):
        lazy = spark_frame(parts, kind=kind, **OPTIONS)
        assert lazy.columns == list(tipnlp.to_frame([], kind).columns)
        found = lazy.toPandas()
        expected = local(frame, kind)
        assert sorted(map(plain, found.to_dict("records"))) == sorted(map(plain, expected.to_dict("records")))


def plain(row: dict[str, Any]) -> str:
    return repr([None if value is None or pandas.isna(value) else float(value) if isinstance(value, (int, float)) else str(value)
                 for value in row.values()])
