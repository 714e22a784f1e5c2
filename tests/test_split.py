"""Pages with the narratives of several countries: where they are cut, and what is said where they are not."""

from __future__ import annotations

import json
import textwrap
import warnings
from itertools import zip_longest
from pathlib import Path

import pytest
import spacy
from typer.testing import CliRunner

import tipnlp
from tipnlp.cli import app

VICTIMS = "Traffickers force women from Ruritania to work in the kitchens of the country, and hold their papers until a debt is paid. "
STORY = VICTIMS + "The courts convicted {n} traffickers under the penal code. The government gave shelter to the victims, and warned the public."


def narrative(head: str, n: int) -> str:
    return f"{head}\n\n{STORY.format(n=n)}\n{VICTIMS}\n\n"


def page(*heads: str) -> str:
    return "".join(narrative(head, n) for n, head in enumerate(heads, 2))


@pytest.mark.parametrize(
    ("heads", "countries"),
    [
        (["NORWAY (Tier 1)", "OMAN (Tier 2 Watch List)", "PALAU (TIER 3)"], ["NOR", "OMN", "PLW"]),
        (["NORWAY: Tier 1", "OMAN: Special Case"], ["NOR", "OMN"]),
        (["NORWAY\nTier 1", "THE NETHERLANDS\nTier 2"], ["NOR", "NLD"]),
        (["Norway: trafficking in persons", "Oman: trafficking in persons"], ["NOR", "OMN"]),
        (["Anguilla\nMODERATE ADVANCEMENT", "Montserrat\nNO ADVANCEMENT"], ["AIA", "MSR"]),
    ],
)
def test_borders(heads: list[str], countries: list[str]) -> None:
    text = "Trafficking in Persons Report 2008\nCountry Narratives\n\n" + page(*heads)
    parts = tipnlp.split_narratives(text, doc_id="page")
    assert [(part.id, part.country) for part in parts] == [(f"page/{code}", code) for code in countries]
    assert "".join(part.text for part in parts) == text[text.index(heads[0]) :]


def test_each_part_has_its_own_facts_and_the_year_of_the_page() -> None:
    text = "Trafficking in Persons Report 2008\n\n" + page("NORWAY (Tier 1)", "OMAN (Tier 3)")
    reports = list(tipnlp.extract_many(tipnlp.split_narratives(text)))
    assert [(r.meta.country, r.meta.year, r.tier and r.tier.tier, [c.value for c in r.counts]) for r in reports] == [
        ("NOR", 2008, "1", [2]), ("OMN", 2008, "3", [3]),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        narrative("NORWAY (Tier 1)", 2),
        page("NORWAY (Tier 1)", "NORWAY (Tier 1)"),  # the head of each page
        "NORWAY (Tier 1)\nOMAN (Tier 2)\nPALAU (Tier 3)\n\n" + narrative("NORWAY (Tier 1)", 2),  # a list of ratings
        narrative("NORWAY (Tier 1)", 2) + "OMAN (Tier 2)\nPALAU (Tier 3)\n",
        STORY.format(n=2) + " Oman was placed on Tier 2. " + STORY.format(n=3),
        "",
    ],
)
def test_one_country_is_not_cut(text: str) -> None:
    (part,) = tipnlp.split_narratives(text, doc_id="a")
    assert (part.id, part.text, part.country) == ("a", text, None)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        tipnlp.extract(text)


def test_prose_before_the_first_heading_is_kept() -> None:
    text = STORY.format(n=9) + VICTIMS + "\n\n" + page("NORWAY (Tier 1)", "OMAN (Tier 2)")
    parts = tipnlp.split_narratives(text, doc_id="a")
    assert [(part.id, part.country) for part in parts] == [("a/head", None), ("a/NOR", "NOR"), ("a/OMN", "OMN")]
    assert "".join(part.text for part in parts) == text


def test_parts_about_all_territories_are_nobodys() -> None:
    text = page("ANGUILLA\nMINIMAL ADVANCEMENT", "MONTSERRAT\nNO ADVANCEMENT") + "I. PREVALENCE AND SECTORS\n" + STORY.format(n=9)
    parts = tipnlp.split_narratives(text, doc_id="a")
    assert [(part.id, part.country) for part in parts] == [("a/AIA", "AIA"), ("a/MSR", "MSR"), ("a/all", None)]
    assert "".join(part.text for part in parts) == text


def test_a_page_that_is_not_cut_is_warned_of() -> None:
    text = page("NORWAY (Tier 1)", "OMAN (Tier 2)")
    with pytest.warns(tipnlp.TipnlpWarning, match=r"W003: .*\(NOR, OMN\).* those of NOR"):
        report = tipnlp.extract(text)
    assert len(report.counts) == 2
    nlp = spacy.blank("en")
    nlp.add_pipe("tip_counts")
    nlp.add_pipe("tip_facts")
    with pytest.warns(tipnlp.TipnlpWarning, match="W003"):
        nlp(text)


def beside(left: str, right: str, width: int = 52) -> str:
    """Two columns as ``pdftotext -layout`` prints them."""
    columns = [textwrap.wrap(text, width - 4) for text in (left, right)]
    return "\n".join(f"{a:<{width}}{b}" for a, b in zip_longest(*columns, fillvalue=""))


def test_columns_side_by_side_are_warned_of() -> None:
    story = " ".join(STORY.format(n=n) for n in range(2, 8))
    with pytest.warns(tipnlp.TipnlpWarning, match="W004: .*pdftotext"):
        tipnlp.extract(beside(story, story.replace("Ruritania", "Malta")))
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        tipnlp.extract("\n".join(textwrap.wrap(story, 90)))
        tipnlp.extract(story + "\n" + "\n".join(f"Article {n}          A rule on the {n} hours of work a day" for n in range(30)))


def test_on_the_command_line(tmp_path: Path) -> None:
    file = tmp_path / "page.txt"
    file.write_text(page("NORWAY (Tier 1)", "OMAN (Tier 2)"), encoding="utf-8")
    cut = CliRunner().invoke(app, ["extract", str(file), "--split"])
    assert [(r["id"], r["meta"]["country"]) for r in json.loads(cut.stdout)] == [("page/NOR", "NOR"), ("page/OMN", "OMN")]
    assert cut.exit_code == 0 and "W003" not in cut.stderr
