"""Laws: goldens by trouble family, and what the tables of nouns and short names promise."""

from __future__ import annotations

import time

import pytest
from marked import found, parse, rows

from tipnlp import tables
from tipnlp.find.laws import find_laws
from tipnlp.find.sentences import find_sentences
from tipnlp.match import Match
from tipnlp.text import view


def laws(text: str) -> list[Match]:
    """Laws of a raw text in raw offsets, labelled by whether they name an instrument."""
    seen = view(text)
    matches = find_laws(seen.flow, find_sentences(text, seen.flow))
    for match in matches:
        match.start, match.end = seen.span(match.start, match.end)
        match.label = "GENERIC" if match.data["generic"] else "LAW"
    return matches


@pytest.mark.parametrize(("family", "marked"), rows("laws"))
def test_golden(family: str, marked: str) -> None:
    text, expected = parse(marked.replace("\\n", "\n"))
    assert found(text, laws(text), {"LAW", "GENERIC"}, expected) == expected


@pytest.mark.parametrize(
    ("text", "articles"),
    [
        ("Articles 7, 170-172, 189 bis 192, and 381 of the Penal Code", ["7", "170-172", "189 bis", "192", "381"]),
        ("Section 12 and the Fourth Schedule of the Employment Act (General) Rules", ["12", "Fourth Schedule"]),
        ("Article 360A(2) or 53(b) of the criminal code", ["360A(2)", "53(b)"]),
        ("the penal code's Article 172", ["172"]),
        ("Articles 145 bis and ter of the penal code", ["145 bis", "145 ter"]),
        ("18 U.S.C. Sections 1581, 1584, and 1589", ["1581", "1584", "1589"]),
        ("the Child Act", []),
    ],
)
def test_articles(text: str, articles: list[str]) -> None:
    (law,) = laws(text)
    assert law.data["articles"] == articles


def test_bare_articles_belong_to_the_law_that_has_them() -> None:
    text = "The Mining Act stays. Article 5 of the penal code forbids it. Article 5 is seldom used."
    bare = next(law for law in laws(text) if law.rule == "law.article")
    assert (bare.data["title"], bare.data["kind"]) == ("penal code", "code")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the 2004 Criminal Code", "the criminal code"),
        ("Law No. 91 of 2013", "Law 91"),
        ("the Labour Act", "the Labor Act"),
        ("a revised penal code", "the penal code"),
    ],
)
def test_mentions_of_one_instrument_share_a_value(one: str, other: str) -> None:
    assert laws(one)[0].value == laws(other)[0].value != ""


@pytest.mark.parametrize("row", tables.rows("law_heads"), ids=lambda row: row["head"])
def test_every_head_noun_has_an_example_that_is_found(row: dict[str, str]) -> None:
    (law,) = laws(f"They cited the {row['example']} in court.")
    assert (law.label, law.data["kind"]) == ("LAW", row["kind"])
    assert law.end - law.start == len(row["example"])


@pytest.mark.parametrize("row", tables.rows("treaties"), ids=lambda row: row["name"])
def test_every_short_name_is_found_in_its_example(row: dict[str, str]) -> None:
    assert any(law.label == "LAW" and row["name"] in law.value or row["name"] in row["example"] for law in laws(row["example"]))
    assert laws(f"It signed the {row['name']}.")[0].data["title"] in (row["title"], row["name"])


def test_word_roles_are_all_read() -> None:
    roles = [row["role"] for row in tables.rows("law_words")]
    assert len(roles) == len(set(roles))


@pytest.mark.parametrize(
    "text", ["Article " * 3000, "the law of the " * 3000, "Act (" * 3000, "Articles 1, " * 2000, "A of the " * 3000 + "Act"]
)
def test_long_nonsense_is_fast(text: str) -> None:
    start = time.perf_counter()
    find_laws(text)
    assert time.perf_counter() - start < 3
