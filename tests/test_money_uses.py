"""What an amount was for: the words right after it, else the nearest before it in its clause, else after it."""

from __future__ import annotations

import re

import pytest

import tipnlp
from tipnlp import tables
from tipnlp.find.money_uses import use_of


@pytest.mark.parametrize(
    ("sentence", "use"),
    [
        ("The ministry spent [$2 million] on shelters.", "funding"),
        ("The government allocated 500,000 kroner ([$72,000]) to the shelter.", "funding"),
        ("A budget of [$1 million] was set for the plan.", "funding"),
        ("The government paid [$235,000] for films.", "funding"),
        ("[$2 million] was allocated to shelters.", "funding"),
        ("The office set aside [$3,000] for posters.", "funding"),
        ("A court gave two victims [$9,000] in damages.", "compensation"),
        ("The government provided [$9,000] in compensation to victims.", "compensation"),
        ("A court ordered the trafficker to pay her [$560].", "compensation"),
        ("The employer owed her [$560] in back wages.", "compensation"),
        ("Recruiters charged each worker [$5,000].", "private"),
        ("The officer took bribes of [$200].", "private"),
        ("She was sold for [$1,500].", "private"),
        ("The workers earned [$3] a day.", "private"),
        # each clause for itself
        ("The government spent [$2 million] on shelters; courts ordered traffickers to pay $9,000 in restitution.", "funding"),
        ("The government spent $2 million on shelters; courts ordered traffickers to pay [$9,000] in restitution.", "compensation"),
        ("The government provided [€1.6 million] and paid one survivor €12,200 in compensation.", "funding"),
        ("A court ordered him to pay damages and to forfeit a house worth [$1 million].", None),
        ("A court ordered him to pay [$9,000] in restitution and seized his car.", "compensation"),
        # no word tells
        ("The journey is worth [$3,000].", None),
        ("Traders hand a mother [$20].", None),
    ],
)
def test_use(sentence: str, use: str | None) -> None:
    start, end = sentence.index("["), sentence.index("]") - 1
    assert use_of(sentence.replace("[", "").replace("]", ""), start, end) == use


def test_the_report_has_it() -> None:
    [money] = tipnlp.extract("Ghana is poor. The ministry spent $2 million on shelters.").money
    assert (money.amount, money.use) == (2e6, "funding")


def test_the_table_compiles_row_by_row_and_no_word_is_twice() -> None:
    words = [word for row in tables.rows("money_uses") for word in row["words"].split()]
    assert len(set(words)) == len(words)
    for word in words:
        re.compile(word)


@pytest.mark.parametrize(
    ("sentence", "amounts"),
    [
        ("The state should find at least $900,000 for shelters.", []),
        ("It ought to fund homes, at a cost of $40,000.", []),
        ("Recommendations for Ghana: Allot $7,000 to victims.", []),
        ("A donor gave $900; the state should match it.", [900]),
        ("The state should act; a donor gave $900.", [900]),
    ],
)
def test_what_a_report_asks_for_is_no_money(sentence: str, amounts: list[int]) -> None:
    assert [m["amount"] for m in tipnlp.extract(sentence).to_dict()["money"]] == amounts
