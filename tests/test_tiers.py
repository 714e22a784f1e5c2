"""Tiers: the lines, fields and sentences that give one, and those that do not."""

from __future__ import annotations

from pathlib import Path

import pytest

from tipnlp.analysis import Analysis

GOLDEN = Path(__file__).parent / "golden" / "tiers.tsv"
BODY = """

Palau is a destination country for women trafficked from China.

The Government of Palau does not fully comply with the minimum standards for the elimination of trafficking; however, it is \
making significant efforts to do so."""


def golden() -> list[list[str]]:
    lines = [line for line in GOLDEN.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    return [line.split("\t") for line in lines]


@pytest.mark.parametrize(("family", "text", "rating", "movement", "years"), golden())
def test_golden(family: str, text: str, rating: str, movement: str, years: str) -> None:
    raw = text.replace("\\n", "\n").replace(" BODY", BODY)
    tier = Analysis(raw, country=None if "PALAU" in raw else "PLW").tier
    found = (tier.value, tier.data["movement"] or "-", str(tier.data["consecutive_years"] or "-")) if tier else ("-", "-", "-")
    assert found == (rating, movement, years)
    assert tier is None or raw[tier.start : tier.end].strip()


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Palau fully meets the minimum standards.", "meets"),
        ("Palau does not comply fully with the minimum standards; however, it is making significant efforts.", "significant_efforts"),
        ("Palau does not fully meet the minimum standards and is not making significant efforts to do so. It is on Tier 3.",
         "no_significant_efforts"),
        ("Palau is not making significant efforts to comply with the minimum standards.", "no_significant_efforts"),
        ("Palau was placed on Tier 2.", None),
    ],
)
def test_minimum_standards(text: str, status: str | None) -> None:
    tier = Analysis("PALAU (Tier 2)\n\n" + text).tier
    assert tier is not None and tier.data["minimum_standards"] == status


def test_a_waiver() -> None:
    text = "PALAU: Tier 2 Watch List\n\nPalau was granted a waiver per the Act from an otherwise required downgrade to Tier 3."
    tier = Analysis(text).tier
    assert tier is not None and (tier.value, tier.data["waiver"]) == ("2WL", True)


def test_the_year_tells_history_from_now() -> None:
    text = "In 2011 Palau was placed on Tier 3. Palau was upgraded to Tier 2 in 2012."
    tier = Analysis(text, country="PLW", year=2012).tier
    assert tier is not None and (tier.value, tier.data["movement"]) == ("2", "upgraded")
    assert Analysis(text, country="PLW", year=2013).tier is None


def test_a_rating_of_another_year_is_no_movement_of_this() -> None:
    for text, rating, movement in (
        ("PALAU\n\nIn 2016 Palau was placed on Tier 2. Palau remained on Tier 1.", "1", "remained"),
        ("PALAU: Tier 1\n\nIn 2015 Palau was placed on Tier 2 Watch List.", "1", None),
        ("PALAU: Tier 1\n\nPalau was once placed on Tier 3. It acted in 2016.", "1", None),
        ("Palau, which in 2015 was placed on Tier 3, remained on Tier 2.", "2", "remained"),
    ):
        tier = Analysis(text).tier
        assert tier is not None and (tier.value, tier.data["movement"]) == (rating, movement), text
