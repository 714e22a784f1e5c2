"""Codes in lower case: "penal code", "the 2004 criminal code", "code of criminal procedure"."""

from __future__ import annotations

import re

from tipnlp.find.laws import words
from tipnlp.find.laws.identity import names_bracket
from tipnlp.find.laws.names import Name, clean
from tipnlp.find.laws.titles import month_before, tokens_left
from tipnlp.find.laws.vocabulary import role


def plain_code(flow: str, word: str, start: int, end: int) -> Name | None:
    """A code: "penal code", "the 2004 criminal code", "code of criminal procedure"; a code of conduct is none."""
    if m := words.CODE_OF.match(flow, end):
        return Name(start, m.end(), "code", rule="law.code")
    if words.NO_CODE.match(flow, end):
        return None
    begin = _code_begin(flow, start)
    if begin == start and (m := words.CODE_ON.match(flow, end)):
        name = Name(start, m.end(), "code", rule="law.code")
        _code_edition(flow, name)
        return name
    if begin == start:
        return Name(start, end, "code", generic=True, rule="law.code") if flow[start - 4 : start].lower() == "the " else None
    several = re.search(r"\b(?:and|or)\b|,", flow[begin:start])
    name = Name(begin, end, "code", generic=word == "codes" and not several, rule="law.code")
    _code_edition(flow, name)
    if m := words.YEAR_OF.match(flow, name.end):
        name.year, name.end = int(m["year"]), m.end()
    bracket = words.BRACKET.match(flow, name.end)
    content = clean(bracket["content"]) if bracket else ""
    if bracket and (words.BRACKET_LAW.match(content) or words.ACRONYM.match(content)) and names_bracket(content, name):
        name.end = bracket.end()  # "the 2020 penal code (Law No. 38/20)", "the criminal code (COIP)"
    return name


def _code_begin(flow: str, start: int) -> int:
    """Start of the words that say which code it is: "penal and labor codes"."""
    begin = start
    for token in tokens_left(flow, start, max(0, start - 90)):
        low = token[0].lower()
        if low in role("code"):
            begin = token.start()
        elif low not in ("and", "or", ",") or begin == start:
            break
    return begin


def _code_edition(flow: str, name: Name) -> None:
    """A year, an owner or "new" before a code belongs to the mention."""
    low = max(0, name.start - 24)
    before = flow[low : name.start]
    if m := words.YEAR_BEFORE.search(before):
        start = month_before(flow, low + m.start(1))
        if start < low + m.start(1) or not words.TIME_WORD.search(before[: m.start()]):
            name.start, name.year = start, int(m[1])
        return
    owner = words.OWNER.search(before)
    if owner and owner["owner"] not in role("edge") and (owner["opener"] or words.NATIONALITY.match(owner["owner"])):
        name.start = low + owner.start("owner")
        return
    if m := words.FRESH.search(before):
        name.start = low + m.start()
        name.pending = m[0].lower().startswith(("draft", "proposed", "pending"))
