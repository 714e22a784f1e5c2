"""Penalties: goldens by trouble family, fines and their money, skipped sections, stringency."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

import pytest
from marked import found, parse, rows

from tipnlp.find.penalties import find_penalties, finder
from tipnlp.find.quantities import find_quantities
from tipnlp.find.sentences import find_sentences
from tipnlp.match import Match
from tipnlp.text import view

CORPUS = Path(__file__).parents[1] / "corpus" / "dev.jsonl"


def penalties(text: str, skip: list[tuple[int, int]] | None = None) -> list[Match]:
    """Penalties of a raw text in raw offsets, labelled by their basis."""
    seen = view(text)
    matches = find_penalties(seen.flow, find_sentences(text, seen.flow), find_quantities(seen.flow), skip or [])
    for match in matches:
        match.start, match.end = seen.span(match.start, match.end)
        match.label = match.data["basis"].upper()
    return matches


@pytest.mark.parametrize(("family", "marked"), rows("penalties"))
def test_golden(family: str, marked: str) -> None:
    text, expected = parse(marked.replace("\\n", "\n"))
    assert found(text, penalties(text), {"PRESCRIBED", "IMPOSED"}, expected) == expected


def test_a_fine_owns_its_amount_and_the_equivalent() -> None:
    text = "The act sets a fine of 5,000 to 20,000 euros ($5,360 to $21,450) and bail of 300 euros."
    (fine,) = penalties(text)
    assert [text[s:e] for s, e in fine.data["money"]] == ["5,000 to 20,000 euros", "$5,360 to $21,450"]
    assert fine.data["currency"] == "EUR"


def test_no_sentence_that_is_left_unread_holds_a_penalty(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [json.loads(line)["text"] for line in CORPUS.read_text(encoding="utf-8").splitlines()]
    texts += [parse(marked)[0] for _, marked in rows("penalties")]
    expected = [penalties(text) for text in texts]
    monkeypatch.setattr(finder, "_telling", lambda flow, sentences, quantities: set(range(len(sentences))))
    assert [penalties(text) for text in texts] == expected


def test_skipped_spans_hold_no_penalty() -> None:
    text = "Traffickers face two to five years in prison. Smugglers face six years in prison."
    assert len(penalties(text)) == 2
    assert [p.data["min_months"] for p in penalties(text, skip=[(0, 46)])] == [72]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "It prescribes 2 to 5 years in prison. It prescribes a fine of 9 euros. These penalties were sufficiently stringent.",
            [(True, None), (True, None)],
        ),
        ("It prescribes 2 to 5 years in prison, which is not commensurate with rape.", [(None, False)]),
        (
            "It prescribes 2 to 5 years in prison, not commensurate with the penalty for rape, which is 9 years in prison. It is stringent.",
            [(None, False), (None, None)],
        ),
        ("Bonded labor draws five to 12 years in prison.", [(None, None)]),
    ],
)
def test_stringency(text: str, expected: list[tuple[Any, Any]]) -> None:
    assert [(p.data["stringent"], p.data["commensurate"]) for p in penalties(text)] == expected


def test_court_sentences_get_no_stringency() -> None:
    text = "A court gave him two years in prison. Prescribed penalties of five years in prison are sufficiently stringent."
    assert [p.data["stringent"] for p in penalties(text)] == [None, True]


@pytest.mark.parametrize(
    "text",
    [
        "sentenced to " * 3000 + "life.",
        "two to five years in prison, " * 800,
        "a fine of 5 euros or " * 800,
        "life or death " * 2000,
    ],
)
def test_long_nonsense_is_fast(text: str) -> None:
    start = time.perf_counter()
    penalties(text)
    assert time.perf_counter() - start < 5
