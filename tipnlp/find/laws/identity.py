"""What identifies a law to the right of its noun: number, year, "on ..." title, bracket."""

from __future__ import annotations

import re

from tipnlp.find.laws import words
from tipnlp.find.laws.names import Name, clean
from tipnlp.find.laws.titles import Blocked, title_right


def extend_right(flow: str, name: Name, blocked: Blocked) -> bool:
    """Takes in number, year, "on ..." title and bracket after the head noun; True where there was such a title."""
    titled, named = False, flow[name.start : name.end].strip().endswith(" Law")
    stop = blocked.paragraph_end(name.start)
    for _ in range(6):
        if _take_number(flow, name, stop) or _take_year(flow, name, stop):
            continue
        if (name.number or named) and not titled and (m := words.LOWER_TITLE.match(flow, name.end, stop)):
            name.end, titled = m.end(), True
            continue
        opener = words.TITLE_OPENER.match(flow, name.end, stop)
        if opener and not titled and not words.NO_TITLE.match(flow, opener.end()):
            end = title_right(flow, opener.end(), blocked)
            if end is None:
                break
            name.end, titled = end, True
            continue
        bracket = words.BRACKET.match(flow, name.end, stop)
        if not bracket or not names_bracket(clean(bracket["content"]), name):
            break
        name.end = bracket.end()
    if flow.startswith(")", name.end) and flow.count("(", name.start, name.end) > flow.count(")", name.start, name.end):
        name.end += 1  # "Act (No. 4 of 1971)"
    if name.number and not name.year and (m := words.YEAR_IN_NUMBER.search(name.number)):
        name.year = int(m["last"] or m["first"])
    return titled


def _take_number(flow: str, name: Name, stop: int) -> bool:
    if name.number:
        return False
    m = words.NUMBERED.match(flow, name.end, stop) or words.ROMAN_NUMBER.match(flow, name.end, stop)
    if m is None and not words.YEAR_AFTER.match(flow, name.end, stop) and not words.DATED.match(flow, name.end, stop):
        is_cell = flow[name.end : name.end + 2].isspace()  # "Labor Code  18": the next cell of a table
        m = None if name.kind in ("code", "constitution") or is_cell else words.BARE_NUMBER.match(flow, name.end, stop)
    if m is None:
        return False
    name.number, name.end = m["number"], m.end()
    if m[0].endswith(")") and m[0].count("(") < m[0].count(")"):
        name.end -= 1  # "(Law No. 38/20)": the bracket is not the number's
    if words.TAKES_NUMBERS.search(flow[name.start : name.end].rstrip("0123456789./-")):
        while more := words.MORE_NUMBERS.match(flow, name.end, stop):
            name.end = more.end()
    return True


def _take_year(flow: str, name: Name, stop: int) -> bool:
    if name.number and (m := words.OF_THAT_YEAR.match(flow, name.end, stop)):
        name.end = m.end()
        return True
    if not name.year and (m := words.BUDDHIST_YEAR.match(flow, name.end, stop)):
        name.year, name.end = int(m["year"] or int(m["buddhist"]) - words.BUDDHIST_ERA), m.end()
        return True
    if m := words.DATED.match(flow, name.end, stop):
        name.year = name.year or int(m["year"] or m["us_year"] or m["month_year"] or m["dotted"] or 0) or None
        name.end = m.end()
        return True
    m = words.YEAR_AFTER.match(flow, name.end, stop) or words.BRACKET_YEAR.match(flow, name.end, stop)
    if m is None or name.year:
        return False
    name.year, name.end = int(m["year"]), m.end()
    return True


def names_bracket(content: str, name: Name) -> bool:
    """True where a bracket gives number, year or another name of the law before it."""
    if acronym := words.ACRONYM.match(re.sub(r"^(?:the|hereafter|hereinafter)\s+", "", content)):
        name.acronym = acronym["name"]
        return acronym["name"] not in ("N/A", "NGO", "KWD", "USD")
    if law := words.BRACKET_LAW.match(content):
        name.number = name.number or law["number"]
        name.year = name.year or (int(law["year"]) if law["year"] else None)
        return True
    if number := words.BRACKET_NUMBER.match(content):
        name.number = name.number or number["number"] or number["of_year"] or number["of_series"]
        return True
    if words.BRACKET_OTHER.match(content) or words.BRACKET_CODE.match(content) or words.BRACKET_FOREIGN.match(content):
        return True
    parts = content.removeprefix("the ").split()
    return len(parts) >= 2 and parts[0][0].isupper() and all(w[0].isupper() or w in words.RIGHT_JOINS or words.YEAR.match(w) for w in parts)
