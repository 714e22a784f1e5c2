"""Frames in files: CSV, Parquet, and Stata with variable and value labels; the format is the suffix of the file's name."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import datetime
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from tipnlp.columns import Column, frames
from tipnlp.errors import TipnlpError

if TYPE_CHECKING:
    import pandas

#: Words that Stata keeps for itself and a frame uses: such a column gets an underscore at its end.
_RESERVED: Final = frozenset({"end"})
#: Stata's own longest fixed string; what is longer becomes a strL.
_FIXED: Final = 244
#: The time that a Stata file gives itself. It is fixed, so that the same frame gives the same bytes.
_TIME: Final = datetime(2001, 1, 1)


def write_frame(frame: pandas.DataFrame, path: str | Path, *, kind: str | None = None, force: bool = False) -> int:
    """Write a frame to a file: ``.csv``, ``.parquet`` or ``.dta`` by the suffix of its name.

    - ``.csv``: UTF-8, comma, a header line, missing values empty.
    - ``.parquet``: with all dtypes, so that ``pandas.read_parquet`` gives the frame back (of a frame without rows, the values
      of categories are lost). It needs ``pip install 'tipnlp[parquet]'``.
    - ``.dta``: Stata 14 or later, with variable labels. A category is a number from 1 on with value labels, in the order of the
      codebook (Tier 1 is 1, Tier 3 is 4); true and false are 1 and 0; long texts are strL; the column ``end`` is ``end_``.

    The file takes its name when it is whole.

    Args:
        frame: What `to_frame`, `panel` or `flow_edges` gave, or a part of it.
        path: File to write.
        kind: Name of the frame in the codebook, for its Stata labels.
        force: Replace the file where there is one.

    Returns:
        The number of rows.

    Raises:
        TipnlpError: T026: the file exists; T027: it cannot be written; T040: no such format; T041: a library is missing;
            T030: no such kind.

    Example:
        >>> import pathlib, tempfile, pandas, tipnlp
        >>> file = pathlib.Path(tempfile.mkdtemp()) / "counts.dta"
        >>> report = tipnlp.extract("Police arrested 12 traffickers.", doc_id="a")
        >>> tipnlp.write_frame(tipnlp.to_frame(report, kind="counts"), file, kind="counts")
        1
        >>> pandas.read_stata(file).loc[0, ["id", "event"]].tolist()
        ['a', 'arrest']
    """
    path = Path(path)
    check_target(path, force)
    if kind is not None and kind not in frames():
        raise TipnlpError("T030", kind=kind, known=", ".join(frames()))
    part = path.with_name(path.name + ".part")
    try:
        _WRITERS[path.suffix.lower()](frame, part, {column.name: column for column in frames()[kind]} if kind else {})
        os.replace(part, path)
    except OSError as error:
        raise TipnlpError("T027", path=path, reason=error.strerror or error) from None
    finally:
        part.unlink(missing_ok=True)
    return len(frame)


def check_target(path: Path | None, force: bool) -> None:
    """Raise T026, T040 or T041 where a file cannot be written under this name: before the work, not after it."""
    if path is None:
        return
    if path.suffix.lower() not in _WRITERS:
        raise TipnlpError("T040", path=path, known=", ".join(_WRITERS))
    if path.suffix.lower() == ".parquet" and find_spec("pyarrow") is None:
        raise TipnlpError("T041", what=f"Writing {path.suffix}", extra="parquet")
    if path.exists() and not force:
        raise TipnlpError("T026", path=path)


def _write_csv(frame: pandas.DataFrame, path: Path, columns: dict[str, Column]) -> None:
    frame.to_csv(path, index=False, lineterminator="\n")


def _write_parquet(frame: pandas.DataFrame, path: Path, columns: dict[str, Column]) -> None:
    frame.to_parquet(path, engine="pyarrow", index=False)


def _write_stata(frame: pandas.DataFrame, path: Path, columns: dict[str, Column]) -> None:
    import pandas

    plain: dict[str, Any] = {}
    labels, value_labels, long = {}, {}, []
    for name in frame.columns:
        stata = f"{name}_" if name in _RESERVED else str(name)
        values = frame[name]
        if isinstance(values.dtype, pandas.CategoricalDtype):
            plain[stata] = (values.cat.codes + 1).where(values.notna()).astype("float64")
            value_labels[stata] = dict(enumerate(map(str, values.cat.categories), start=1))
        elif pandas.api.types.is_numeric_dtype(values.dtype):  # also booleans
            plain[stata] = values.astype("Float64").to_numpy("float64", na_value=float("nan"))
        else:
            plain[stata] = values.astype("string").fillna("").astype(object)
            if any(len(text.encode()) > _FIXED for text in plain[stata]):
                long.append(stata)
        if name in columns:
            labels[stata] = columns[name].label
    pandas.DataFrame(plain).to_stata(
        path, version=118, write_index=False, time_stamp=_TIME, variable_labels=labels, value_labels=value_labels,
        convert_strl=long,
    )


_WRITERS: Final[dict[str, Callable[[pandas.DataFrame, Path, dict[str, Column]], None]]] = {
    ".csv": _write_csv, ".parquet": _write_parquet, ".dta": _write_stata,
}
