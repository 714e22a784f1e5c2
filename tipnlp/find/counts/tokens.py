"""A sentence as tokens: words, marks, numbers and law mentions, less what would part a noun from its participle."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tipnlp.find.counts.units import CLOSE, COLON, COMMA, DASH, OPEN, SEMICOLON
from tipnlp.find.counts.words import CRIMES, PREPOSITIONS, word_set
from tipnlp.match import Match

_SUFFERERS = word_set("victims victim survivors survivor cases")
_CRIME_WORDS = CRIMES | word_set("human sex sexual forced bonded debt child commercial modern domestic persons in for and or internal transnational")
_TOKEN = re.compile(r"[^\W\d_]+(?:['-]\s{0,2}[^\W\d_]+)*'?|[,;:()\[\]—]|(?<=\s)--?(?=\s)")


@dataclass(slots=True)
class Token:
    """A word, a mark, a number or a law of a sentence."""

    start: int
    end: int
    low: str
    match: Match | None = None


def tokens_of(low: str, start: int, end: int, quantities: Sequence[Match], masks: Sequence[Match]) -> list[Token]:
    """Words, marks and quantities of a sentence in order; the words of a law mention are one token."""
    found: list[Token] = []
    at = start
    for match in sorted([*quantities, *masks], key=_start):
        if match.start < at or match.end > end:
            continue
        _words(low, at, match.start, found)
        found.append(Token(match.start, match.end, "", match))
        at = match.end
    _words(low, at, end, found)
    words = {token.low for token in found}
    if "guilty" in words or "far" in words:
        found = _compounds(found)
    if "trafficking" in words and ("persons" in words or "beings" in words):
        found = _without_persons(found)
    return found if _SUFFERERS.isdisjoint(words) else _without_crimes(found)


# Two words that count together: a verdict alone may be either, a guilty one convicts; "so far" opens no clause.
_COMPOUNDS = {("guilty", noun): f"guilty-{noun}" for noun in ("verdict", "verdicts")} | {(word, "far"): f"{word}-far" for word in ("so", "thus")}


def _compounds(tokens: list[Token]) -> list[Token]:
    """The tokens with "guilty verdicts" and "so far" as one each."""
    made: list[Token] = []
    for token in tokens:
        name = _COMPOUNDS.get((made[-1].low, token.low)) if made else None
        if name is None:
            made.append(token)
        else:
            made[-1] = Token(made[-1].start, token.end, name)
    return made


def _without_persons(tokens: list[Token]) -> list[Token]:
    """The tokens with "trafficking in persons" as the one word "trafficking", so that "six trafficking in persons convictions" is one phrase."""
    kept: list[Token] = []
    for token in tokens:
        kept.append(token)
        for name in (("trafficking", "in", "persons"), ("trafficking", "in", "human", "beings")):
            if tuple(t.low for t in kept[-len(name) :]) == name:
                kept[-len(name) :] = [Token(kept[-len(name)].start, token.end, "trafficking")]
    return kept


def _without_crimes(tokens: list[Token]) -> list[Token]:
    """Leave out what the persons or cases are about, so that a participle stands next to its noun: "victims (of sex trafficking) identified"."""
    kept: list[Token] = []
    i = 0
    while i < len(tokens):
        kept.append(tokens[i])
        i += 1
        if tokens[i - 1].low not in _SUFFERERS or i >= len(tokens) or tokens[i].low != "of":
            continue
        at = i + 1
        while at < len(tokens) and tokens[at].low in _CRIME_WORDS:
            at += 1
        while tokens[at - 1].low in ("in", "for", "and", "or"):
            at -= 1
        if tokens[i - 1].low == "cases" and at < len(tokens) and tokens[at].low.isalpha() and tokens[at].low not in PREPOSITIONS and not tokens[at].low.endswith("ed"):
            continue  # "cases of child labor violations"
        if any(t.low in CRIMES for t in tokens[i + 1 : at]) and (at >= len(tokens) or tokens[at].match is None):
            i = at
    return kept


def _start(match: Match) -> tuple[int, int]:
    return (match.start, -match.end)


def _words(low: str, start: int, end: int, found: list[Token]) -> None:
    for m in _TOKEN.finditer(low, start, end):
        word = m[0]
        found.append(Token(*m.span(), word[:-1] if word[-1] == "'" else word))


MARKS = {",": COMMA, ";": SEMICOLON, ":": COLON, "(": OPEN, "[": OPEN, ")": CLOSE, "]": CLOSE, "—": DASH, "--": DASH, "-": DASH}
