"""The same extraction on more than one machine: a function of one data frame, and its use under Dask and Spark.

Rows depend on nothing but their document, so it does not matter how a table is parted, nor whether a part is run again because
a worker was lost: the rows are those of `tipnlp.to_frame` on one machine. The library must be installed on the workers.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from functools import partial
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from tipnlp.errors import TipnlpError
from tipnlp.extraction import extract_many
from tipnlp.frame import to_frame
from tipnlp.source import SourceText, country_code, utf8_name

if TYPE_CHECKING:
    import dask.dataframe
    import pandas
    import pyspark.sql


def extract_partition(
    frame: pandas.DataFrame,
    *,
    kind: str = "counts",
    text: str = "text",
    id: str | None = None,
    country: str | None = None,
    year: str | None = None,
) -> pandas.DataFrame:
    """Read the documents of a data frame and give the facts of one family: a frame in, a frame out.

    Args:
        frame: A row a document.
        kind: Family of facts, as for `tipnlp.to_frame`; ``"reports"`` is one row a document, also for one that failed.
        text: Column of the texts.
        id: Column of the ids; by default a document's id is the beginning of its text's hash.
        country: Column of the documents' countries, codes or names, where known.
        year: Column of the documents' years, where known.

    Returns:
        The frame of `tipnlp.to_frame`, with its columns and dtypes also where there are no rows.

    Raises:
        TipnlpError: T030: there is no such kind; T032: there is no such column. A document that fails raises nothing.

    Example:
        >>> import pandas
        >>> from tipnlp.cluster import extract_partition
        >>> frame = pandas.DataFrame({"name": ["a", "b"], "text": ["Courts tried 12 men.", "Police arrested 9 men."]})
        >>> print(extract_partition(frame, id="name")[["id", "event", "value"]].to_string(index=False))
        id       event  value
         a prosecution     12
         b      arrest      9
    """
    columns = {"text": text, "id": id, "country": country, "year": year}
    named = {field: name for field, name in columns.items() if name is not None}
    _check_columns(named, frame.columns)
    return to_frame(extract_many(_items(frame, named)), kind)


def dask_frame(
    frame: dask.dataframe.DataFrame,
    *,
    kind: str = "counts",
    text: str = "text",
    id: str | None = None,
    country: str | None = None,
    year: str | None = None,
) -> dask.dataframe.DataFrame:
    """`extract_partition` on each partition of a Dask data frame.

    Dask runs the partitions of a lost worker again, so no document is lost with it. Partitions of some hundred documents
    keep workers busy and repeat little.

    Args:
        frame: A row a document.
        kind: Family of facts, as for `tipnlp.to_frame`.
        text: Column of the texts.
        id: Column of the ids.
        country: Column of the countries.
        year: Column of the years.

    Returns:
        A lazy frame of facts, its partitions in the order of the input's.

    Raises:
        TipnlpError: T030, T032: there is no such kind or column. T041: Dask is not installed.
    """
    _need("dask", "dask.dataframe")
    options = {"kind": kind, "text": text, "id": id, "country": country, "year": year}
    _check_columns({field: name for field, name in options.items() if field != "kind" and name is not None}, frame.columns)
    parts: Any = frame  # Dask's methods are untyped
    facts: dask.dataframe.DataFrame = parts.map_partitions(extract_partition, **options, meta=to_frame([], kind))
    return facts


def spark_frame(
    frame: pyspark.sql.DataFrame,
    *,
    kind: str = "counts",
    text: str = "text",
    id: str | None = None,
    country: str | None = None,
    year: str | None = None,
) -> pyspark.sql.DataFrame:
    """`extract_partition` on a Spark data frame, by ``mapInPandas``.

    Spark runs the tasks of a lost executor again, so no document is lost with it.

    Args:
        frame: A row a document.
        kind: Family of facts, as for `tipnlp.to_frame`.
        text: Column of the texts.
        id: Column of the ids.
        country: Column of the countries.
        year: Column of the years.

    Returns:
        A lazy frame of facts with a fixed schema: string, long, double and boolean columns.

    Raises:
        TipnlpError: T030, T032: there is no such kind or column. T041: PySpark is not installed.
    """
    _need("spark", "pyspark")
    options = {"kind": kind, "text": text, "id": id, "country": country, "year": year}
    named = {field: name for field, name in options.items() if field != "kind" and name is not None}
    _check_columns(named, frame.columns)
    # Only what is read goes to the Python workers.
    read = frame.select(*sorted(set(named.values())))
    return read.mapInPandas(partial(_spark_batches, options=options), schema=spark_schema(kind))


def spark_schema(kind: str) -> str:
    """The schema of `spark_frame` as Spark's DDL.

    Args:
        kind: Family of facts, as for `tipnlp.to_frame`.

    Raises:
        TipnlpError: T030: there is no such kind.

    Example:
        >>> spark_schema("sections")
        '`id` string, `country` string, `year` bigint, `name` string, `start` bigint, `end` bigint, `detected_by` string'
    """
    return ", ".join(f"`{name}` {_spark_type(str(dtype))}" for name, dtype in to_frame([], kind).dtypes.items())


def _spark_type(dtype: str) -> str:
    """Spark's name of a pandas dtype: categories are strings there."""
    return {"int64": "bigint", "float64": "double", "boolean": "boolean", "bool": "boolean"}.get(dtype.lower(), "string")


def _spark_batches(frames: Iterable[pandas.DataFrame], options: dict[str, Any]) -> Iterator[pandas.DataFrame]:
    for frame in frames:
        facts = extract_partition(frame, **options)
        yield facts.astype({name: "string" for name, dtype in facts.dtypes.items() if _spark_type(str(dtype)) == "string"})


def _need(extra: str, module: str) -> None:
    if find_spec(module.partition(".")[0]) is None:
        raise TipnlpError("T041", what="This", extra=extra)


def _check_columns(named: dict[str, str], columns: Iterable[Any]) -> None:
    known = list(map(str, columns))
    for name in named.values():
        if name not in known:
            raise TipnlpError("T032", path="The data frame", column=name, known=", ".join(known))


def _items(frame: pandas.DataFrame, named: dict[str, str]) -> Iterator[Any]:
    """The documents of a frame; what is missing in a cell is not known."""
    for row in zip(*(frame[name].array for name in named.values()), strict=True):
        fields = {field: value for field, value in zip(named, row, strict=True) if not _is_missing(value)}
        text = fields.pop("text", None)
        try:
            if "country" in fields:
                fields["country"] = country_code(fields["country"])
        except TipnlpError as error:
            yield SourceText(text="", id=utf8_name(fields.get("id", "")), error=error)
            continue
        if "year" in fields and hasattr(fields["year"], "item"):  # a number of numpy's
            fields["year"] = fields["year"].item()
        yield text, fields


def _is_missing(value: Any) -> bool:
    return value is None or (isinstance(value, float) and math.isnan(value)) or type(value).__name__ == "NAType"
