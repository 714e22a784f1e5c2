"""Penalties, each with the law that it belongs to."""

from __future__ import annotations

import re

from tipnlp.find.sentences import sentence_at
from tipnlp.match import Match
from tipnlp.resolve.desk import Desk, Plain, fact, named, within


def resolve_penalties(desk: Desk, matches: list[Match], laws: list[Plain]) -> list[Plain]:
    """The facts of penalties; ``laws`` are the mentions, in order."""
    starts = [law["evidence"]["start"] for law in laws]
    return [_penalty(desk, match, name, laws, starts) for match, name in named(matches)]


def _penalty(desk: Desk, match: Match, name: str, laws: list[Plain], law_starts: list[int]) -> Plain:
    data, field = match.data, match.data.get
    law = _law_of(desk, match, laws, law_starts)
    penalty = fact(
        desk, match, name,
        basis=data["basis"], kind=data["kind"],
        min_months=field("min_months"), max_months=field("max_months"), life=field("life"),
        min_amount=field("min_amount"), max_amount=field("max_amount"), currency=field("currency"),
        law=law["id"] if law else None, offense=field("offense"), persons=field("persons"), suspended=field("suspended"),
        period=desk.period(match) if data["basis"] == "imposed" else None,
        stringent=field("stringent"), commensurate=field("commensurate"),
    )
    if penalty["assertion"] == "asserted" and data["basis"] == "prescribed" and _is_planned(desk, match, law):
        penalty["assertion"] = "planned"
    return penalty


# What is not yet law: "a draft amendment to the penal code would punish buyers with ...".
_PROPOSED = re.compile(r"\b(?:draft|proposed|bill)\b.*\b(?:would|will)\b", re.S)


def _is_planned(desk: Desk, match: Match, law: Plain | None) -> bool:
    """True for a penalty of a pending law, or of a draft or bill named before it in its clause."""
    if law is not None and law["status"] == "pending":
        return True
    sentence = desk.sentence(match.start)
    if sentence is None:
        return False
    start = max(sentence[0], desk.source.rfind(";", sentence[0], match.start) + 1)
    before = desk.source[start : match.start].lower()
    return ("would" in before or "will" in before) and _PROPOSED.search(before) is not None


def _law_of(desk: Desk, match: Match, laws: list[Plain], starts: list[int]) -> Plain | None:
    """The law a penalty belongs to.

    The last one named before it in its sentence, else the first after it there, else, for what a law prescribes, the last
    one of the sentence before ("It prescribes ...").
    """
    sentence = desk.sentence(match.start)
    if sentence is None:
        return None
    inside = within(laws, starts, *sentence)
    before = [law for law in inside if law["evidence"]["end"] <= match.start]
    if before:
        return before[-1]
    if inside:
        return inside[0]
    if match.data["basis"] != "prescribed":
        return None
    before_it = sentence_at(desk.sentences, sentence[0] - 1)
    if before_it is None or desk.section(before_it[0]) != desk.section(sentence[0]):
        return None
    earlier = within(laws, starts, *before_it)
    return earlier[-1] if earlier else None
