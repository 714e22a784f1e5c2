"""Mentions in lower case: "the 2016 anti-trafficking law", "a 2006 amendment to the penal code", and the generic "this law"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from tipnlp.find.laws import words
from tipnlp.find.laws.codes import plain_code
from tipnlp.find.laws.identity import extend_right, names_bracket
from tipnlp.find.laws.names import Name, clean
from tipnlp.find.laws.titles import FREE, month_before, title_left, tokens_left
from tipnlp.find.laws.vocabulary import heads, plain_gate, role
from tipnlp.signals import words_of


def plain_names(flow: str) -> Iterator[Name]:
    """The mentions in lower case, generic ones included."""
    for head in words_of(flow).finditer(plain_gate()):
        word, (start, end) = head[0], head.span()
        determined = flow[start - 4 : start] in ("the ", "The ")
        if determined and word in words.PLAIN_LAW and not words.IDENTIFIED.match(flow, end) and not _is_pending(flow, max(0, start - 16), end):
            yield Name(start, end, words.PLAIN_KINDS[word], word, generic=True, rule="law.plain")  # by far the most common
        elif name := _plain_name(flow, word, start, end, determined):
            name.title = clean(flow[name.start : name.end])
            yield name


def _plain_name(flow: str, word: str, start: int, end: int, determined: bool) -> Name | None:
    if word == "law" and not determined and words.OF_LAW_BEFORE.search(flow, max(0, start - 14), start):
        return None
    kind = words.PLAIN_KINDS[word]
    if kind == "code":
        return plain_code(flow, word, start, end)
    if kind == "constitution":
        return _plain_constitution(flow, start, end)
    begin, year = (start, None) if determined else _modifiers_left(flow, start)
    name = Name(begin, end, kind, year=year, generic=year is None, rule="law.plain")
    name.pending = word in ("bill", "bills") or _is_pending(flow, max(0, begin - 16), end)
    if word in ("amendment", "amendments"):
        return _dated_amendment(flow, name)
    may_be_titled = word in ("bill", "law") and not determined and (begin == start or flow[begin].isupper())
    if may_be_titled and (titled := _title_before(flow, start)):
        name.start, name.year = titled
        name.generic = False
        extend_right(flow, name, FREE)
        return name
    if word in words.DOUBTFUL and begin == start and not _is_one_law(flow, start, end):
        return None
    if word in ("act", "acts") and flow[begin:start].strip().endswith(words.DEED):
        return None
    _extend_plain(flow, name, start)
    if name.pending and name.generic:
        _extend_draft(flow, name, start)
    return None if word in words.DATED_ONLY and name.generic else name


def _is_pending(flow: str, low: int, end: int) -> bool:
    around = flow[low:end]
    if "raft " not in around and "roposed " not in around and "ending " not in around:  # nearly all
        return False
    return bool(words.PENDING_PLAIN.search(flow, low, end))


def _is_one_law(flow: str, start: int, end: int) -> bool:
    """True where an article, a number or a date makes a law of "act" or "bill", which alone may be a verb or an invoice."""
    if words.DETERMINED.search(flow, max(0, start - 16), start) or flow[end : end + 1] == "'":
        return True
    return bool(words.NUMBERED.match(flow, end) or words.MADE_IN.match(flow, end))


def _title_before(flow: str, head: int) -> tuple[int, int | None] | None:
    """A title in capitals before "bill" or "law": "a Child Justice bill", "the 2003 Measures Against Trafficking in Persons law"."""
    last = next(tokens_left(flow, head, max(0, head - 40)), None)
    if last is None or not last[0][0].isupper():
        return None
    begin, year = title_left(flow, head, "act", FREE, 0)
    title = [w for w in flow[begin:head].split() if w[0].isupper()]
    if len(title) < 2 or any(words.NATIONALITY.match(w) for w in title):
        return None
    return (begin, year) if words.TITLE_TOPIC.search(flow, begin, head) else None


def _plain_constitution(flow: str, start: int, end: int) -> Name | None:
    low = max(0, start - 16)
    if not words.DETERMINED.search(flow, low, start) and not words.A_CONSTITUTION.search(flow, low, start):
        return None
    if words.CONSTITUTION_OF.match(flow, end):
        return None
    name = Name(start, end, "constitution", pending=bool(words.PENDING.search(flow, low, start)), rule="law.constitution")
    if (m := words.YEAR_BEFORE.search(flow[low:start])) and not words.TIME_WORD.search(flow[low : low + m.start()]):
        name.start, name.year = low + m.start(1), int(m[1])
    elif m := words.YEAR_OF.match(flow, end):
        name.end, name.year = m.end(), int(m["year"])
    return name


def _dated_amendment(flow: str, name: Name) -> Name | None:
    """An amendment that its year names ("a legal amendment drafted in 2013"); others are no mention of their own."""
    made = words.MADE_IN.match(flow, name.end)
    if made is None:
        return _amendment_to(flow, name)
    name.end, name.year, name.generic, name.pending = made.end(), int(made["year"]), False, "draft" in made[0]
    return name


def _amendment_to(flow: str, name: Name) -> Name | None:
    """An amendment that its year and its code name: "a 2006 amendment to the penal code (Act 15 of 2006)", "the 2014 constitutional amendment"."""
    m = words.TO_CODE.match(flow, name.end) if name.year else None
    if m is not None:
        name.end, name.kind = m.end(), "code"
    elif name.year and flow.find("constitutional", name.start, name.end) >= 0:
        name.kind = "constitution"
    else:
        return None
    name.generic, name.rule = False, "law.amendment"
    if (bracket := words.BRACKET.match(flow, name.end)) and names_bracket(clean(bracket["content"]), name):
        name.end = bracket.end()
    return name


def _extend_plain(flow: str, name: Name, head: int) -> None:
    """Number, year and, where only the year names it, the object of a lower-case law ("2010 law prohibiting trafficking")."""
    if not name.year and not words.IDENTIFIED.match(flow, name.end):
        return
    number = words.NUMBERED.match(flow, name.end) or words.BARE_NUMBER.match(flow, name.end)
    if number and (words.YEAR_OF.match(flow, number.end()) or not words.NO_PLAIN_NUMBER.fullmatch(number[0].strip())):
        name.number, name.end, name.generic = number["number"], number.end(), False
        if titled := words.LOWER_TITLE.match(flow, name.end):  # "draft law 4578 on employment agencies"
            name.end = titled.end()
    year = words.YEAR_OF.match(flow, name.end) or words.OF_DATE.match(flow, name.end) or (None if name.year else words.MADE_IN.match(flow, name.end))
    if year:
        name.year, name.end = int(year["year"]), year.end()
    if not name.number and (bracket := words.BRACKET_SERIES.match(flow, name.end)):
        name.end, name.generic = bracket.end(), False
        name.number = bracket["number"] or bracket["series"]
        name.year = name.year or (int(bracket["year"]) if bracket["year"] else None)
    if name.year:
        name.generic = False
        told = words.BARE_YEAR.fullmatch(flow, name.start, head) or re.search(r"\b(?:law|decree|ordinance|statute) of \d{4}$", flow[head : name.end])
        if told and (m := words.PLAIN_TITLE.match(flow, name.end)):
            name.end = m.end()


def _extend_draft(flow: str, name: Name, head: int) -> None:
    """The subject of a draft names it: "a draft emergency decree on forced labor"."""
    draft = words.DRAFT_BEFORE.search(flow, max(0, head - 40), head)
    if draft and (titled := words.LOWER_TITLE.match(flow, name.end)):
        name.start, name.end, name.generic = draft.start(), titled.end(), False


def _is_year_of_other(flow: str, year: int) -> bool:
    """True for the year of the law just named: "the Migration Act 1958 criminalizes acts"."""
    before = next(tokens_left(flow, year, max(0, year - 20)), None)
    return before is not None and before[0] in heads()


def _modifiers_left(flow: str, head: int) -> tuple[int, int | None]:
    """Start of a lower-case mention, and the year that opens it ("the 2016 anti-trafficking law")."""
    start, known, modifiers = head, head, role("modifier")
    for token in islice(tokens_left(flow, head, max(0, head - 110)), 8):
        word = token[0]
        if word[0].isdigit() and words.YEAR.match(word):
            time = words.TIME_WORD.search(flow, max(0, token.start() - 14), token.start())
            if _is_year_of_other(flow, token.start()):
                break
            if not time or time[0].strip() in ("of", "from") and token.end() + 1 >= start:
                return month_before(flow, token.start()), int(word)
            break
        low = word.lower()
        if low in words.STOP_PLAIN:
            break
        modifier = low in modifiers or low.startswith("anti") or word[0].isupper() and bool(words.NATIONALITY.match(word))
        if not modifier and not word[0].islower():
            break
        if modifier and known == start:
            known = token.start()
        start = token.start()
    return known, None
