"""What a gate finds is what its pattern finds, whatever the text."""

from __future__ import annotations

import gc
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tipnlp import signals
from tipnlp.signals import Gate, words_of
from tipnlp.text import view

PATTERNS = (
    r"\b(?:arrest(?:ed|s)?|charged?)\b",
    r"(?i)\b(?P<modal>may|can)\s+(?:be|not)\b|\b(?:no|[Nn]ot)\b",
    r"(?<![\w-])(?:Articles?|Arts?\.)(?![\w-])",
    r"(?<!\w)(?:South\s+Sudan|Sudan|US)(?!\w)",
    r"\bnot?(?:hing)?-?one",
)
GATES = [Gate(re.compile(pattern)) for pattern in PATTERNS]
WORDS = "arrest arrested arresting charge charged Charger may MAY can be not Not no nothing-one noone Articles Art. Article- South Sudan US USA 12 (no) a-may"
TEXTS = st.lists(st.sampled_from([*WORDS.split(), " ", ".", "—", "é", "'s"]), max_size=30).flatmap(
    lambda parts: st.sampled_from([" ".join(parts), "".join(parts)])
)


@given(TEXTS, st.integers(0, 60), st.integers(0, 60))
def test_a_gate_finds_what_its_pattern_finds(text: str, start: int, end: int) -> None:
    for gate in GATES:
        assert gate.sign
        words = words_of(text)
        assert [m.span() for m in words.finditer(gate)] == [m.span() for m in gate.pattern.finditer(text)]
        found, wanted = words.search(gate, start, end), gate.pattern.search(text, start, end)
        assert (found and found.span()) == (wanted and wanted.span())


@pytest.mark.parametrize("pattern", [r"\w+", r"prison|jail", r"\b\d+ victims", r"(?:\bthe )?law", r"\b.*x", r"\b(?:a|)b?"])
def test_a_pattern_that_can_begin_anywhere_is_searched_as_it_is(pattern: str) -> None:
    gate = Gate(re.compile(pattern))
    assert gate.sign == 0
    text = "imprisoned 12 victims under the law, xxb"
    assert [m.span() for m in words_of(text).finditer(gate)] == [m.span() for m in gate.pattern.finditer(text)]


def test_every_gate_of_the_library_finds_what_its_pattern_finds(sample: str) -> None:
    import tipnlp

    tipnlp.extract(sample)  # makes the gates that are made when first used
    gates = [gate for gate in gc.get_objects() if isinstance(gate, Gate)]
    assert len(gates) > 10
    flow = view(sample).flow
    for text in (flow, flow.lower(), flow.upper()):
        for gate in gates:
            spans = [m.span() for m in words_of(text).finditer(gate)]
            assert spans == [m.span() for m in gate.pattern.finditer(text)], gate.pattern.pattern[:60]


def test_a_gate_made_later_opens_at_words_seen_before() -> None:
    words = words_of("Police detained four men.")
    assert words.search(GATES[0]) is None
    assert words.search(Gate(re.compile(r"\bdetained\b"))) is not None


def test_words_kept_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(signals, "_MEMO_SIZE", 100)
    for n in range(50):
        words_of(" ".join(f"word{n}x{k}" for k in range(20))).search(GATES[0])
    assert len(signals._memo) <= 100


def test_a_pattern_that_cannot_be_read_is_searched_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(name: str) -> None:
        raise ImportError(name)

    monkeypatch.setattr(signals, "import_module", fail)
    gate = Gate(re.compile(r"\bfour\b"))
    assert gate.sign == 0
    assert words_of("four men").search(gate) is not None
