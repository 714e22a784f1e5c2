"""A clause and the places and peoples named in it: what the other modules of the package pass around."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from tipnlp.match import Match
from tipnlp.signals import Gate, Words

# The jobs. AGENT: where those are who do it; PROMISED: where victims were told that they would go; BOTH: "to or through X".
ORIGIN, PLACE, VIA, BOTH, AGENT, PROMISED, NONE = "origin", "place", "via", "both", "agent", "promised", ""


@dataclass(slots=True)
class Clause:
    """A stretch of a sentence with one deed.

    Attributes:
        start: Where it starts in the flow.
        text: The clause in lower case, its adverbials blanked.
        raw: The same characters as they stand in the flow.
        mentions: The countries and regions in it.
        profile: It stands in a paragraph that tells the trafficking situation rather than deeds of the government.
        counted: The sentence before tells of victims who were found.
        loose: It reads like the situation, but stands in no such paragraph: only explicit exploitation counts.
        gapped: Its verb stands in the clause before: "women are taken to Italy, and boys to Libya".
        words: The words of the flow.
        governors: What `tipnlp.find.flows.governors.governor_of` found, by mention.
    """

    start: int
    text: str
    raw: str
    mentions: list[Match]
    profile: bool
    counted: bool = False
    loose: bool = False
    gapped: bool = False
    words: Words = field(kw_only=True)
    governors: dict[tuple[int, bool], re.Match[str] | None] = field(default_factory=dict)

    @property
    def end(self) -> int:
        """Where it ends in the flow."""
        return self.start + len(self.text)

    def part(self, start: int, end: int, *, profile: bool | None = None) -> Clause:
        """The clause from one of its characters to another."""
        inside = [m for m in self.mentions if start <= m.start - self.start < end]
        kept = self.profile if profile is None else profile
        return Clause(self.start + start, self.text[start:end], self.raw[start:end], inside, kept, self.counted, self.loose, words=self.words)

    def search(self, gate: Gate) -> re.Match[str] | None:
        """The first match of a gate's pattern in the text."""
        for at in self.words.starts(gate, self.start, self.end):
            if found := gate.match(self.text, at - self.start):
                return found
        return None

    def finditer(self, gate: Gate) -> Iterator[re.Match[str]]:
        """The matches of a gate's pattern in the text."""
        end = 0
        for at in self.words.starts(gate, self.start, self.end):
            if at - self.start >= end and (found := gate.match(self.text, at - self.start)):
                yield found
                end = found.end()

    def before(self, i: int, reach: int = 120) -> str:
        """The text before a mention."""
        at = self.mentions[i].start - self.start
        return self.text[max(0, at - reach) : at]

    def after(self, i: int) -> int:
        """Where the text after a mention begins."""
        return self.mentions[i].end - self.start

    def gap(self, i: int) -> str:
        """The text between a mention and the one before it, or the start."""
        return self.text[self.after(i - 1) if i else 0 : self.mentions[i].start - self.start]


WORD = re.compile(r"[a-z][\w'-]*|[^\w\s]|\d[\d,.]*")


def blank(pattern: re.Pattern[str], text: str) -> str:
    """The text with spaces for what the pattern finds."""
    return pattern.sub(_spaces, text)


def _spaces(match: re.Match[str]) -> str:
    return " " * len(match[0])
