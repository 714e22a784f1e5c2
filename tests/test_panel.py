"""The panel: golden rows worked out by hand, every status, every switch, and evidence for every cell."""

from __future__ import annotations

from typing import Any

import pandas
import pytest
from conftest import SAMPLE

import tipnlp
from tipnlp.columns import MEASURES, frames
from tipnlp.facts import Count, Evidence, Meta, Period, Report
from tipnlp.panels.compare import span
from tipnlp.panels.observe import data_year
from tipnlp.panels.rules import Rules

PERU_2008 = (
    "PERU (Tier 2)\n\nPeru is a source and destination country. In 2007, police conducted at least 19 investigations, compared to "
    "29 in 2006. Authorities prosecuted 77 defendants in nine cases. Courts convicted 20 traffickers, including 12 for sex "
    "trafficking and eight for forced labor, compared to 14 the year before. The government did not identify any victims. The "
    "government spent 500,000 soles ($160,000) on shelters. The penal code prescribes eight to 15 years' imprisonment for "
    "trafficking; these penalties are sufficiently stringent."
)
PERU_2009 = (
    "PERU (Tier 2 Watch List)\n\nIn 2008, police conducted 31 investigations, compared to 17 in 2007. Courts convicted nine "
    "traffickers, compared with 20 in 2007. The government did not report any prosecutions. Authorities identified 40 victims, "
    "up from six."
)
CHILE_2008 = "CHILE (Tier 1)\n\nAuthorities prosecuted 11 traffickers in 2007."


def read(*texts: tuple[str, str, int] | tuple[str, str, int, str]) -> list[Report]:
    """Reports of (text, country, year) and perhaps an id."""
    items = [(text, {"id": rest[0] if rest else f"{c}{y}", "country": c, "year": y}) for text, c, y, *rest in texts]
    return list(tipnlp.extract_many(items, on_error="raise"))


def rows(found: tipnlp.Panel) -> dict[tuple[str, int], dict[str, Any]]:
    """The rows by country and report year, None for missing values."""
    records = found.rows.to_dict("records")
    plain = [{name: None if pandas.isna(value) else value for name, value in row.items()} for row in records]
    return {(row["country"], row["report_year"]): row for row in plain}


@pytest.fixture(scope="module")
def peru() -> tipnlp.Panel:
    return tipnlp.panel(read((PERU_2008, "PER", 2008), (PERU_2009, "PER", 2009), (CHILE_2008, "CHL", 2008)))


# --- golden rows -------------------------------------------------------------------------------------------------------

GOLDEN = {
    ("CHL", 2008): {
        "data_year": 2007, "id": "CHL2008", "tier": "1", "prosecutions": 11, "prosecutions_status": "reported",
        "convictions": None, "convictions_status": "unknown", "role_origin": None,
    },
    ("PER", 2007): {  # no report of its own: the next one tells
        "data_year": 2006, "id": None, "n_reports": 0, "tier": None, "investigations": 29, "investigations_source": "restated",
        "convictions": 14, "convictions_source": "restated", "prosecutions": None, "prosecutions_status": "unknown",
        "victims_identified_status": "unknown", "investigations_check": None,
    },
    ("PER", 2008): {
        "data_year": 2007, "id": "PER2008", "n_reports": 1, "tier": "2", "tier_movement": None, "tier_movement_source": None,
        "role_origin": True, "role_transit": False, "role_destination": True, "role_internal": False,
        "investigations": 19, "investigations_qualifier": "at_least", "investigations_unit": "case",
        "investigations_source": "original", "investigations_check": "contradicts",
        "prosecutions": 77, "prosecutions_unit": "person", "prosecutions_check": None,
        "convictions": 20, "convictions_labor": 8, "convictions_sex": 12, "convictions_check": "agrees",
        "victims_identified": 0, "victims_identified_status": "zero", "victims_identified_check": "contradicts",
        "victims_assisted": None, "victims_assisted_status": "unknown",
        "penalty_min_months": 96.0, "penalty_max_months": 180.0, "penalty_life": False, "penalty_stringent": "yes",
        "penalty_commensurate": None, "penalty_offense": "trafficking",
        "funding": 500000.0, "funding_currency": "PEN", "funding_usd": 160000.0, "n_recommendations": None,
    },
    ("PER", 2009): {
        "data_year": 2008, "tier": "2WL", "tier_movement": "downgraded", "tier_movement_source": "derived",
        "investigations": 31, "convictions": 9, "victims_identified": 40, "victims_identified_source": "original",
        "prosecutions": None, "prosecutions_status": "not_reported", "prosecutions_unit": None, "prosecutions_qualifier": None,
        "penalty_max_months": None, "penalty_life": None, "funding": None, "role_origin": None,
    },
}


def test_golden_rows(peru: tipnlp.Panel) -> None:
    found = rows(peru)
    assert list(found) == list(GOLDEN)
    for key, cells in GOLDEN.items():
        assert {name: found[key][name] for name in cells} == cells


def test_golden_comparisons(peru: tipnlp.Panel) -> None:
    columns = ["data_year", "cell", "verdict", "difference", "earlier_value", "later_value", "later_id", "later_text"]
    assert peru.comparisons[columns].values.tolist() == [
        [2007, "investigations", "contradicts", -2, 19, 17, "PER2009", "17"],
        [2007, "convictions", "agrees", 0, 20, 20, "PER2009", "20"],
        [2007, "victims_identified", "contradicts", 6, 0, 6, "PER2009", "six"],
    ]
    assert peru.contradictions["cell"].tolist() == ["investigations", "victims_identified"]


def test_every_cell_is_traceable(peru: tipnlp.Panel) -> None:
    texts = {"PER2008": PERU_2008, "PER2009": PERU_2009, "CHL2008": CHILE_2008}
    evidence = peru.evidence
    for row in evidence.itertuples():
        assert texts[row.id][row.start : row.end] == row.text
    standing = evidence[evidence["use"] == "stands"]
    has = set(zip(standing["country"], standing["report_year"], standing["cell"], strict=True))
    bare = {"country", "report_year", "data_year", "id", "n_reports", "tier_movement_source", "penalty_offense", "funding_currency"}
    for key, row in rows(peru).items():
        for cell, value in row.items():
            measure = next((m for m in MEASURES if cell.startswith(m)), None)
            if measure and cell not in (measure, f"{measure}_labor", f"{measure}_sex"):
                continue
            if value not in (None, False) and cell not in bare:
                assert (*key, cell) in has, (key, cell)


def test_with_the_texts_evidence_has_its_sentence(peru: tipnlp.Panel) -> None:
    assert peru.evidence["sentence"].isna().all() and peru.comparisons["later_sentence"].isna().all()
    reports = read((PERU_2008, "PER", 2008), (PERU_2009, "PER", 2009))
    found = tipnlp.panel(reports, texts={"PER2009": PERU_2009})
    for row in found.evidence.itertuples():
        assert pandas.isna(row.sentence) if row.id == "PER2008" else row.text in row.sentence
    assert found.comparisons["earlier_sentence"].isna().all()
    assert found.comparisons["later_sentence"].tolist()[0] == "In 2008, police conducted 31 investigations, compared to 17 in 2007."


# --- frames ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["rows", "evidence", "comparisons", "left_out"])
def test_the_schema_is_the_same_for_nothing(name: str, peru: tipnlp.Panel) -> None:
    described = frames()["panel" if name == "rows" else f"panel_{name}"]
    nothing = getattr(tipnlp.panel([]), name)
    full = getattr(peru, name)
    assert list(nothing.columns) == list(full.columns) == [column.name for column in described]
    assert list(nothing.dtypes) == list(full.dtypes)
    assert len(nothing) == 0


def test_rows_have_no_field_that_is_no_column(monkeypatch: pytest.MonkeyPatch) -> None:
    """`frame_of` would drop it in silence."""
    from tipnlp.panels import build

    seen: dict[str, set[str]] = {}
    make = build.frame_of

    def watch(found: Any, name: str) -> pandas.DataFrame:
        seen[name] = set().union(*found)
        return make(found, name)

    monkeypatch.setattr(build, "frame_of", watch)
    tipnlp.panel([*read((PERU_2008, "PER", 2008), (PERU_2009, "PER", 2009)), *tipnlp.extract_many([None])])
    assert len(seen) == 4
    for name, fields in seen.items():
        assert fields == {column.name for column in frames()[name]}


def test_any_order_of_reports_gives_the_same_panel(peru: tipnlp.Panel) -> None:
    turned = tipnlp.panel(reversed(read((PERU_2008, "PER", 2008), (PERU_2009, "PER", 2009), (CHILE_2008, "CHL", 2008))))
    pandas.testing.assert_frame_equal(turned.rows, peru.rows)
    pandas.testing.assert_frame_equal(turned.comparisons, peru.comparisons)


def test_one_report_will_do() -> None:
    assert len(tipnlp.panel(read((CHILE_2008, "CHL", 2008))[0]).rows) == 1


# --- what is left out --------------------------------------------------------------------------------------------------


def test_nothing_is_left_out_in_silence() -> None:
    reports = [
        *tipnlp.extract_many([None, ("Police arrested men.", {"id": "nowhere"}), ("PERU\n\nPeru is poor.", {"id": "undated"})]),
        *read(
            ("Courts have convicted 46 traffickers since 2003. Police identified 90 victims from 2005 to 2009.", "PER", 2012, "sums"),
            ("In January 2015, police identified 12 victims.", "PER", 2015, "early"),
        ),
    ]
    found = tipnlp.panel(reports)
    told = [(row.id, row.reason, row.text) for row in found.left_out.fillna({"text": "-"}).itertuples()]
    assert told == [
        ("item-1", "error", "-"), ("nowhere", "no_country", "-"), ("undated", "no_year", "-"),
        ("sums", "several_years", "46 traffickers"), ("sums", "several_years", "90 victims"), ("early", "early", "12 victims"),
    ]
    assert found.left_out["message"][0].startswith("T006")
    assert list(rows(found)) == [("PER", 2012), ("PER", 2015)]
    assert rows(found)["PER", 2012]["convictions_status"] == "unknown"


def test_a_number_from_before_the_year_was_over_never_stands() -> None:
    found = tipnlp.panel(read(
        ("In January 2015, police identified 12 victims.", "PER", 2015, "a"),
        ("In 2016, police arrested men.", "PER", 2016, "b"),
    ))
    assert rows(found)["PER", 2016]["victims_identified_status"] == "unknown"
    [row] = found.evidence[found.evidence["cell"] == "victims_identified"].itertuples()
    assert (row.use, row.source, row.id) == ("early", "early", "a")


# --- switches ----------------------------------------------------------------------------------------------------------


def cell(name: str, *texts: tuple[Any, ...], key: tuple[str, int] = ("PER", 2016), **switches: Any) -> Any:
    return rows(tipnlp.panel(read(*texts), **switches))[key][name]


TWO = (
    ("Courts convicted 12 traffickers in 2015.", "PER", 2016),
    ("Courts convicted nine traffickers, compared with 14 in 2015.", "PER", 2017),
    ("Courts convicted 10 traffickers, compared with nine in 2016 and 13 in 2015.", "PER", 2018),
)


@pytest.mark.parametrize(("prefer", "number"), [("original", 12), ("restated", 13), ("original_only", 12)])
def test_prefer(prefer: str, number: int) -> None:
    assert cell("convictions", *TWO, prefer=prefer) == number


@pytest.mark.parametrize(("prefer", "number", "source"), [("original", 14, "restated"), ("original_only", None, None)])
def test_prefer_fills_gaps_or_not(prefer: str, number: int | None, source: str | None) -> None:
    texts = (("Courts did not report any convictions. Police opened four investigations.", "PER", 2016), TWO[1])
    assert cell("convictions", *texts, prefer=prefer) == number
    assert cell("convictions_source", *texts, prefer=prefer) == (source or "original")
    assert cell("convictions_status", *texts, prefer=prefer) == ("reported" if number else "not_reported")


def test_original_only_gives_no_row_to_a_year_without_a_report() -> None:
    found = tipnlp.panel(read(TWO[1]), prefer="original_only")
    assert list(rows(found)) == [("PER", 2017)]
    assert [(row.reason, row.text) for row in found.left_out.itertuples()] == [("no_report", "14")]


@pytest.mark.parametrize(("unit", "number"), [("person", 77), ("case", 9)])
def test_unit(unit: str, number: int) -> None:
    assert cell("prosecutions", ("Authorities prosecuted 77 defendants in nine cases.", "PER", 2016), unit=unit) == number


@pytest.mark.parametrize(("who", "number"), [("government", 30), ("anyone", 12)])
def test_who(who: str, number: int) -> None:
    text = "NGOs identified 12 victims. The government identified 30 victims."
    assert cell("victims_identified", (text, "PER", 2016), who=who) == number


@pytest.mark.parametrize(("totals", "number", "source"), [("stated", None, None), ("summed", 13, "summed")])
def test_totals(totals: str, number: int | None, source: str | None) -> None:
    texts = (("Courts convicted 10 sex traffickers and three labor traffickers.", "PER", 2016),)
    assert cell("convictions", *texts, totals=totals) == number
    assert cell("convictions_source", *texts, totals=totals) == source
    assert (cell("convictions_sex", *texts, totals=totals), cell("convictions_labor", *texts, totals=totals)) == (10, 3)


def test_a_stated_total_is_never_replaced_by_a_sum() -> None:
    text = "Courts convicted 15 traffickers, including four sex traffickers and one for forced labor."
    assert cell("convictions", (text, "PER", 2016), totals="summed") == 15


@pytest.mark.parametrize(("offense", "low", "basis"), [("trafficking", 96, "trafficking"), ("any", 24, "any")])
def test_offense(offense: str, low: int, basis: str) -> None:
    text = (
        "Article 10 prescribes eight to 15 years' imprisonment for trafficking. "
        "Article 20 prescribes two to four years' imprisonment for pimping."
    )
    assert cell("penalty_min_months", (text, "PER", 2016), offense=offense) == low
    assert cell("penalty_offense", (text, "PER", 2016), offense=offense) == basis


@pytest.mark.parametrize(("lag", "year"), [(1, 2015), (0, 2016)])
def test_lag(lag: int, year: int) -> None:
    assert cell("data_year", ("Police identified 12 victims.", "PER", 2016), lag=lag) == year
    assert cell("victims_identified", ("In 2016, police identified 12 victims.", "PER", 2016), lag=0) == 12


@pytest.mark.parametrize(
    ("name", "value"),
    [("prefer", "newest"), ("unit", "victim"), ("who", None), ("totals", 1), ("offense", "pimping"), ("lag", -1), ("lag", True), ("lag", "1")],
)
def test_a_switch_with_no_such_value_is_told(name: str, value: object) -> None:
    with pytest.raises(tipnlp.TipnlpError, match=f"T014: {name} must be"):
        tipnlp.panel([], **{name: value})


def test_the_function_and_the_rules_have_the_same_switches_and_defaults() -> None:
    import inspect

    parameters = dict(inspect.signature(tipnlp.panel).parameters)
    del parameters["reports"], parameters["texts"]
    assert {name: p.default for name, p in parameters.items()} == {name: getattr(Rules(), name) for name in Rules.__slots__}


# --- precedence within one report --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "name", "value"),
    [
        # a breakdown is no total, nor is it added to one
        ("Authorities identified 134 victims; 95 were victims of sex trafficking and 39 of forced labor.", "victims_identified", 134),
        ("Authorities identified 134 victims; 95 were victims of sex trafficking and 39 of forced labor.", "victims_identified_sex", 95),
        ("Authorities identified 134 victims; 95 were victims of sex trafficking and 39 of forced labor.", "victims_identified_labor", 39),
        # a part of the labor cases is not all of them
        ("Police completed 34 labor trafficking investigations, including four for forced begging.", "investigations_labor", 34),
        # a group does not stand for all
        ("No government officials were convicted.", "convictions_status", "unknown"),
        ("Authorities identified 12 child victims.", "victims_identified_status", "unknown"),
        # new cases come before those continued
        ("Police initiated four investigations, continued six, and closed two.", "investigations", 4),
        ("Police continued six investigations from previous years and initiated four.", "investigations", 4),
        ("Police continued six investigations from previous years.", "investigations", 6),
        # convicted of those prosecuted are a part of another event
        ("Forty-one persons were prosecuted, 14 of whom were convicted.", "convictions", 14),
        # a number before a none
        ("No trafficker was convicted in the north. Courts convicted three traffickers.", "convictions", 3),
        ("Courts made no convictions.", "convictions_status", "zero"),
        ("The government did not report any convictions.", "convictions_status", "not_reported"),
        ("The government did not report any convictions. Courts convicted three traffickers.", "convictions", 3),
    ],
)
def test_precedence(text: str, name: str, value: object) -> None:
    assert cell(name, (text, "PER", 2016)) == value


def test_a_comparison_is_confined_like_what_it_is_compared_with() -> None:
    texts = (("Courts convicted 12 sex traffickers, compared to nine in 2014.", "PER", 2016),)
    assert cell("convictions_sex", *texts, key=("PER", 2015)) == 9
    assert cell("convictions_status", *texts, key=("PER", 2015)) == "unknown"


def test_two_reports_of_one_year_are_compared_and_the_first_stands() -> None:
    first, second = ("Courts convicted 12 traffickers.", "PER", 2016, "a"), ("Courts convicted 14 traffickers.", "PER", 2016, "b")
    for one, other, number in ((first, second, 12), (second, first, 14)):
        found = tipnlp.panel(read(one, other))
        assert (rows(found)["PER", 2016]["convictions"], rows(found)["PER", 2016]["n_reports"]) == (number, 2)
        assert found.contradictions["earlier_id"].tolist() == [one[3]]
        assert found.contradictions["relation"].tolist() == ["same_year"]
        assert rows(found)["PER", 2016]["convictions_check"] is None


def test_a_copy_is_left_out() -> None:
    text = "Courts convicted 12 traffickers in 2015."
    found = tipnlp.panel(read((text, "PER", 2016, "a"), ("Page 9\n\n" + text, "PER", 2016, "b"), (text, "CHL", 2016, "c")))
    assert [(row.id, row.reason, row.message) for row in found.left_out.itertuples()] == [("b", "copy", "the same as a")]
    assert rows(found)["PER", 2016]["n_reports"] == 1 and len(found.comparisons) == 0
    assert len(tipnlp.panel(read((text, "PER", 2016, "a")) * 2).left_out) == 1
    silent = tipnlp.panel(read(("It is hot.", "PER", 2016, "a"), ("It is cold.", "PER", 2016, "b")))
    assert rows(silent)["PER", 2016]["n_reports"] == 2


# --- data years --------------------------------------------------------------------------------------------------------


def count(id_: str = "c", period: Period | None = None, **fields: Any) -> Count:
    evidence = Evidence(start=0, end=1, text="x")
    return Count(id=id_, evidence=evidence, event="conviction", value=fields.pop("value", 5), period=period, **fields)


@pytest.mark.parametrize(
    ("period", "year"),
    [
        (Period(kind="year", year=2007), (2007, "stated")),
        (Period(kind="range", year=2007, end_year=2008), (2007, "stated")),
        (Period(kind="range", year=2005, end_year=2008), None),
        (Period(kind="since", year=2003), None),
        (Period(kind="reporting_period"), (2007, "reporting_period")),
        (Period(kind="previous_period"), (2006, "previous_period")),
        (Period(kind="unknown"), (2007, "assumed")),
        (None, (2007, "assumed")),
    ],
)
def test_data_year(period: Period | None, year: tuple[int, str] | None) -> None:
    assert data_year(count(period=period), {}, 2008, 1) == year


def test_the_data_year_of_linked_counts() -> None:
    anchor = count("a", Period(kind="year", year=2005))
    links = {c.id: c for c in (anchor, count("b", compared_with="a"), count("c", part_of="a"), count("d", compared_with="b"))}
    assert {name: data_year(c, links, 2008, 1) for name, c in links.items()} == {
        "a": (2005, "stated"), "b": (2004, "comparison"), "c": (2005, "stated"), "d": (2003, "comparison"),
    }
    ring = {"a": count("a", compared_with="b"), "b": count("b", compared_with="a")}
    assert data_year(ring["a"], ring, 2008, 1) is not None
    report = Report(id="ring", meta=Meta(country="PER", year=2008), counts=tuple(ring.values()))
    assert len(tipnlp.panel(report).evidence) == 2


@pytest.mark.parametrize(
    ("qualifier", "limits"),
    [
        ("exact", (20, 20)), ("at_least", (20, float("inf"))), ("more_than", (21, float("inf"))), ("at_most", (0, 20)),
        ("less_than", (0, 19)), ("approximately", (18, 22)),
    ],
)
def test_the_numbers_that_a_qualifier_allows(qualifier: Any, limits: tuple[float, float]) -> None:
    assert span(count(value=20, qualifier=qualifier)) == pytest.approx(limits)
    assert span(count(value=10, max_value=12)) == (10, 12)


@pytest.mark.parametrize(
    ("first", "later", "verdict"),
    [
        ("Courts convicted 12 traffickers.", "Courts convicted nine traffickers, compared with 12 in 2015.", "agrees"),
        ("Courts convicted at least 12 traffickers.", "Courts convicted nine traffickers, compared with 15 in 2015.", "compatible"),
        ("Courts convicted at least 12 traffickers.", "Courts convicted nine traffickers, compared with 11 in 2015.", "contradicts"),
        ("The government did not report any convictions.", "Courts convicted nine traffickers, compared with 11 in 2015.", "supplied"),
        ("Authorities prosecuted 12 traffickers.", "Authorities prosecuted nine cases, compared with five cases in 2015.", "other_unit"),
        # of several numbers, the one that agrees is compared
        ("Authorities prosecuted 77 defendants in nine cases.", "Authorities prosecuted four cases, compared with nine cases in 2015.", "agrees"),
        ("Courts convicted 12 traffickers, 10 of them for sex trafficking.", "Courts convicted 9 traffickers (12 in 2015).", "agrees"),
    ],
)
def test_verdicts(first: str, later: str, verdict: str) -> None:
    found = tipnlp.panel(read((first, "PER", 2016), (later, "PER", 2017)))
    assert found.comparisons["verdict"].tolist() == [verdict]


# --- tier, roles, penalties, money -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("before", "now", "movement"),
    [("2", "2", "remained"), ("2", "1", "upgraded"), ("1", "3", "downgraded"), ("2WL", "2", "upgraded"), ("special", "2", None)],
)
def test_a_movement_is_derived_from_two_tiers_in_a_row(before: Any, now: Any, movement: str | None) -> None:
    def rated(tier: Any, year: int) -> Report:
        evidence = Evidence(start=0, end=1, text="x")
        return Report(id=f"r{year}", meta=Meta(country="PER", year=year), tier=tipnlp.Tier(id="tier-1", evidence=evidence, tier=tier))

    found = rows(tipnlp.panel([rated(before, 2015), rated(now, 2016), rated(before, 2018)]))
    assert found["PER", 2016]["tier_movement"] == movement
    assert found["PER", 2016]["tier_movement_source"] == ("derived" if movement else None)
    assert found["PER", 2018]["tier_movement"] is None
    stated = rated(now, 2016).model_copy(update={"tier": rated(now, 2016).tier.model_copy(update={"movement": "placed"})})  # type: ignore[union-attr]
    row = rows(tipnlp.panel([rated(before, 2015), stated]))["PER", 2016]
    assert (row["tier_movement"], row["tier_movement_source"]) == ("placed", "stated")


def test_penalties_life_and_mixed_judgments() -> None:
    text = (
        "The law prescribes 10 years to life imprisonment for sex trafficking, which is sufficiently stringent. "
        "It prescribes one to three years' imprisonment for forced labor, which is not sufficiently stringent."
    )
    row = rows(tipnlp.panel(read((text, "PER", 2016))))["PER", 2016]
    assert (row["penalty_min_months"], row["penalty_max_months"], row["penalty_life"]) == (12, 36, True)
    assert row["penalty_stringent"] == "mixed"


@pytest.mark.parametrize(
    ("text", "funding"),
    [
        ("The ministry spent $2 million on shelters.", (2e6, "USD", 2e6)),
        ("The ministry spent 30 million rupees ($360,000) on shelters, after 20 million rupees in 2014.", (30e6, "INR", 360e3)),
        ("Courts ordered traffickers to pay $9,000 in restitution.", (None, None, None)),
        ("He took bribes of $200.", (None, None, None)),
        ("In 2012, the ministry spent $2 million on shelters.", (None, None, None)),
    ],
)
def test_funding(text: str, funding: tuple[Any, ...]) -> None:
    row = rows(tipnlp.panel(read((text, "IND", 2016))))["IND", 2016]
    assert (row["funding"], row["funding_currency"], row["funding_usd"]) == funding


def test_recommendations_are_counted_where_there_are_any(sample: str) -> None:
    report = tipnlp.extract(sample)
    row = rows(tipnlp.panel(report))["MDA", 2014]
    assert row["n_recommendations"] == len(report.recommendations) > 0


# --- wide counts -------------------------------------------------------------------------------------------------------


def test_wide_counts_are_what_each_report_says() -> None:
    frame = tipnlp.to_frame(read(TWO[0], TWO[1]), kind="counts_wide")
    columns = ["id", "year", "data_year", "conviction", "conviction_status", "arrest_status"]
    assert frame[columns].values.tolist() == [
        ["PER2016", 2016, 2015, 12, "reported", "unknown"],
        ["PER2017", 2017, 2015, 14, "reported", "unknown"],
        ["PER2017", 2017, 2016, 9, "reported", "unknown"],
    ]
    assert len(tipnlp.to_frame(tipnlp.extract("Police arrested 12 men."), kind="counts_wide")) == 0


# --- the digests that the project ships --------------------------------------------------------------------------------

#: Investigations, prosecutions, convictions, victims identified and assisted of each data year, counted by hand. "r": told only
#: by a later report; "?": nothing is said.
DIGESTS = """
GHA 2012  ?    ?    4r   ?    ?
GHA 2013  52   14   6    90   58r
GHA 2014  61   10   3    121  75
GHA 2015  78   12r  0r   208  112
GHA 2016  118  20   9    254  160
NPL 2013  144  290  119  181  ?
NPL 2014  181  380  203  285  150
NPL 2015  177r 352r 190  310  172
NPL 2016  212  407  227  330  201
TON 2012  ?    ?    1r   ?    ?
TON 2013  1    0    0    0    ?
TON 2014  0    0    0    2    0
TON 2015  3    2    0    6    6
"""


def test_the_panel_of_the_digests() -> None:
    found = tipnlp.panel(tipnlp.extract_many(tipnlp.read_sources(SAMPLE.parent / "digests")))
    lines = []
    for (country, _), row in rows(found).items():
        cells = [
            "?" if row[f"{m}_status"] == "unknown" else f"{row[m]}{'r' if row[f'{m}_source'] == 'restated' else ''}" for m in MEASURES
        ]
        lines.append([country, str(row["data_year"]), *cells])
    assert lines == [line.split() for line in DIGESTS.strip().splitlines()]
    told = found.contradictions[["country", "data_year", "cell", "earlier_value", "later_value"]]
    assert told.values.tolist() == [["GHA", 2013, "convictions", 6, 7], ["GHA", 2015, "victims_identified", 208, 238]]
    assert found.comparisons["verdict"].value_counts()["supplied"] == 4
    assert len(found.left_out) == 0
