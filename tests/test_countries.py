"""Countries and regions: goldens by trouble family, and what the tables of names promise."""

from __future__ import annotations

import random
import time

import pytest
from marked import found, parse, rows

from tipnlp import tables
from tipnlp.find.countries import find_countries, surfaces
from tipnlp.match import Match
from tipnlp.text import view

REGIONS = set(
    (
        "Africa|North Africa|West Africa|East Africa|Central Africa|Southern Africa|Sub-Saharan Africa|Asia|East Asia|South Asia|"
        "Southeast Asia|Central Asia|Middle East|Gulf States|Europe|Western Europe|Eastern Europe|Central Europe|Balkans|"
        "Former Soviet Union|Eurasia|Caribbean|Central America|South America|Latin America|North America|Oceania"
    ).split("|")
)
#: Names that the rest of the text decides, so that they stand in no row of their own.
DECIDED = {"Congo", "Congolese", "ROC", "RoC", "Central African", "Central Africans"}


def countries(text: str) -> list[Match]:
    """Mentions in a raw text in raw offsets; the golden's ``is`` is the value."""
    seen = view(text)
    matches = find_countries(seen.text)
    for match in matches:
        match.start, match.end = seen.span(match.start, match.end)
        match.data["is"] = match.value.replace(" ", "_")
    return matches


@pytest.mark.parametrize(("family", "marked"), rows("countries"))
def test_golden(family: str, marked: str) -> None:
    text, expected = parse(marked.replace("\\n", "\n").replace("\\r", "\r"))
    assert found(text, countries(text), {"COUNTRY", "REGION"}, expected) == expected


def names_of(row: tables.Row, *columns: str) -> list[str]:
    return [name for column in columns for name in row[column].split("|") if name]


def test_every_code_once() -> None:
    codes = [row["iso3"] for row in tables.rows("countries")]
    assert len(codes) == len(set(codes))
    assert all(len(code) == 3 and code.isupper() for code in codes)


def test_every_name_hits_its_own_row_only() -> None:
    wrong = []
    for row in tables.rows("countries"):
        for name in names_of(row, "name", "names", "adjectives", "peoples"):
            if name not in DECIDED and row["iso3"] != "SCG":
                hits = [m.value for m in find_countries(f"({name})")]
                if hits != [row["iso3"]]:
                    wrong.append((name, row["iso3"], hits))
    assert not wrong


def test_no_name_in_two_rows() -> None:
    owner: dict[str, str] = {}
    for row in tables.rows("countries"):
        for name in names_of(row, "name", "names", "adjectives", "peoples"):
            assert owner.setdefault(name, row["iso3"]) == row["iso3"], name


def test_regions_are_the_canonical_ones() -> None:
    assert {row["region"] for row in tables.rows("regions")} == REGIONS
    for row in tables.rows("regions"):
        for name in names_of(row, "region", "names", "adjectives"):
            assert [m.value for m in find_countries(f"the {name}, where")] == [row["region"]], name


def test_blocks_block() -> None:
    phrases = [row["phrase"] for row in tables.rows("blocks")]
    assert len(phrases) == len(set(phrases))
    for phrase in phrases:
        assert find_countries(f"({phrase})") == [], phrase


def test_matches_are_in_order_and_apart() -> None:
    pick = random.Random(7)
    words = [*pick.sample(sorted(surfaces()), 400), "and", ",", "the", "of", "South", "Central", "in", "\n"] * 3
    pick.shuffle(words)
    text = " ".join(words)
    matches = find_countries(view(text).text)
    assert all(a.end <= b.start for a, b in zip(matches, matches[1:], strict=False))


@pytest.mark.parametrize(
    "text", ["South and " * 4000, "Central, " * 4000, "Congo " * 4000, "in English, " * 3000 + "French", "U.S." * 5000]
)
def test_no_runaway(text: str) -> None:
    find_countries("warm up")
    start = time.perf_counter()
    find_countries(text)
    assert time.perf_counter() - start < 3
