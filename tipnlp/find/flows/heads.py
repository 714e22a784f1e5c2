"""The noun that a nationality describes, and its class."""

from __future__ import annotations

import re

from tipnlp.find.flows.clause import WORD, Clause
from tipnlp.find.flows.nouns import DESCENT, FLAG, PHRASE_ENDS, class_of

_SEEN_WORDS = 7  # of a noun phrase
_LIST_TOKENS = frozenset((",", "and", "or", "/", "&"))
_WEAK_VICTIMS = frozenset(("migrant", "refugee", "child", "victim"))
# "victims of Filipino and Nepali origin".
_OF_VICTIMS = re.compile(r"\b(?:victims?|women|girls|boys|children|men|persons|people|nationals|workers|minors|adults)\s+of\s+(?:[\w-]+[\s,]+){0,6}[\w-]+$")
_NATIONALITY = re.compile(r"(?:(?:,?\s+(?:and|or)\s+|,\s+)\w+){0,4}\s+(?:origin|nationality|citizenship)\b")
_OF_REACH = 80  # characters before the end of a nationality in which its victims stand
_OF_THE_STATE = re.compile(r"\bgovernment\s+$")  # "Cuban government medical workers"
_OPEN = ("", "unknown", "name")


def _head(clause: Clause, at: int, *, lists: bool = True) -> tuple[str, int]:
    """Class and end of the noun that heads the phrase after a nationality.

    Args:
        clause: The clause.
        at: Where the phrase begins.
        lists: The phrase may run over commas ("Fijian sugar, timber, and garment industries").

    Returns:
        ``("victim" | "perpetrator" | "family" | "place" | "flag" | "name" | "unknown" | "", offset)``; a flag is "-owned" or
        the like.
    """
    nationality = _NATIONALITY.match(clause.text, at)
    if nationality and _OF_VICTIMS.search(clause.text, max(0, at - _OF_REACH), at):
        return "victim", nationality.end()
    if FLAG.match(clause.text, at) or DESCENT.match(clause.text, at):
        return "flag", at
    kind, end, seen = "", at, 0
    for word in WORD.finditer(clause.text, at, at + 110):
        low = word[0]
        if low in _LIST_TOKENS:
            if not lists or kind not in ("", "unknown", "name"):
                break
            continue
        if low == "forced" and _FORCED_PEOPLE.match(clause.text, word.end()):
            continue
        if low in PHRASE_ENDS or not (low[0].isalpha() or low in "-'\"") or (kind and seen and low.endswith("ing")):
            break
        found = "flag" if kind != "victim" and low in _COMMUNITIES and _AMONG.search(clause.text, 0, at) else class_of(low)
        if found and not (kind == "place" and low in _WEAK_VICTIMS):
            kind, end = found, word.end()
        elif kind not in _OPEN and low != "-":
            if not _OF_THE_STATE.search(clause.text, at, word.start()):
                break
        elif not kind and low != "-":
            kind, end = ("name" if clause.raw[word.start()].isupper() else "unknown"), word.end()
        seen += 1
        if seen > _SEEN_WORDS:
            break
    return kind, end


_COMMUNITIES = frozenset(("community", "communities"))
_AMONG = re.compile(r"\b(?:in|within)\s+(?:the\s+|some\s+|many\s+|most\s+|other\s+)?[\w-]+$")  # "in Albanian communities" of this country
_FORCED_PEOPLE = re.compile(r"\s+(?:labou?rers?|workers?|prostitutes?|migrants?)\b")  # "North Korean forced laborers"
GENITIVE = re.compile(r"(?:'s?|\s+s(?=\s))\s+")
_NEXT_WORD = re.compile(r"\s+([a-z-]+)")


def head_of(clause: Clause, i: int) -> tuple[str, int]:
    """Class and end of the noun that heads the phrase of a mention: see `_head`; nothing where it stands for itself."""
    match = clause.mentions[i]
    at = clause.after(i)
    if match.data["form"] == "people":
        kind, end = _head(clause, at)
        if kind == "flag" or (kind == "perpetrator" and end - at < 14):
            return kind, end
        return "victim", at
    if match.data["form"] == "adjective":
        kind, end = _head(clause, at)
        return ("", at) if kind == "name" and _is_next_mention(clause, i, end) else (kind, end)
    if FLAG.match(clause.text, at):
        return "flag", at
    genitive = GENITIVE.match(clause.text, at)
    if genitive:
        kind, end = _head(clause, genitive.end(), lists=False)
        return (kind, end) if kind in ("perpetrator", "victim", "family") else ("", at)
    following = _NEXT_WORD.match(clause.text, at)
    if following and clause.raw[following.start(1)].islower() and following[1] not in PHRASE_ENDS:
        kind = class_of(following[1])
        if kind in ("perpetrator", "victim"):
            return kind, following.end()
    return "", at


def _is_next_mention(clause: Clause, i: int, end: int) -> bool:
    """True where the "head" of a nationality is only the next one of a list ("mainly Omani, Iraqi, and Thai")."""
    return any(m.end - clause.start >= end > m.start - clause.start for m in clause.mentions[i + 1 : i + 3])
