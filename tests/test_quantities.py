"""Numbers, money, durations, periods: goldens by trouble family, and what the currencies table promises."""

from __future__ import annotations

import pytest
from marked import found, parse, rows

from tipnlp import tables
from tipnlp.find.quantities import find_quantities, months
from tipnlp.text import view

LABELS = {"CARDINAL", "MONEY", "DURATION", "AGE", "PERIOD", "DATE", "PERCENT"}


@pytest.mark.parametrize(("family", "marked"), rows("quantities"))
def test_golden(family: str, marked: str) -> None:
    text, expected = parse(marked.replace("\\n", "\n"))
    assert found(text, find_quantities(view(text).flow), LABELS, expected) == expected


@pytest.mark.parametrize(("homes", "code"), [(["PHL"], "PHP"), (["MEX"], "MXN"), (["NOR", "COL"], "COP"), ([], None)])
def test_bare_currency_is_that_of_the_report(homes: list[str], code: str | None) -> None:
    (money,) = find_quantities("They paid 300 pesos.", homes)
    assert money.data["currency"] == code


def test_a_dollar_is_not_that_of_another_state_spoken_of() -> None:
    codes = [m.data["currency"] for homes in (["PRK", "NAM"], ["", "NAM"], ["NAM"]) for m in find_quantities("He paid one dollar.", homes)]
    assert codes == ["USD", "USD", "NAD"]


@pytest.mark.parametrize(("text", "year", "code"), [("9 kwacha", 2008, "ZMK"), ("9 kwacha", 2019, "ZMW"), ("9 bolivars", 2012, "VEF"), ("ZMW 9", 2008, "ZMW")])
def test_a_currency_is_that_of_its_day(text: str, year: int, code: str) -> None:
    (money,) = find_quantities(text, ["ZMB", "VEN"], year)
    assert money.data["currency"] == code


@pytest.mark.parametrize(("latest", "code"), [(2005, "VEB"), (2011, "VEF"), (2023, "VES")])
def test_a_text_without_a_year_takes_the_currency_of_the_latest_it_speaks_of(latest: int, code: str) -> None:
    years = ", ".join(f"in {year} two men" for year in range(latest - 3, latest + 1))
    bolivars = [m.data["currency"] for m in find_quantities(f"Police held {years}. Bail was 9 bolivars.", ["VEN"]) if m.label == "MONEY"]
    assert bolivars == [code]


def test_the_year_of_one_law_is_no_year_of_the_text() -> None:
    assert [m.data["currency"] for m in find_quantities("Since 1999 the bail is 9 bolivars.", ["VEN"]) if m.label == "MONEY"] == ["VES"]


@pytest.mark.parametrize(
    ("text", "homes", "code"),
    [
        ("P40,000", ["BWA"], "BWP"), ("P40,000", ["PHL"], "PHP"), ("P40,000", ["FRA"], None), ("P4", ["BWA"], None),
        ("Rs 5,000", ["PAK"], "PKR"), ("Rs 5,000", [], "INR"), ("C$500", ["NIC"], "NIO"), ("C$500", ["CAN"], "CAD"),
    ],
)  # fmt: skip
def test_a_sign_of_several_currencies_is_that_of_the_report(text: str, homes: list[str], code: str | None) -> None:
    found = [m.data["currency"] for m in find_quantities(f"It spent {text} on food.", homes) if m.label == "MONEY"]
    assert found == ([code] if code else [])


def test_days_and_weeks_by_30_4_days_a_month() -> None:
    assert months(541, "days") == 18
    assert months(15, "day") == 0.49
    assert months(6, "weeks") == 1


@pytest.mark.parametrize("row", tables.rows("currencies"), ids=lambda row: row["code"])
def test_every_currency_is_found_by_each_of_its_names(row: dict[str, str]) -> None:
    homes = row["home"].split("|") if row["home"] else []
    for name in filter(None, row["names"].split("|")):
        if not homes and name not in ("litai", "litas", "lat", "lats", "kuna", "kunas"):
            continue
        (money,) = find_quantities(f"a fund of 1,500 {name} was set up", homes)
        assert money.data["currency"] == row["code"], name
    for sign in filter(None, row["signs"].split("|")):
        (money,) = find_quantities(f"a fund of {sign}1,500 was set up", homes)
        assert money.data["currency"] == row["code"], sign
