"""Laws named by a title in capitals or by a noun with what identifies it: "Child Care Act", "Law No. 5", "Decree 12 of 2003"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tipnlp.find.laws import words
from tipnlp.find.laws.identity import extend_right
from tipnlp.find.laws.names import Name, clean
from tipnlp.find.laws.titles import Blocked, title_left
from tipnlp.find.laws.vocabulary import head_gate, heads, role
from tipnlp.signals import words_of

# Serial orders of an office, which need a number to be known.
_SERIAL = frozenset(("Notification", "Instruction", "Circular", "Decision", "Edict", "Rule"))
_UNTITLED = frozenset(("Laws", "Acts", "Decrees", "Ordinances", "Codes"))


def capital_names(flow: str, short: list[Name], paragraphs: list[int]) -> Iterator[Name]:
    """Mentions around a head noun in capitals, outside the short names found before and within a paragraph."""
    rows = [m.span() for m in words.TABLE_ROW.finditer(flow)] if "Legislation" in flow else []
    blocked = Blocked([*rows, *((name.start, name.end) for name in short)], paragraphs)
    inside = {at for name in short for at in range(name.start, name.end)}
    floor = 0  # small words join nothing to a title across the end of the law before it
    for head in words_of(flow).finditer(head_gate()):
        if _is_part_of_other(flow, head[0], head.end()) or head.end() in inside:
            continue
        name = _capital_name(flow, head, blocked, floor)
        if name is not None:
            name.title = clean(flow[name.start : name.end])
            floor = floor if name.generic else max(floor, name.end)
            yield name


def _capital_name(flow: str, head: re.Match[str], blocked: Blocked, floor: int) -> Name | None:
    word = head[0]
    kind, identity = heads()[word]
    begin, year = title_left(flow, head.start(), kind, blocked, floor)
    title = flow[begin : head.start()].strip()
    name = Name(begin, head.end(), kind, year=year)
    name.pending = word == "Bill" or bool(words.PENDING.search(flow, max(0, begin - 16), begin)) or title.startswith("Draft ")
    if f"{word}s on" in title:
        return None  # the head of a column below the title of its table: "International Conventions on Child Labor / Convention"
    titled = extend_right(flow, name, blocked)
    if _is_body_of_law(flow, begin, word, title) or word == "Act" and words.MODAL.search(flow, max(0, head.start() - 8), head.start()):
        return None
    content = [w for w in re.findall(r"[^\W\d_][\w'-]*", title) if w[0].isupper() and w not in role("rank")]
    if word in ("Laws", "Regulations") and _is_plural_only(flow, name, word):
        return None if title or word == "Regulations" else Name(begin, head.end(), kind, generic=True)
    known = _is_known(flow, name, word, identity, titled, content)
    if known is None:
        return None
    only_kind = word == "Law" and content and all(w in role("country_law") for w in content)
    name.generic = not known or bool(only_kind and not titled and not name.number and not name.year)
    return name


def _is_known(flow: str, name: Name, word: str, identity: str, titled: bool, content: list[str]) -> bool | None:
    """True where a mention names one certain instrument, False where it is generic, None where it is no law."""
    if identity == "self" or word == "Order" and len(content) > 2:
        return True
    if identity == "plural":
        return bool(name.number) or None
    if identity == "series":
        return bool(re.search(r"\d[-/]\d", name.number or "")) or None
    if identity == "number":
        if name.number or titled or name.year and word not in _SERIAL:
            return True
        return False if word in _UNTITLED else None
    if identity == "protocol":
        # "the Refugee Convention and its 1967 Protocol"
        of_treaty = name.year and flow[max(0, name.start - 4) : name.start] == "its "
        return bool(name.number or of_treaty or words.TREATY_PROTOCOL.search(flow, name.start, name.end)) or None
    return bool(name.number or name.year or titled or content)


def _is_plural_only(flow: str, name: Name, word: str) -> bool:
    """True for headings: "Laws Related to Child Labor", "Laws and Regulations"."""
    if word == "Laws":
        return not name.number
    return bool(words.LAWS_AND.search(flow, max(0, name.start - 12), name.start))


def _is_part_of_other(flow: str, word: str, end: int) -> bool:
    """True where the noun is part of a longer name ("Law Amendment Act", "Law Enforcement") or no law ("Code of Conduct")."""
    following = words.FOLLOWING.match(flow, end, end + 60)
    if following:
        after, bracket = following["word"], following["bracket"]
        is_tail = after.lower() in role("after") or after.lower() in role("after_law") and word in ("Law", "Laws")
        if is_tail or after in heads() and after != "Decree-Law" and word != "Bill":
            return not bracket or after in ("Act", "Rules", "Regulations", "Bill")
        if after.startswith("Amendment"):
            return bool(words.AMENDMENT_ACT.match(flow, end))
    if words.CLOSES_BRACKET.match(flow, end) or word in ("Code", "Codes") and words.NO_CODE.match(flow, end):
        return True
    return word == "Bill" and bool(words.NO_BILL.match(flow, end))


def _is_body_of_law(flow: str, begin: int, word: str, title: str) -> bool:
    """True where the noun is no mention at all: "Ministry of Law", "rule of Law"."""
    if word in ("Law", "Laws") and not title and words.BODY_OF_LAW.search(flow, max(0, begin - 24), begin):
        return True
    return bool(words.BODY_TITLE.search(title))
