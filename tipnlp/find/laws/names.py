"""A mention before it is a match, and how overlapping ones are settled."""

from __future__ import annotations

from dataclasses import dataclass, field

Span = tuple[int, int]


@dataclass(slots=True)
class Name:
    """A mention of an instrument before its articles are attached."""

    start: int
    end: int
    kind: str
    title: str = ""
    number: str | None = None
    year: int | None = None
    generic: bool = False
    pending: bool = False
    rule: str = "law.name"
    acronym: str | None = None
    articles: list[str] = field(default_factory=list)


def sweep(names: list[Name]) -> list[Name]:
    """One mention for each stretch of text: the longest, a named one before a generic one."""
    kept: list[Name] = []
    for name in sorted(names, key=order):
        if kept and name.start < kept[-1].end:
            last = kept[-1]
            if (last.generic, last.start - last.end) > (name.generic, name.start - name.end):
                kept[-1] = name
            continue
        kept.append(name)
    return kept


def order(name: Name) -> tuple[int, int]:
    """Sorts mentions by start, the longer first."""
    return name.start, -name.end


def clean(text: str) -> str:
    """The text with single spaces."""
    return " ".join(text.split())
