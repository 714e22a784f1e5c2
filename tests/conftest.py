"""What several test files share."""

from __future__ import annotations

from pathlib import Path

import pytest

import tipnlp

ROOT = Path(__file__).parent.parent
SAMPLE = ROOT / "corpus" / "samples" / "tip_sample.txt"

#: Texts in shapes that have gone wrong somewhere: nothing, spaces, curly quotes, lines broken in words and names, footnotes
#: glued to names, two families on the same characters, characters outside the BMP, a byte order mark, NUL.
SHAPES = {
    "empty": "",
    "blank": " \n\t \n",
    "one word": "Norway",
    "curly": "Chad’s police arrested 12 traffickers; “penalties” are five to 10 years’ imprisonment under Côte d’Ivoire’s Law No. 5.",
    "broken": "Men from South\nSudan and Guinea-\nBissau are traf-\nficked to Chad.1 Courts con-\r\nvicted nine traf-\r\nfickers in 2011.",
    "header": "NORWAY (Tier 1)\n\nNorway is a destination country for women from Nigeria.\n\nProsecution\nPolice opened 19 cases in 2007.",
    "same span": "The Indian Penal Code prescribes a fine of 50,000 rupees ($600).",
    "astral": "\U0001f600 In 2019, Peru identified 1,200 victims 𝐢𝐧 Lima, compared with 900 in 2018; no convictions were reported. 😀",
    "bom": "\ufeffSWEDEN: Tier 1\r\n\r\nThe government convicted 12 traffickers.\r\n",
    "nul": "Ghana\x00 prosecuted three traffickers\x00.",
    "recommendation": "RECOMMENDATIONS FOR MALI: Prosecute 40 traffickers; spend $2 million on shelters.",
}


@pytest.fixture(scope="session")
def sample() -> str:
    """The sample report."""
    return SAMPLE.read_bytes().decode("utf-8")


@pytest.fixture(scope="session")
def texts(sample: str) -> list[str]:
    """All shapes, and the sample report."""
    return [*SHAPES.values(), sample]


@pytest.fixture(scope="session")
def nlp() -> object:
    """The rule pipeline; tests must not change it."""
    return tipnlp.load()
