"""A sentence cut into clauses, each with one deed: at semicolons, and where a coordinator opens one with its own subject."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from tipnlp.find.flows.clause import Clause, blank
from tipnlp.find.flows.cues import verbose
from tipnlp.find.flows.subjects import FINITE, gapped, joins_a_list, opens_with_subject
from tipnlp.match import Match
from tipnlp.signals import words_of
from tipnlp.text import lowered

_DEGREE = r"an?\s+(?:\w+\s+)?(?:\w+\s+)?(?:extent|degree|scale|number(?!\s+of)|basis)"
_LATELY = r"(?:the\s+)?(?:past|last|previous|reporting)\s+(?:\w+\s+)?(?:years?|period)"
_JUDGING = r"judg(?:e|ing)\s+by\s+[^,;.]{2,40}"
# Adverbials that hold a preposition which governs no place; grouped by their first word, which is faster.
ADVERBIAL = verbose(
    rf"""
    \b(?:in\s+(?:{_DEGREE}|
    (?:\w+\s+)?(?:smaller|lesser|fewer|limited|large|larger|increasing|some|certain|many|most|recent|small|growing|significant)\s+
    (?:numbers?|extent|degree|cases?|years?|instances|months|measure)|
    addition(?:\s+to)?|part|particular|the\s+main|turn|their\s+teens|private|succession|general|fact|exchange|return|order\s+to|
    search\s+of|hopes?\s+of|need\s+of|debt|effect|\d{{4}}|transit(?!\s+(?:in|at|through|via|to)\b)|
    (?:an?\s+)?(?:few|handful\s+of)\s+cases|{_LATELY})|
    at\s+(?:least|times|first|the\s+hands\s+of|(?:an?\s+)?(?:lower|higher|lesser|smaller)\s+rates?)|
    on\s+(?:{_DEGREE}|occasion|average|arrival)|
    to\s+(?:{_DEGREE}|{_JUDGING})|
    upon\s+arrival|for\s+(?:example|instance|many\s+years)|of\s+(?:which|whom|late)|among\s+(?:others|them)|above\s+all|
    during\s+{_LATELY}|over\s+{_LATELY}|from\s+time\s+to\s+time|{_JUDGING})\b
    """
)
COORDINATOR = verbose(
    r"\b(?:while|whereas|although|though|but|and|as\s+well\s+as)\b|,\s+(?=some\b|others\b|most\b|where\b)|:\s+|\s—\s"
)


def find_clauses(
    flow: str, start: int, end: int, countries: list[Match], profile: bool, *, counted: bool = False, loose: bool = False
) -> Iterator[Clause]:
    """The clauses of a sentence: cut at semicolons, and where a coordinator opens a clause with a subject of its own.

    Args:
        flow: The view's flow text.
        start: First character of the sentence.
        end: Its end.
        countries: Mentions in the sentence, in order.
        profile: Whether it stands in a paragraph on the trafficking situation.
        counted: Whether the sentence before tells of victims who were found.
        loose: Whether it only reads like such a paragraph.
    """
    begin = start
    while begin <= end:
        cut = flow.find(";", begin, end)
        cut = end if cut < 0 else cut
        inside = [m for m in countries if begin <= m.start < cut]
        raw = flow[begin:cut]
        whole = Clause(begin, blank(ADVERBIAL, lowered(flow)[begin:cut]), raw, inside, profile, counted, loose, words=words_of(flow))
        edges = sorted({0, *_edges(whole), *_deeds(whole), cut - begin})
        for left, right in zip(edges, edges[1:], strict=False):
            clause = whole.part(left, right) if len(edges) > 2 else whole
            clause.counted = clause.counted or (not profile and ("victim" in flow[start:begin] or "victim" in whole.text[:left]))
            yield from gapped(clause)
        begin = cut + 1


_SUBORDINATE = frozenset(("while", "whereas", "although", "though"))
_FAR = 160  # characters from a coordinator to the finite verb of the clause that it opens
_BRACKET = re.compile(r"[()]")
_PHRASE = re.compile(r"\b(?:in|within|to|into|through|for)\s")


def _edges(clause: Clause) -> list[int]:
    """Offsets in a clause at which another subject with its own finite verb begins."""
    text = clause.text
    coordinators = [(_with_comma(text, m.start()), m.end()) for m in COORDINATOR.finditer(text)]
    finite = [m.start() for m in FINITE.finditer(text)] if coordinators else []
    if not finite:
        return []
    edges: list[int] = []
    since = 0
    brackets = _brackets(text)
    for number, (at, after) in enumerate(coordinators):
        ahead = bisect_left(finite, after)
        verb = finite[ahead] if ahead < len(finite) else len(text) + _FAR + 1
        verbless = bisect_left(finite, since) == bisect_left(finite, at) and text[at:after].strip(" ,") not in _SUBORDINATE
        if any(begun <= at < ended for begun, ended in brackets) or verb - after > _FAR or verbless:
            continue
        following = coordinators[number + 1] if number + 1 < len(coordinators) else None
        if following and following[1] < verb and _PHRASE.search(text, after, following[0]):
            continue  # "foreign girls in Fiji, and Fijians are": the subject begins at the next coordinator
        if not joins_a_list(clause, at, after) and opens_with_subject(clause, after, verb):
            edges.append(at)
            since = at
    return edges


def _with_comma(text: str, at: int) -> int:
    """Where the comma before a coordinator stands, else the coordinator."""
    left = text[:at].rstrip()
    return len(left) - 1 if left.endswith(",") else at


def _brackets(text: str) -> list[tuple[int, int]]:
    """Spans of the text in brackets, the outer ones; an opening bracket alone reaches to the end."""
    spans: list[tuple[int, int]] = []
    depth = begun = 0
    for m in _BRACKET.finditer(text) if "(" in text else ():
        if m[0] == "(":
            begun = begun if depth else m.start()
            depth += 1
        elif depth:
            depth -= 1
            if not depth:
                spans.append((begun, m.end()))
    return [*spans, (begun, len(text) + 1)] if depth else spans


# "assisted nine Guineans and repatriated 33 women": another deed of the state.
_NEXT_DEED = re.compile(
    r"(?:,\s+)?\b(?:and|but)\s+(?:also\s+|later\s+|then\s+)?(?=(?:repatriated|returned|brought|identified|assisted|sheltered|referred|helped|rescued|freed|trained|arrested|"
    r"convicted|prosecuted|deported)\s+(?:\S+\s+){0,4}?\S)"
)


def _deeds(clause: Clause) -> list[int]:
    """Where another deed of the state with people of its own begins."""
    if clause.profile or len(clause.mentions) < 2:
        return []
    last = clause.mentions[-1].start - clause.start
    first = clause.mentions[0].start - clause.start
    return [m.start() for m in _NEXT_DEED.finditer(clause.text) if first < m.start() < last]
