"""Frames in files: what is read back is what was written, with labels in Stata; mistakes are told before the work."""

from __future__ import annotations

from pathlib import Path

import pandas
import pytest
from pandas.io.stata import StataReader

import tipnlp
from tipnlp import save
from tipnlp.columns import KINDS, frames


@pytest.fixture(scope="module")
def reports(texts: list[str]) -> list[tipnlp.Report]:
    """Reports of all shapes, with one that failed."""
    return list(tipnlp.extract_many([*texts, None]))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("some", [True, False])
def test_parquet_gives_the_frame_back(kind: str, some: bool, reports: list[tipnlp.Report], tmp_path: Path) -> None:
    pytest.importorskip("pyarrow", reason="needs tipnlp[parquet]")
    frame = tipnlp.to_frame(reports if some else [], kind=kind)
    assert tipnlp.write_frame(frame, tmp_path / "a.parquet", kind=kind) == len(frame)
    back = pandas.read_parquet(tmp_path / "a.parquet")
    pandas.testing.assert_frame_equal(back, frame, check_categorical=some)  # Parquet has no place for values of no rows


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("some", [True, False])
def test_stata_has_all_values_and_labels(kind: str, some: bool, reports: list[tipnlp.Report], tmp_path: Path) -> None:
    frame = tipnlp.to_frame(reports if some else [], kind=kind)
    tipnlp.write_frame(frame, tmp_path / "a.dta", kind=kind)
    with StataReader(tmp_path / "a.dta", convert_categoricals=False) as reader:
        back, labels, values = reader.read(), reader.variable_labels(), reader.value_labels()
    assert len(back) == len(frame)
    for column in frames()[kind]:
        name = "end_" if column.name == "end" else column.name
        assert labels[name] == column.label
        if column.type == "category":
            assert tuple(values[name].values()) == column.values and min(values[name]) == 1
            written = back[name].map(values[name])
        else:
            written = back[name]
        for old, new in zip(frame[column.name], written, strict=True):
            if pandas.isna(old):
                assert pandas.isna(new) or new == ""
            else:
                assert old == new


def test_long_texts_are_whole_in_stata(tmp_path: Path) -> None:
    text = "RECOMMENDATIONS FOR MALI: Prosecute " + "and convict " * 400 + "traffickers.\n"
    frame = tipnlp.to_frame(tipnlp.extract(text), kind="recommendations")
    assert frame["text"].str.len().max() > 2045
    tipnlp.write_frame(frame, tmp_path / "a.dta", kind="recommendations")
    assert pandas.read_stata(tmp_path / "a.dta")["text"].tolist() == frame["text"].tolist()


@pytest.mark.parametrize("suffix", [".csv", ".dta"])
def test_the_same_frame_gives_the_same_bytes(suffix: str, reports: list[tipnlp.Report], tmp_path: Path) -> None:
    frame = tipnlp.to_frame(reports)
    for name in ("a", "b"):
        tipnlp.write_frame(frame, tmp_path / (name + suffix), kind="counts")
    assert (tmp_path / f"a{suffix}").read_bytes() == (tmp_path / f"b{suffix}").read_bytes()


def test_csv_keeps_zero_and_missing_apart(tmp_path: Path) -> None:
    text = "The courts made no convictions. The government did not report any prosecutions."
    tipnlp.write_frame(tipnlp.to_frame(tipnlp.extract(text)), tmp_path / "a.csv")
    back = pandas.read_csv(tmp_path / "a.csv", dtype="string").set_index("event")
    assert (back.loc["conviction", "value"], back.loc["conviction", "status"]) == ("0", "zero")
    assert (pandas.isna(back.loc["prosecution", "value"]), back.loc["prosecution", "status"]) == (True, "not_reported")


def test_a_frame_of_ones_own_can_be_written(tmp_path: Path) -> None:
    frame = tipnlp.to_frame([]).assign(mine=pandas.array([], dtype="Int64"))
    tipnlp.write_frame(frame, tmp_path / "a.dta", kind="counts")
    assert "mine" in pandas.read_stata(tmp_path / "a.dta").columns


def test_mistakes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    frame = tipnlp.to_frame([])
    with pytest.raises(tipnlp.TipnlpError, match=r"T040: .*a.xlsx: no format for this name. Known suffixes are: .csv"):
        tipnlp.write_frame(frame, tmp_path / "a.xlsx")
    with pytest.raises(tipnlp.TipnlpError, match="T030: There is no kind 'persons'"):
        tipnlp.write_frame(frame, tmp_path / "a.csv", kind="persons")
    with pytest.raises(tipnlp.TipnlpError, match="T027"):
        tipnlp.write_frame(frame, tmp_path / "no_folder" / "a.csv")
    tipnlp.write_frame(frame, tmp_path / "a.csv")
    with pytest.raises(tipnlp.TipnlpError, match="T026"):
        tipnlp.write_frame(frame, tmp_path / "a.csv")
    tipnlp.write_frame(frame, tmp_path / "a.csv", force=True)
    monkeypatch.setattr(save, "find_spec", lambda name: None)
    with pytest.raises(tipnlp.TipnlpError, match=r"T041: Writing .parquet needs .*pip install 'tipnlp\[parquet\]'"):
        tipnlp.write_frame(frame, tmp_path / "a.parquet")
    assert [path.name for path in tmp_path.iterdir()] == ["a.csv"]
