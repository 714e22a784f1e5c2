"""The work on a long text is the work on its parts: what looks through all of a text again and again shows as calls that grow."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from types import FrameType
from typing import Any

import pytest

import tipnlp
from tipnlp import read_sources
from tipnlp.speed import shipped_corpus

PARTS, OF_A_PART = 12, 3  # texts of the corpus: quadratic work would grow twelvefold
GROWTH = 2  # times the calls of a function: some look at a whole text once more where any part has what they look for


@pytest.mark.filterwarnings("ignore:W003")  # the long text holds many narratives
@pytest.mark.skipif(not shipped_corpus(), reason="the corpus is in the source tree only")
@pytest.mark.parametrize("stop", [". ", ".(12) "], ids=["plain", "with footnotes"])
def test_a_long_text_takes_the_calls_that_its_parts_take(stop: str) -> None:
    texts = [source.text.replace(". ", stop) for source in read_sources(map(str, shipped_corpus()[-1:]))]
    parts = ["\n\n".join(texts[n * OF_A_PART : (n + 1) * OF_A_PART]) for n in range(PARTS)]
    for part in parts:  # tables, patterns and words
        tipnlp.extract(part)
    apart, joined = calls(parts), calls(["\n\n".join(parts)])
    few = apart.total() // 200
    assert [(name, apart[name], n) for name, n in joined.items() if n > GROWTH * apart[name] + few] == []


def calls(texts: Sequence[str]) -> Counter[str]:
    """Calls of each function while texts are read, generator steps included."""
    counted: Counter[str] = Counter()

    def count(frame: FrameType, event: str, what: Any) -> None:
        if event == "call":
            code = frame.f_code
            counted[f"{code.co_filename}:{code.co_firstlineno} {code.co_name}"] += 1
        elif event == "c_call":
            counted[what.__qualname__] += 1

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        for text in texts:
            tipnlp.extract(text)
    finally:
        sys.setprofile(before)
    return counted
