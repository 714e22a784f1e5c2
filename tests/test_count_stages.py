"""New cases and those continued from earlier years, by the words beside the number."""

from __future__ import annotations

import re

import pytest

import tipnlp
from tipnlp import tables


@pytest.mark.parametrize(
    ("text", "stages"),
    [
        ("Police initiated four investigations and continued six.", ["new", "continued"]),
        ("Police continued six investigations from previous years and initiated four.", ["continued", "new"]),
        ("The government initiated 10 new prosecutions and continued 25 prosecutions.", ["new", "continued"]),
        ("Authorities opened 12 investigations.", ["new"]),
        ("Authorities prosecuted nine defendants in cases initiated in previous years.", ["continued"]),
        ("There were eight ongoing investigations.", ["continued"]),
        # no word tells
        ("Police investigated 12 cases.", [None]),
        ("Authorities prosecuted 30 traffickers.", [None]),
        # a word of another clause or number does not tell
        ("The ministry opened a shelter; police investigated 12 cases.", [None]),
        ("Police initiated four investigations; courts prosecuted six traffickers.", ["new", None]),
        # convictions have no stage
        ("Courts continued trials and convicted 12 traffickers.", [None]),
    ],
)
def test_stage(text: str, stages: list[str | None]) -> None:
    assert [count.stage for count in tipnlp.extract(text).counts] == stages


def test_the_table_compiles_and_no_word_is_twice() -> None:
    words = [word for row in tables.rows("count_stages") for word in row["words"].split()]
    assert len(set(words)) == len(words)
    for word in words:
        re.compile(word)
