"""How often do the counts contain the number that the Labor Department itself tabulated?

    python tests/benchmarks/child_labor_agreement.py REPORTS.jsonl ENFORCEMENT.json [--disagreements 20]

REPORTS.jsonl has one child-labor report a line (`id`, `country`, `year`, `text`); ENFORCEMENT.json the table: for each
country and year the number of criminal investigations, prosecutions and convictions. A tabulated number that the prose never
prints cannot be found in it, so agreement is given over all tabulated numbers, and over those whose number the prose
prints within five words of the event. The table itself, as printed in the report, is no prose and is left out.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import tipnlp

FIELDS = {"investigation": "Criminal_Investigations", "prosecution": "Criminal_Prosecutions", "conviction": "Criminal_Convictions"}
_WORDS = {
    n: w for n, w in enumerate("no one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty".split())
}
_NAMES = {"investigation": "investigat", "prosecution": "prosecut|charged|indict|trial", "conviction": "convict|guilty"}


def _tabulated(row: dict[str, Any], event: str) -> int | None:
    cell = re.match(r"\s*(\d[\d,]*)\s*(?:\W|$)", str(row["enforcement"].get(FIELDS[event]) or ""))
    return int(cell[1].replace(",", "")) if cell else None


def _prose(text: str) -> str:
    """The text without the lines of tables: short lines, or lines that hold a cell like "32 (3)"."""
    return "\n".join(line if len(line) > 60 and not re.fullmatch(r"[\d,†*]+ ?\([\d,; -]+\)", line.strip()) else "" for line in text.split("\n"))


def _printed(value: int, event: str, text: str) -> bool:
    number = rf"\b(?:{value:,}|{value}|{_WORDS.get(value, value)})\b"
    words = r"(?:[\w'’-]+\W+){0,5}?"
    prose = re.sub(r"\s+", " ", re.sub(r"\(\d[\d,; -]*\)", " ", _prose(text)))  # without footnotes
    near = rf"{number}\W+{words}(?:{_NAMES[event]})|\b(?:{_NAMES[event]})\w*\W+{words}{number}"
    return re.search(near, prose, re.I) is not None


def main() -> None:
    """Count agreement by event and print disagreements."""
    options = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    options.add_argument("reports", type=Path)
    options.add_argument("enforcement", type=Path)
    options.add_argument("--disagreements", type=int, default=0)
    args = options.parse_args()
    table = {(row["country"], row["year"]): row for row in json.loads(args.enforcement.read_text(encoding="utf-8"))}
    tally: dict[str, Counter[str]] = {event: Counter() for event in FIELDS}
    shown: list[str] = []
    for line in args.reports.read_text(encoding="utf-8").splitlines():
        report = json.loads(line)
        row = table.get((report["country"], report["year"]))
        if row is None:
            continue
        counts = tipnlp.extract(report["text"], country=report["country"], year=report["year"]).counts
        for event in FIELDS:
            value = _tabulated(row, event)
            if value is None:
                continue
            found = {c.value for c in counts if c.event == event and c.status != "not_reported"}
            printed = _printed(value, event, report["text"])
            tally[event].update(["tabulated", *(["printed"] * printed), *(["found"] * (value in found)), *(["both"] * (printed and value in found))])
            if printed and value not in found:
                shown.append(f"{report['id']} {event}: table {value}, counts {sorted(found)}")
    print(f"{'event':<15}{'tabulated':>10}{'found':>8}{'of all':>8}{'printed':>9}{'found':>8}{'of printed':>12}")
    for event, n in tally.items():
        print(f"{event:<15}{n['tabulated']:>10}{n['found']:>8}{n['found'] / n['tabulated']:>8.3f}{n['printed']:>9}{n['both']:>8}{n['both'] / max(1, n['printed']):>12.3f}")
    for text in shown[:: max(1, len(shown) // max(1, args.disagreements))][: args.disagreements]:
        print(text)


if __name__ == "__main__":
    main()
