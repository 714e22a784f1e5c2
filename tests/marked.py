"""Goldens in one line: ``police held [at least 19|CARDINAL low=19 qualifier=at_least] people``.

A row of a golden table is a trouble family, a tab, and such a line. What stands in brackets must be found with that label
and those values; nothing else with a label under test may be found, so a line without brackets is a near miss.
"""

from __future__ import annotations

import re
from pathlib import Path

from tipnlp.match import Match

GOLDEN = Path(__file__).parent / "golden"
_MARK = re.compile(r"\[(?P<text>[^\[\]|]+)\|(?P<label>[A-Z_]+)(?P<values>(?: \w+=[^\s\]]*)*)\]")
Expected = list[tuple[str, str, dict[str, str]]]


def rows(name: str) -> list[tuple[str, str]]:
    """(family, marked line) of every row of ``golden/<name>.tsv``; ``#`` starts a comment."""
    lines = (GOLDEN / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    return [tuple(line.split("\t", 1)) for line in lines if line.strip() and not line.startswith("#")]  # type: ignore[misc]


def parse(marked: str) -> tuple[str, Expected]:
    """The plain line, and (text, label, values) of its marks; ``\\n`` stands for a line break."""
    expected: Expected = []
    plain, at = [], 0
    for m in _MARK.finditer(marked):
        plain += [marked[at : m.start()], m["text"]]
        expected.append((m["text"], m["label"], dict(v.split("=", 1) for v in m["values"].split())))
        at = m.end()
    return "".join([*plain, marked[at:]]), expected


def found(text: str, matches: list[Match], labels: set[str], like: Expected) -> Expected:
    """The matches under test in the form of `parse`, with only the values that the golden names."""
    kept = [m for m in matches if m.label in labels]
    wanted = {(t, label): values for t, label, values in like}
    return [
        (text[m.start : m.end], m.label, {k: f"{m.data.get(k)}" for k in wanted.get((text[m.start : m.end], m.label), {})})
        for m in kept
    ]
